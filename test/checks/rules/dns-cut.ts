import { Cases } from '../_cases';
import { deployment, ofPod, policy } from '../_objects';

const cilium = (more: object, kind = 'CiliumNetworkPolicy', name = 'web') => ({ apiVersion: 'cilium.io/v2', kind, metadata: { name }, ...more });
const FQDN = { toFQDNs: [{ matchName: 'api.example.org' }], toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }] };
const ASKED = { toEndpoints: [{ matchLabels: { 'k8s-app': 'kube-dns' } }], toPorts: [{ ports: [{ port: '53', protocol: 'ANY' }], rules: { dns: [{ matchPattern: '*' }] } }] };
const endpointSelector = { matchLabels: { app: 'web' } };

export const cases: Cases = {
  broken: [
    { objects: [deployment(), deployment({}, 'db'), policy({ spec: { policyTypes: ['Egress'], ingress: null, egress: [{ to: [{ podSelector: { matchLabels: { app: 'db' } } }], ports: [{ port: 8080 }] }] } })] },
    { objects: [deployment(), policy({ spec: { policyTypes: null, ingress: null, egress: [{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 53 }] }] } })] },
    { objects: [deployment(), cilium({ spec: { endpointSelector, egress: [FQDN] } })] },
    { objects: [deployment(), cilium({ specs: [{ endpointSelector, egress: [FQDN, { ...ASKED, toPorts: [{ ports: [{ port: '53', protocol: 'ANY' }] }] }] }] })] },
  ],
  sound: [
    { objects: [deployment(), cilium({ spec: { endpointSelector, egress: [ASKED, FQDN] } })] },
    { objects: [deployment(), cilium({ spec: { endpointSelector, egress: [FQDN] } }), cilium({ spec: { endpointSelector: {}, egress: [ASKED] } }, 'CiliumClusterwideNetworkPolicy', 'dns')] },
    { objects: [deployment(), cilium({ spec: { endpointSelector, enableDefaultDeny: { egress: false }, egress: [FQDN] } })] },
    { objects: [deployment({ spec: { template: { metadata: { annotations: { 'policy.cilium.io/proxy-visibility': '<Egress/53/UDP/DNS>' } } } } }), cilium({ spec: { endpointSelector, egress: [FQDN] } })] },
    { objects: [deployment(), policy({ spec: { policyTypes: ['Egress'], ingress: null, egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 5353, protocol: 'UDP' }, { port: 443 }] }] } })] },
    // Cilium's own policies let through what these do not.
    { objects: [deployment(), policy({ spec: { policyTypes: ['Egress'], ingress: null, egress: [{ ports: [{ port: 5432 }] }] } }), { apiVersion: 'cilium.io/v2', kind: 'CiliumClusterwideNetworkPolicy', metadata: { name: 'dns' }, spec: {} }] },
    { objects: [deployment(), policy({ spec: { policyTypes: ['Egress'], ingress: null, egress: [{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 5432 }] }, { ports: [{ port: 53, protocol: 'UDP' }] }] } })] },
    // Who may send to nobody needs no names.
    { objects: [deployment(), policy({ spec: { policyTypes: ['Egress'], ingress: null } })] },
    { objects: [deployment(ofPod({ dnsPolicy: 'Default' })), policy({ spec: { policyTypes: ['Egress'], ingress: null, egress: [{ ports: [{ port: 5432 }] }] } })] },
  ],
};
