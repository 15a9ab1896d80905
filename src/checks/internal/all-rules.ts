import { Rule } from './rule';

/** All rules that a whole cluster is held against. They are many files, loaded when the first cluster is: what only makes constructs starts without them. */
export function allRules(): readonly Rule[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./rules').RULES;
}
