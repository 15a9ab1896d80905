import { WebApp, Worker } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofContainer, ofPod, policy, service } from '../_objects';

const asking = (value: string, policy_ = 'Default') => deployment({ spec: { template: { spec: { ...ofPod({ dnsPolicy: policy_ }).spec.template.spec, ...ofContainer({ env: [{ name: 'API', value }] }).spec.template.spec } } } });
const open = policy({ spec: { policyTypes: ['Ingress', 'Egress'], egress: [{}] } });

export const cases: Cases = {
  broken: [
    { objects: [asking('http://api.other.svc'), open], platform: { external: [] } },
    { objects: [asking('http://api'), deployment({}, 'api'), service({}, 'api'), open] },
    {
      build: tenant => new Worker(tenant, 'mailer', { image: 'example/mailer:1', dns: { policy: 'Default', nameservers: ['192.0.2.53'] } }).connectTo(new WebApp(tenant, 'api', { image: 'example/api:1', port: 8080 })),
    },
  ],
  sound: [
    { objects: [asking('http://api', 'ClusterFirst'), deployment({}, 'api'), service({}, 'api'), open] },
    { objects: [asking('https://api.example.org'), service(), open] },
    { objects: [asking('http://web.shop.svc'), service(), open] },
    { objects: [asking('https://kubernetes.default.svc'), open] },
    { objects: [deployment(ofPod({ dnsPolicy: 'Default', containers: [{ name: 'web', env: [{ name: 'NO_PROXY', value: 'api.other.svc' }], args: ['--audience=https://api.other.svc'] }] })), open] },
    { objects: [deployment(ofPod({ dnsPolicy: 'Default', hostAliases: [{ ip: '192.0.2.7', hostnames: ['api.other.svc'] }], containers: [{ name: 'web', args: ['http://api.other.svc'] }] })), open] },
    { build: tenant => new Worker(tenant, 'mailer', { image: 'example/mailer:1', dns: { policy: 'Default', nameservers: ['192.0.2.53'] } }) },
  ],
};
