import { allRules } from './all-rules';

/** The warnings of constructs: like the rules of the whole app, and unlike their errors, they leave what can be rendered. */
export const CONSTRUCT_WARNINGS = [
  'acme-inside',
  'acme-proxy',
  'client-hidden',
  'deadline-unused',
  'migration-volume',
  'no-pre-stop',
  'no-tls',
  'node-resolver',
  'not-announced',
  'other-environment',
  'proxy-redirected',
  'rate-limit-shared',
  'route-match',
  'setting-doubtful',
  'source-ranges',
  'spare-node',
];

/** The ids of what can be silenced, promoted and demoted. */
export function ruleIds(): string[] {
  return [...new Set([...allRules().map(({ id }) => id), ...CONSTRUCT_WARNINGS])].sort();
}

/** Whether a rule can be silenced, promoted and demoted. */
export function isAdjustable(id: string): boolean {
  return CONSTRUCT_WARNINGS.includes(id) || allRules().some(rule => rule.id === id);
}
