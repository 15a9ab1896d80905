import { Found } from '../core/internal/finding';
import { error, oneOf } from '../core/internal/rules';
import { Engine } from './_engine';
import { POSTGRES } from './_postgres';
import { REDIS } from './_redis';

/** The engines by their names. */
export const ENGINES: Readonly<Record<string, Engine>> = { postgres: POSTGRES, redis: REDIS };

/** The engine of a name; where there is none, any, for a rule refuses the name. */
export function engineOf(name: string): Engine {
  return ENGINES[name] ?? POSTGRES;
}

/** What is wrong with the name of an engine, of its user and of its database. */
export function engineRules(name: string, { username, database }: { readonly username?: string; readonly database?: string }): Found[] {
  const engine = engineOf(name);
  return [
    oneOf('engine', name, Object.keys(ENGINES)),
    identifier('username', username),
    identifier('database', database),
    username !== undefined && engine.reservedUsers.includes(username)
      ? error('reserved-user', 'username', 'must not be the superuser', username, 'choose another name, or leave it out for \'app\'')
      : undefined,
  ];
}

/** @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS */
function identifier(object: string, value: string | undefined): Found {
  return value === undefined || /^[a-z_][a-z0-9_]{0,62}$/.test(value)
    ? undefined
    : error('identifier', object, 'must be at most 63 lower-case letters, digits and \'_\', not beginning with a digit', value, 'rename it');
}
