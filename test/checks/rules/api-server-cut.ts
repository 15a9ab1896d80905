import { Cases } from '../_cases';
import { deployment, ofPod, policy, role, roleBinding, service } from '../_objects';

const webhook = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'web' },
  webhooks: [{
    name: 'web.example.org',
    admissionReviewVersions: ['v1'],
    sideEffects: 'None',
    failurePolicy: 'Fail',
    clientConfig: { service: { name: 'web', namespace: 'shop', port: 80 }, caBundle: 'Y2E=' },
    rules: [{ apiGroups: ['example.org'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['widgets'] }],
  }],
};
const asked = (rule: object | undefined, pod: Record<string, unknown> = {}) => {
  const ingress = rule === undefined ? [] : [rule];
  return [webhook, deployment(ofPod(pod)), service(), policy({ spec: { ingress } })];
};
const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'builder' } };
const binding = roleBinding({ subjects: [{ kind: 'ServiceAccount', name: 'builder', namespace: 'shop' }] });
const asking = (rule: object) => [
  account, role(), binding, deployment(ofPod({ serviceAccountName: 'builder' })),
  policy({ spec: { policyTypes: ['Egress'], ingress: null, egress: [rule] } }),
];
const dns = { ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] };

export const cases: Cases = {
  broken: [
    { objects: asked(undefined) },
    { objects: asked({ from: [{ podSelector: {} }] }) },
    { objects: asked({ from: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 9443 }] }) },
    { objects: asking(dns) },
    { objects: asked(undefined).map(object => object === webhook ? { ...webhook, webhooks: webhook.webhooks.map(each => ({ ...each, failurePolicy: 'Ignore' })) } : object) },
  ],
  sound: [
    { objects: asked({ from: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 8080 }] }) },
    { objects: asked({ ports: [{ port: 'http' }] }) },
    { objects: asked({}) },
    { objects: asking({ to: [{ ipBlock: { cidr: '192.0.2.10/32' } }], ports: [{ port: 6443 }] }) },
    { objects: asking({}) },
    { objects: asking({ to: [{ ipBlock: { cidr: '192.0.2.10/32' } }], ports: [{ port: 16443 }] }) },
    { objects: [...asked(undefined), { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'web' }, spec: {} }] },
    { objects: asking(dns).filter(({ kind }) => kind !== 'RoleBinding') },
    { objects: asked(undefined, { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }) },
  ],
};
