import { Found } from '../core/internal/finding';
import { error, oneOf } from '../core/internal/rules';
import { Engine } from './_engine';
import { POSTGRES } from './_postgres';
import { REDIS } from './_redis';

/** The engines by their names. */
export const ENGINES: Readonly<Record<string, Engine>> = { postgres: POSTGRES, redis: REDIS };

/** The engine of a name; where there is none, any, for a rule refuses the name. */
export function engineOf(name: string): Engine {
  return Object.hasOwn(ENGINES, name) ? ENGINES[name] : POSTGRES;
}

/** What is wrong with the name of an engine, and with those of the user and the database that are made in it. */
export function engineRules(name: string, { username, database }: { readonly username?: string; readonly database?: string }): Found[] {
  const engine = engineOf(name);
  return [
    engineName(name),
    identifier('username', username),
    identifier('database', database),
    ...Object.entries({ username, database }).map(([object, value]) => value !== undefined && engine.reservedNames.test(value)
      ? error('reserved-name', object, 'must not be one that the engine keeps for itself', value, 'choose another name, or leave it out for \'app\'')
      : undefined),
  ];
}

/** What is wrong with the name of an engine. */
export function engineName(name: string): Found {
  return oneOf('engine', name, Object.keys(ENGINES));
}

/** @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS */
function identifier(object: string, value: string | undefined): Found {
  return value === undefined || /^[a-z_][a-z0-9_]{0,62}$/.test(value)
    ? undefined
    : error('identifier', object, 'must be at most 63 lower-case letters, digits and \'_\', not beginning with a digit', value, 'rename it');
}
