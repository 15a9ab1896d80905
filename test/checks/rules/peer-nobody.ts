import { ApiObject } from 'cdk8s';
import { External, Peer, Platform, Tenant, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment, job, policy, service } from '../_objects';

const lettingIn = (labels: object, more: object = {}) =>
  policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: labels }, ...more }] }] } });
const theirs = (platform: Platform, labels: object, more: object = {}, createNamespace = false) => {
  const front = new Tenant(platform, 'front', { createNamespace, podSecurity: 'privileged' });
  new ApiObject(front, 'gateway', deployment({}, 'gateway'));
  new ApiObject(front, 'debug', deployment({}, 'debug'));
  const shop = new Tenant(platform, 'other', { createNamespace, podSecurity: 'privileged' });
  new ApiObject(shop, 'web', deployment());
  new ApiObject(shop, 'policy', lettingIn(labels, more));
};
const queue = (more: object = {}) => [deployment(), deployment({}, 'queue'), service({ spec: { clusterIP: '10.96.40.12', ...more } }, 'queue')];
const ADDRESS = { ipBlock: { cidr: '10.96.40.12/32' } };
const DNS = { to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }], ports: [{ protocol: 'UDP', port: 53 }] };
const egress = (peer: object, other?: object, name = 'web') => policy({ spec: { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Egress'], ingress: null, egress: [DNS, { to: other && Object.keys(other).length > 0 ? [peer, other] : [peer] }] } }, name);

/** Pods in two namespaces, and a policy of Cilium's in one. */
const beside = (platform: Platform, matchLabels: object, peers = 'fromEndpoints') => {
  new ApiObject(new Tenant(platform, 'front', { podSecurity: 'privileged' }), 'gateway', deployment({}, 'gateway'));
  const other = new Tenant(platform, 'other', { podSecurity: 'privileged' });
  new ApiObject(other, 'web', deployment());
  new ApiObject(other, 'policy', { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'web' }, ...{ spec: { endpointSelector: { matchLabels: { app: 'web' } }, [peers === 'fromEndpoints' ? 'ingress' : 'egress']: [{ [peers]: [{ matchLabels }] }] } } });
};

export const cases: Cases = {
  broken: [
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'wbe' } } }] }] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { name: 'traefik' } } }] }] } })] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'a:1', port: 8080, egress: [Peer.pods('shop', { app: 'nobody' }, [25])] }) },
    { build: (_, platform) => theirs(platform, { app: 'gateway' }) },
    { build: (_, platform) => theirs(platform, { app: 'gateway' }, {}, true) },
    { objects: [...queue(), egress(ADDRESS)] },
    { objects: [...queue({ clusterIPs: ['10.96.40.12', 'fd00:10:96::12'], ipFamilyPolicy: 'PreferDualStack' }), egress({ ipBlock: { cidr: 'fd00:10:96::12/128' } })] },
    { build: (_, platform) => beside(platform, { app: 'gateway' }) },
    { build: (_, platform) => beside(platform, { 'k8s:app': 'gateway' }, 'toEndpoints') },
  ],
  sound: [
    { build: (_, platform) => beside(platform, { 'app': 'gateway', 'k8s:io.kubernetes.pod.namespace': 'front' }) },
    { build: (_, platform) => beside(platform, { app: 'web' }) },
    { build: (_, platform) => beside(platform, { app: 'nobody' }) },
    { build: (_, platform) => beside(platform, { 'reserved:host': '' }) },
    { build: (_, platform) => theirs(platform, { app: 'gateway' }, { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'front' } } }) },
    // Who else is in a namespace of somebody else's is not known.
    { build: (_, platform) => theirs(platform, { app: 'made-there' }) },
    { objects: [deployment(), job(), policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { 'job-name': 'task' } } }] }] } })] },
    { objects: [deployment(), deployment({}, 'api'), policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'api' } } }, { podSelector: {} }, { ipBlock: { cidr: '192.0.2.0/24' } }] }] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'traefik' } }, podSelector: { matchLabels: { app: 'traefik' } } }] }] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { app: 'made-elsewhere' } } }] }] } })], platform: { external: [External.pods({ app: 'made-elsewhere' })] } },
    // Who makes the pods of a namespace need not make the namespace.
    { objects: [deployment(), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring' } }, policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } }, podSelector: { matchLabels: { app: 'prometheus' } } }] }] } })] },
    {
      objects: [
        { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'k8s' }, spec: {} },
        deployment(), policy({ spec: { ingress: [{ from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } }] }] } }),
      ],
    },
    { objects: [...queue(), egress({ podSelector: { matchLabels: { app: 'queue' } } })] },
    // Besides its pods, for networks that ask for both; of nobody's Service; of more than one address; of pods that nobody else keeps in.
    { objects: [...queue(), egress(ADDRESS, { podSelector: { matchLabels: { app: 'queue' } } })] },
    { objects: [...queue(), egress(ADDRESS), egress({ podSelector: {} }, {}, 'all')] },
    { objects: [...queue(), egress({ ipBlock: { cidr: '10.96.40.13/32' } })] },
    { objects: [...queue(), egress({ ipBlock: { cidr: '10.96.40.0/24' } })] },
    { objects: [...queue({ selector: null }), egress(ADDRESS)] },
    { objects: [...queue(), egress(ADDRESS), { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'web' }, spec: {} }] },
  ],
};
