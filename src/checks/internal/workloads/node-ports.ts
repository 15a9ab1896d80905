import { list, record } from '../../../core/internal/json';
import { Pods } from '../pods';

/** The ports of their node that pods take; in its network those of their containers are. */
export function nodePortsOf({ spec, containers }: Pods): string[] {
  return containers.filter(({ role }) => role !== 'init').flatMap(({ json }) => list(json.ports).flatMap(({ containerPort, hostPort = spec.hostNetwork === true ? containerPort : undefined, protocol = 'TCP', hostIP = '' }) =>
    hostPort === undefined || hostPort === 0 ? [] : [`${String(protocol)} ${String(hostPort)}${hostIP === '' ? '' : ` of ${String(hostIP)}`}`]));
}

/** The one node that pods are for, where it is named. */
export function nodeOf({ spec }: Pods): string | undefined {
  const node = spec.nodeName ?? record(spec.nodeSelector)['kubernetes.io/hostname'];
  return typeof node === 'string' ? node : undefined;
}
