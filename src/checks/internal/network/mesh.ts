import { list, record } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { Pods } from '../pods';
import { selects } from '../select';

// What Istio makes of a mesh.

/** A short name is of the namespace of who says it: https://istio.io/latest/docs/reference/config/networking/destination-rule/#DestinationRule */
export function hostOf(host: unknown, { namespace }: Item): string {
  const name = String(host).replace(/\.cluster\.local$/, '').replace(/\.svc$/, '');
  return name.includes('.') ? name : `${name}.${namespace ?? ''}`;
}

const INJECT = 'sidecar.istio.io/inject';

/** Whether pods are given a proxy of Istio's: https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy */
export function proxyOf(cluster: Cluster, { namespace, labels, annotations, spec }: Pods): 'certain' | 'asked' | undefined {
  const { 'istio-injection': injection, 'istio.io/rev': revision } = namespace === undefined ? {} : cluster.namespaceLabels(namespace);
  const said = labels[INJECT] ?? annotations[INJECT];
  if (spec.hostNetwork === true || injection === 'disabled' || said === 'false') return undefined;
  // Some of their ports may be none of its affairs.
  if (Object.keys(annotations).some(key => key.startsWith('traffic.sidecar.istio.io/'))) return undefined;
  if (labels[INJECT] === 'true' || labels['istio.io/rev'] !== undefined || injection === 'enabled' || revision !== undefined) return 'certain';
  // An annotation alone is not read where the namespace does not ask for proxies.
  return said === 'true' ? 'asked' : undefined;
}

/**
 * The policy by which pods take nothing but mutual TLS at all of their ports; undefined where none says so. The narrowest that says something holds.
 *
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function strictOf(cluster: Cluster, { namespace, labels }: Pods): Item | undefined {
  const all = cluster.all('PeerAuthentication.security.istio.io');
  const isWide = ({ spec }: Item) => Object.keys(record(record(spec.selector).matchLabels)).length === 0;
  const ofPods = all.filter(each => each.namespace === namespace && !isWide(each) && selects(record(each.spec.selector), labels));
  const ofNamespace = all.filter(each => each.namespace === namespace && isWide(each));
  const ofMesh = all.filter(each => each.namespace === 'istio-system' && isWide(each));
  // Of several for the same, the oldest holds.
  if ([ofPods, ofNamespace, ofMesh].some(each => each.length > 1) || ofPods.some(({ spec }) => spec.portLevelMtls !== undefined)) return undefined;
  const [first] = [...ofPods, ...ofNamespace, ...ofMesh].filter(each => !['UNSET', undefined].includes(modeOf(each)));
  return first && modeOf(first) === 'STRICT' ? first : undefined;
}

function modeOf({ spec }: Item): string | undefined {
  const { mode } = record(spec.mtls);
  return typeof mode === 'string' ? mode : undefined;
}

/** Whether a DestinationRule has what is about single ports, or about subsets, look different from the rest. */
export function hasExceptions({ spec }: Item): boolean {
  const { portLevelSettings } = record(spec.trafficPolicy);
  return list(portLevelSettings).length > 0 || list(spec.subsets).some(({ trafficPolicy }) => {
    const { tls, portLevelSettings: ofPorts } = record(trafficPolicy);
    return tls !== undefined || ofPorts !== undefined;
  });
}
