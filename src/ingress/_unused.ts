import { Found } from '../core/internal/finding';
import { error } from '../core/internal/rules';

/** Something that Traefik reads for nothing, and does not say so. */
export function unused(object: string, why: string, value: unknown, remedy = 'leave it out'): Found {
  return value === undefined ? undefined : error('unused-field', object, why, value, remedy);
}
