import { isWildcard } from '../../../core/internal/names';

/** Whether a host is another one, or a wildcard of it: `*.` stands for one label. */
export function coversHost(listed: string, host: string): boolean {
  return listed === host || (isWildcard(listed) && listed.slice(1) === host.slice(host.indexOf('.')));
}
