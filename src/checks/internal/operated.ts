import { Json, list, record } from '../../core/internal/json';
import { Item } from './item';

// Kinds of somebody else's for which no operator makes objects that others refer to, or for which it is known what.
const PASSIVE = new Set([
  'ExternalSecret', 'SealedSecret', 'Certificate', 'Issuer', 'SecretStore', 'VaultStaticSecret', 'VaultDynamicSecret', 'SecretProviderClass', 'Middleware', 'MiddlewareTCP',
  'IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP', 'TLSOption', 'TLSStore', 'ServersTransport', 'TraefikService', 'ServiceMonitor', 'PodMonitor', 'PrometheusRule',
  'Probe', 'ScaledObject', 'HTTPRoute', 'GRPCRoute', 'TCPRoute', 'IPAddressPool', 'L2Advertisement', 'Application', 'AppProject', 'Kustomization', 'CiliumNetworkPolicy',
  'Cluster.postgresql.cnpg.io', 'VerticalPodAutoscaler', 'Gateway.networking.istio.io', 'VirtualService', 'DestinationRule', 'ServiceEntry', 'PeerAuthentication',
  'AuthorizationPolicy', 'RequestAuthentication', 'EnvoyFilter', 'Sidecar.networking.istio.io', 'Rollout.argoproj.io', 'AnalysisTemplate', 'ClusterIssuer', 'ClusterSecretStore',
  'TriggerAuthentication', 'ClusterTriggerAuthentication', 'AlertmanagerConfig', 'ScrapeConfig', 'CiliumClusterwideNetworkPolicy', 'Schedule.velero.io',
]);

/** A namespace that stands for all of them. */
export const ANYWHERE = '*';

/** What an operator names the objects after that it makes for another one, and where it makes them. */
interface Operated {
  readonly namespace?: string;
  readonly name: string;
}

/** What an operator makes objects for: their names are not all known, but what they begin with, or have in them. */
export function operatedBy(item: Item): Operated[] {
  const { kind, group, name, namespace, spec, metadata } = item;
  if (item.builtIn) return metadata.annotations === undefined ? [] : copied(name, record(metadata.annotations));
  const text = (value: unknown, otherwise: string) => typeof value === 'string' ? value : otherwise;
  switch (kind) {
    case 'HelmRelease': {
      const target = text(spec.targetNamespace, namespace ?? '');
      const usual = spec.targetNamespace === undefined ? name : `${target}-${name}`;
      return [{ namespace, name }, { namespace: target, name: text(spec.releaseName, usual) }];
    }
    case 'HelmChart': return [{ namespace, name }, { namespace: text(spec.targetNamespace, namespace ?? ''), name }];
    // Of a chart, what is made is called after its release. What is in a repository may be this very program.
    case 'Application': return [record(spec.source), ...list(spec.sources)].filter(({ chart }) => chart !== undefined).map(({ helm }) =>
      ({ namespace: text(record(spec.destination).namespace, ''), name: text(record(helm).releaseName, name) }));
    case 'ClusterExternalSecret': {
      const own = text(spec.externalSecretName, name);
      return [{ namespace: ANYWHERE, name: text(record(record(spec.externalSecretSpec).target).name, own) }];
    }
    case 'Bundle': return group === 'trust.cert-manager.io' ? [{ namespace: ANYWHERE, name }] : [{ namespace, name }];
    case 'Tenant': return [{ namespace, name }, ...group === 'minio.min.io' ? [{ namespace, name: 'minio' }] : []];
    case 'Certificate': return copied(text(spec.secretName, name), record(record(spec.secretTemplate).annotations));
    default: return PASSIVE.has(kind) || PASSIVE.has(`${kind}.${group}`) ? [] : [{ namespace, name }];
  }
}

/** What is copied into other namespaces: https://github.com/emberstack/kubernetes-reflector, https://github.com/mittwald/kubernetes-replicator */
function copied(name: string, annotations: Json): Operated[] {
  const copies = annotations['reflector.v1.k8s.emberstack.com/reflection-auto-enabled'] === 'true' || annotations['replicator.v1.mittwald.de/replicate-to'] !== undefined;
  return copies ? [{ namespace: ANYWHERE, name }] : [];
}

/** Whether an object is called after another one: operators put words before its name, and behind it. */
export function isNamedAfter(name: string, other: string): boolean {
  const at = name.indexOf(other);
  return at >= 0 && other !== '' && /^[-.]?$/.test(name.charAt(at - 1)) && /^[-.]?$/.test(name.charAt(at + other.length));
}
