import { Found } from '../core/internal/finding';
import { error } from '../core/internal/rules';
import { checked } from '../core/internal/shape';

/** What the rules of a kind find in its props: nothing where a prop is not of its type, which is said already. */
export function sound<T extends object>(struct: string, props: T, rules: (clean: T) => Found[]): Found[] {
  const { clean, slips } = checked(struct, props);
  return slips.length > 0 ? [] : rules(clean);
}

/** Something that Traefik reads for nothing, and does not say so. */
export function unused(object: string, why: string, value: unknown, remedy = 'leave it out'): Found {
  return value === undefined ? undefined : error('unused-field', object, why, value, remedy);
}
