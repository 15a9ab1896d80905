import { readFileSync } from 'fs';
import { join } from 'path';

/** What the compiler wrote of a documented thing. */
export interface Documented {
  readonly name: string;
  readonly optional?: boolean;
  readonly overrides?: string;
  readonly docs?: { readonly summary?: string; readonly remarks?: string; readonly default?: string };
}

/** A type of the public API. */
export interface ApiType extends Documented {
  readonly fqn: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly datatype?: boolean;
  readonly interfaces?: string[];
  readonly properties?: Documented[];
  readonly methods?: Documented[];
}

/** The public API, as the compiler wrote it. `npm test` compiles first. */
export const TYPES: ReadonlyMap<string, ApiType> = new Map(
  Object.values(JSON.parse(readFileSync(join(__dirname, '../.jsii'), 'utf8')).types as Record<string, ApiType>).map(type => [type.name, type]),
);

/** The props of a struct, with those that it inherits. */
export function propsOf(name: string): Documented[] {
  const type = TYPES.get(name);
  return [...type?.properties ?? [], ...(type?.interfaces ?? []).flatMap(fqn => propsOf(fqn.split('.')[1]))];
}
