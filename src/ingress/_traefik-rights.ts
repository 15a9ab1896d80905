import { k8s } from 'cdk8s-plus-27';
import { Wire } from '../core/internal/api/wire';
import { Rights } from './_account';
import { TRAEFIK_KINDS } from './_traefik-kinds';
import { ProvidersProps } from './providers';

type Rule = Wire<k8s.PolicyRule>;

// What Traefik 3.6.12 asks of the API server, seen in the audit log of a whole run; no verb that its documentation's roles lack.

const WATCH = ['list', 'watch'];
const watch = (apiGroup: string, ...resources: string[]): Rule => ({ apiGroups: [apiGroup], resources, verbs: WATCH });
const status = (apiGroup: string, ...kinds: string[]): Rule => ({ apiGroups: [apiGroup], resources: kinds.map(kind => `${kind}/status`), verbs: ['update'] });

const GATEWAY = 'gateway.networking.k8s.io';

/** What it may read for these providers, in their namespaces alone where there are any. */
export function traefikRights({ ingress = true, crd = true, gateway = false, namespaces = [] }: ProvidersProps, own: string): Rights {
  const anywhere: Rule[] = [
    ...ingress ? [watch('networking.k8s.io', 'ingressclasses'), watch('', 'nodes')] : [],
    ...gateway ? [watch('', 'namespaces'), watch(GATEWAY, 'gatewayclasses'), status(GATEWAY, 'gatewayclasses')] : [],
  ];
  const inside: Rule[] = [
    watch('', 'services', 'secrets', ...crd || gateway ? ['configmaps'] : []),
    watch('discovery.k8s.io', 'endpointslices'),
    ...ingress ? [watch('networking.k8s.io', 'ingresses'), status('networking.k8s.io', 'ingresses')] : [],
    ...crd ? [watch('traefik.io', ...TRAEFIK_KINDS.map(({ plural }) => plural))] : [],
    ...gateway ? [
      watch(GATEWAY, 'gateways', 'httproutes', 'grpcroutes', 'referencegrants', 'backendtlspolicies'),
      status(GATEWAY, 'gateways', 'httproutes', 'grpcroutes', 'backendtlspolicies'),
    ] : [],
  ];
  if (namespaces.length === 0) return { cluster: [...anywhere, ...inside] };
  const { [own]: home, ...elsewhere } = Object.fromEntries(namespaces.map(namespace => [namespace, inside]));
  return { cluster: anywhere.length > 0 ? anywhere : undefined, own: home, elsewhere };
}
