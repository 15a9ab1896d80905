import { isWildcard } from '../core/internal/names';
import { PlannedRoute } from '../core/internal/routing';

/**
 * Which of several routes for a request goes first, in the measure of those that say nothing: the length of their rule. The words for a prefix of whole
 * parts are longer than those for the exact path below it, and those for any host of a domain longer than for one of them, so it has to be said: an exact
 * path goes before a prefix, a longer path before a shorter one, and a host before the wildcard that covers it.
 *
 * @see https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/http/routing/rules-and-priority/#priority-calculation
 */
export function priorityOf({ hosts, path, pathType }: Pick<PlannedRoute, 'hosts' | 'path' | 'pathType'>): number {
  const whole = hosts.filter(host => !isWildcard(host));
  // Below the length of any rule with a host.
  if (whole.length === 0) return 1 + Math.min(path.length, 9);
  const host = Math.max(...whole.map(each => each.length));
  return 'Host(``) && PathPrefix(``)'.length + host + path.length + (pathType === 'Exact' ? EXACT : 0);
}

/** A route in parts of one priority each: that of its whole names, and that of its wildcards, which is behind each whole name of anybody. */
export function partsOf(plan: PlannedRoute): PlannedRoute[] {
  const [whole, wildcards] = [false, true].map(wanted => plan.hosts.filter(host => isWildcard(host) === wanted));
  if (whole.length === 0 || wildcards.length === 0) return [plan];
  // The certificate of the first is that of both.
  return [{ ...plan, hosts: whole, certified: plan.hosts }, { ...plan, name: `${plan.name}-wildcard`, hosts: wildcards, issuer: undefined }];
}

/** More than the characters that two words for one path differ by. */
const EXACT = 10;
