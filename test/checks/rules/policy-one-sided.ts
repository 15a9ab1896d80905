import { Credentials, Peer, StatefulDatabase, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment, policy, service } from '../_objects';

const peers = (field: 'from' | 'to', app: string) => ({ [field]: [{ podSelector: { matchLabels: { app } } }], ports: [{ port: 8080 }] });
const DNS = { ports: [{ port: 53, protocol: 'UDP' }] };
const both = (name: string, ingress: object[], egress: object[]) => policy({ spec: { policyTypes: ['Ingress', 'Egress'], ingress, egress } }, name);
const from = (port: unknown) => policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'api' } } }], ports: [{ port }] }] } });
const api = { podSelector: { matchLabels: { app: 'api' } } };
const within = (matchLabels: Record<string, string>) => policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels }, ...api }] }] } });
const NAME = 'kubernetes.io/metadata.name';
/** Pods that may send to nobody, but ask for names. */
const cut = (name: string) => both(name, [{}], [DNS]);

export const cases: Cases = {
  broken: [
    { objects: [deployment(), deployment({}, 'api'), from(8080), cut('api')] },
    { objects: [deployment(), deployment({}, 'api'), from('http'), both('api', [{}], [DNS, { to: [{ ipBlock: { cidr: '192.0.2.0/24' } }] }])] },
    { objects: [deployment(), deployment({}, 'api'), within({ [NAME]: 'shop' }), cut('api')] },
    { objects: [deployment(), deployment({}, 'api'), both('web', [{}], [peers('to', 'api'), DNS]), policy({ spec: { ingress: [] } }, 'api')] },
    {
      build: tenant => {
        const orders = new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('orders') });
        orders.allowFrom(Peer.of(new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 })));
      },
    },
    { objects: [deployment(), deployment({}, 'api'), from(8080), both('api', [{}], [{ ports: [{ port: 9100 }] }, DNS])] },
    // It has no port of that name.
    { objects: [deployment(), deployment({}, 'api'), policy({ spec: { ingress: [{ from: [api] }] } }), both('api', [{}], [{ ports: [{ port: 'metrics' }] }, DNS])] },
  ],
  sound: [
    { objects: [deployment(), deployment({}, 'api'), both('web', [{}], [{ to: [{ podSelector: { matchLabels: { app: 'api' } } }], ports: [{ port: 1024, endPort: 65535 }] }, DNS]), policy({ spec: { ingress: [{ ports: [{ port: 8080 }] }] } }, 'api')] },
    { objects: [deployment(), deployment({}, 'api'), policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'api' } } }] }] } }), both('api', [{}], [{ ports: [{ port: 9100 }] }, DNS])] },
    { objects: [deployment(), deployment({}, 'api'), from(8080), both('api', [{}], [peers('to', 'web'), DNS])] },
    { objects: [deployment(), deployment({}, 'api'), from(8080), both('api', [{}], [{ to: [{ podSelector: {} }] }, DNS])] },
    { objects: [deployment(), service(), policy({ spec: { ingress: [{ from: [{ ipBlock: { cidr: '192.0.2.0/24' } }] }, { from: [{ namespaceSelector: {} }] }] } })] },
    {
      build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 }).connectTo(new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080 })),
    },
    // Cilium's may let through what these do not.
    { objects: [deployment(), deployment({}, 'api'), from(8080), cut('api'), { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'api' }, spec: { endpointSelector: {}, egress: [{}] } }] },
    // Whoever it is, of this namespace.
    { objects: [deployment(), deployment({}, 'api'), both('web', [{ from: [{ podSelector: {} }] }], [DNS]), cut('api')] },
    { objects: [deployment(), deployment({}, 'api'), { ...deployment({}, 'api'), metadata: { name: 'api', namespace: 'default' } }, within({ [NAME]: 'default' }), cut('api')] },
    { objects: [deployment(), deployment({}, 'api'), within({ team: 'shop' }), cut('api')] },
    // On a port that only the other side names.
    { objects: [deployment(), deployment({}, 'api'), policy({ spec: { ingress: [{ from: [api] }] } }), policy({ spec: { policyTypes: ['Egress'], ingress: null, egress: [{ ports: [{ port: 9100 }] }, DNS] } }, 'api')] },
  ],
};
