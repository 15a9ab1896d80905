import { External, StatefulDatabase, WebApp, Worker } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofContainer, ofPod, policy, service } from '../_objects';

const asking = (value: string, policy_ = 'Default') => deployment({ spec: { template: { spec: { ...ofPod({ dnsPolicy: policy_ }).spec.template.spec, ...ofContainer({ env: [{ name: 'API', value }] }).spec.template.spec } } } });
const resolving = (value: string, dnsConfig: object) => deployment(ofPod({ dnsPolicy: 'None', dnsConfig, containers: [{ name: 'web', env: [{ name: 'API', value }] }] }));
const open = policy({ spec: { policyTypes: ['Ingress', 'Egress'], egress: [{}] } });

export const cases: Cases = {
  broken: [
    { objects: [asking('http://api.other.svc'), open], platform: { external: [] } },
    { objects: [asking('http://api'), deployment({}, 'api'), service({}, 'api'), open] },
    {
      build: tenant => new Worker(tenant, 'mailer', { image: 'example/mailer:1', dns: { policy: 'Default', nameservers: ['192.0.2.53'] } }).connectTo(new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080 })),
    },
    { objects: [resolving('http://api.other.svc', { nameservers: ['192.0.2.53'] }), open], platform: { external: [] } },
    {
      build: tenant => new Worker(tenant, 'mailer', { image: 'example/mailer:1', dns: { policy: 'None', nameservers: ['10.96.0.10'] } })
        .connectTo(new StatefulDatabase(tenant, 'db', { engine: 'postgres', version: '17', storage: '1Gi' })),
      platform: { external: [External.secret('db-credentials')] },
    },
  ],
  sound: [
    { objects: [asking('http://api', 'ClusterFirst'), deployment({}, 'api'), service({}, 'api'), open] },
    { objects: [asking('https://api.example.org'), service(), open] },
    { objects: [asking('http://web.shop.svc'), service(), open] },
    { objects: [resolving('http://api.other.svc', { nameservers: ['192.0.2.53'], searches: ['cluster.local'] }), open] },
    { objects: [resolving('http://api.other.svc.cluster.local:8080', { nameservers: ['192.0.2.53'] }), open] },
    { objects: [resolving('https://kubernetes.default.svc', { nameservers: ['192.0.2.53'] }), open] },
    { objects: [asking('https://kubernetes.default.svc'), open] },
    { objects: [deployment(ofPod({ dnsPolicy: 'Default', containers: [{ name: 'web', env: [{ name: 'NO_PROXY', value: 'api.other.svc' }], args: ['--audience=https://api.other.svc'] }] })), open] },
    { objects: [deployment(ofPod({ dnsPolicy: 'Default', hostAliases: [{ ip: '192.0.2.7', hostnames: ['api.other.svc'] }], containers: [{ name: 'web', args: ['http://api.other.svc'] }] })), open] },
    { build: tenant => new Worker(tenant, 'mailer', { image: 'example/mailer:1', dns: { policy: 'Default', nameservers: ['192.0.2.53'] } }) },
  ],
};
