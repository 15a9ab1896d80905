import { PlannedRoute } from '../core/internal/routing';

/**
 * Which of several routes for a request goes first, in the measure of those that say nothing: the length of their rule. The words for a prefix of whole
 * parts are longer than those for the exact path below it, and those for any host of a domain longer than for one of them, so it has to be said: an exact
 * path goes before a prefix, a longer path before a shorter one, and a host before the wildcard that covers it.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/http/routing/rules-and-priority/#priority-calculation
 */
export function priorityOf({ hosts, path, pathType }: Pick<PlannedRoute, 'hosts' | 'path' | 'pathType'>): number {
  const whole = hosts.filter(host => !host.startsWith('*.'));
  // Below the length of any rule with a host.
  if (whole.length === 0) return 1 + Math.min(path.length, 9);
  const host = Math.max(...whole.map(each => each.length));
  return 'Host(``) && PathPrefix(``)'.length + host + path.length + (pathType === 'Exact' ? EXACT : 0);
}

/** More than the characters that two words for one path differ by. */
const EXACT = 10;
