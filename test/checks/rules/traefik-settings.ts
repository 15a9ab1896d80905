import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, ingressRoute, middleware, ofContainer, ofPod, service } from '../_objects';

const traefik = (...args: string[]) => deployment(ofContainer({ image: 'docker.io/library/traefik:v3.6.12', args: ['--providers.kubernetescrd=true', ...args] }, 'traefik'), 'traefik');
const elsewhere = { ...middleware(), metadata: { name: 'password', namespace: 'auth' } };
const auth = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'auth' } };
const WEB = { name: 'web', port: 80 };
const route = (more: object, annotations: Record<string, string> = {}) => ingressRoute({ metadata: { annotations }, spec: { routes: [{ match: 'Host(`shop.example.org`)', services: [WEB], ...more }] } });
const outside = service({ spec: { type: 'ExternalName', externalName: 'shop.example.net', selector: null, ports: [{ name: 'http', port: 80, targetPort: 80 }] } }, 'outside');
const guarded = route({ middlewares: [{ name: 'password', namespace: 'auth' }] });
const toOutside = route({ services: [{ name: 'outside', port: 80 }] });
const ofClass = route({}, { 'kubernetes.io/ingress.class': 'internal' });

const entering = (name: string) => ingressRoute({ spec: { entryPoints: [name], routes: [{ match: 'Host(`shop.example.org`)', services: [WEB] }] } });

const byFile = (text: string) => [
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'traefik' }, data: { 'traefik.yml': text } },
  deployment(ofPod({ volumes: [{ name: 'config', configMap: { name: 'traefik' } }], containers: [{ name: 'traefik', image: 'traefik:v3.6.12', args: ['--configFile=/etc/traefik/traefik.yml'], volumeMounts: [{ name: 'config', mountPath: '/etc/traefik' }] }] }), 'traefik'),
];
const ENTRIES = 'entryPoints:\n  http: {address: ":8000"}\n  https: {address: ":8443"}\n';

const released = (values: object) => ({
  apiVersion: 'helm.cattle.io/v1', kind: 'HelmChart', metadata: { name: 'traefik' }, spec: { chart: 'traefik', valuesContent: '', values },
});

const one = (...args: string[]) => ({ ...traefik(...args), spec: { ...traefik(...args).spec, replicas: 1 } });
const front = (annotations: object = {}) => service({ metadata: { annotations }, spec: { ports: [{ name: 'https', port: 443, targetPort: 8080 }, { $patch: 'delete', port: 80 }] } }, 'traefik');
const resolving = (certResolver: string) => ingressRoute({ spec: { routes: [{ match: 'Host(`shop.example.org`)', services: [WEB] }], tls: { certResolver } } });

export const cases: Cases = {
  broken: [
    { objects: [auth, deployment(), service(), elsewhere, guarded] },
    { objects: [auth, deployment(), service(), elsewhere, guarded, traefik()] },
    { objects: [outside, toOutside] },
    { objects: [outside, toOutside, traefik('--providers.kubernetescrd.allowexternalnameservices=false')] },
    { objects: [deployment(), service(), ofClass, traefik()] },
    { objects: [deployment(), service(), ofClass, traefik('--providers.kubernetesCRD.ingressClass=public')] },
    { objects: [deployment(), service(), route({}), traefik('--providers.kubernetescrd.ingressclass=public')] },
    { objects: [deployment(), service(), entering('web'), ...byFile(`${ENTRIES}providers:\n  kubernetesCRD: {}\n`)] },
    { objects: [deployment(), service(), ofClass, ...byFile(`${ENTRIES}providers:\n  kubernetesCRD:\n    ingressClass: public\n`)] },
    { objects: [deployment(), service(), entering('https'), traefik('--entryPoints.web.address=:80', '--entryPoints.websecure.address=:443')] },
    { objects: [deployment(), service(), { ...ingressRoute({ spec: { entryPoints: ['mqtt'], routes: [{ match: 'HostSNI(`*`)', services: [WEB] }] } }), kind: 'IngressRouteTCP' }, traefik('--entryPoints.web.address=:80')] },
    { objects: [deployment(), service(), resolving('le'), one('--certificatesresolvers.letsencrypt.acme.email=ops@example.org', '--certificatesresolvers.letsencrypt.acme.storage=acme.json')] },
    { objects: [deployment(), service(), resolving('le'), one()] },
    { objects: [deployment(), service(), entering('websecure'), traefik('--entryPoints.websecure.address=:8443'), front()] },
  ],
  sound: [
    { objects: [deployment(), service(), entering('websecure'), traefik('--entryPoints.websecure.address=:8443', '--entryPoints.websecure.http.tls=true'), front()] },
    { objects: [deployment(), service(), entering('websecure'), traefik('--entryPoints.websecure.address=:8443'), front({ 'service.beta.kubernetes.io/aws-load-balancer-ssl-ports': '443' })] },
    { objects: [deployment(), service(), entering('websecure'), traefik('--entryPoints.websecure.address=:8443')] },
    { objects: [deployment(), service(), entering('web'), traefik('--entryPoints.web.address=:8000')] },
    { objects: [deployment(), service(), resolving('letsEncrypt'), one('--certificatesResolvers.letsEncrypt.acme.email=ops@example.org')] },
    { objects: [deployment(), service(), resolving('le')] },
    { objects: [deployment(), service(), entering('https'), ...byFile(`${ENTRIES}providers:\n  kubernetesCRD: {}\n`)] },
    { objects: [deployment(), service(), entering('web'), ...byFile(ENTRIES)] },
    { objects: [auth, deployment(), service(), elsewhere, guarded, ...byFile('providers:\n  kubernetesCRD:\n    allowCrossNamespace: true\n')] },
    { objects: [deployment(), service(), ingressRoute({ spec: { ingressClassName: 'internal', routes: [{ match: 'Host(`shop.example.org`)', services: [WEB] }] } }), traefik('--providers.kubernetescrd.ingressclass=internal')] },
    { objects: [outside, toOutside, traefik('--providers.kubernetescrd.allowexternalnameservices=True')] },
    { objects: [deployment(), service(), ofClass, deployment(ofPod({ volumes: [{ name: 'conf', configMap: { name: 'conf', optional: true } }], containers: [{ name: 'traefik', image: 'traefik:v3.6.12', args: ['--providers.kubernetescrd=true'], volumeMounts: [{ name: 'conf', mountPath: '/etc/traefik' }] }] }), 'traefik')] },
    { objects: [outside, toOutside, released({ providers: { kubernetesCRD: { allowExternalNameServices: true } } })] },
    { objects: [deployment(), service(), ofClass, traefik(), released({})] },
    { objects: [deployment(), service(), entering('websecure'), traefik('--entryPoints.web.address=:80', '--entryPoints.webSecure.address=:443')] },
    { objects: [deployment(), service(), entering('https')] },
    { objects: [auth, deployment(), service(), elsewhere, guarded, traefik('--providers.kubernetescrd.allowCrossNamespace')] },
    { objects: [outside, toOutside, traefik('--providers.kubernetescrd.allowexternalnameservices=true')] },
    { objects: [deployment(), service(), ofClass, traefik('--providers.kubernetescrd.ingressclass=internal')] },
    { objects: [deployment(), service(), ofClass] },
    { objects: [deployment(), service(), route({}), traefik()] },
    { objects: [deployment(), service(), ofClass, traefik()], platform: { external: [External.ingressClass('internal')] } },
    { objects: [deployment(), service(), ofClass, deployment(ofContainer({ image: 'traefik:v3.6.12', args: ['--configfile=/etc/traefik.yaml', '--providers.kubernetescrd'] }, 'traefik'), 'traefik')] },
    { objects: [deployment(), service(), ofClass, deployment(ofContainer({ image: 'traefik:v3.6.12', args: ['--providers.kubernetescrd'], env: [{ name: 'TRAEFIK_PROVIDERS_KUBERNETESCRD_INGRESSCLASS', value: 'internal' }] }, 'traefik'), 'traefik')] },
    { objects: [deployment(), service(), route({}, { 'kubernetes.io/ingress.class': 'traefik' }), traefik()] },
    // What Ingresses ask for is no business of these settings.
    { objects: [outside, ingressClass(), ingress({}, 'outside'), traefik()] },
  ],
};
