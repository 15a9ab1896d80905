import { Tenant, Tls, Traefik, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

const route = (name: string, match: string, spec: object = {}) => ({
  apiVersion: 'traefik.io/v1alpha1', kind: 'IngressRoute', metadata: { name }, spec: { entryPoints: ['websecure'], routes: [{ match, services: [{ name: 'web', port: 80 }] }], ...spec },
});
const traefik = ingressClass({ spec: { controller: 'traefik.io/ingress-controller' } });
const HOST = 'Host(`shop.example.org`)';

const httpRoute = (name: string, path: string, more: object = {}, gateway = 'edge') => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name },
  spec: { parentRefs: [{ name: gateway, namespace: 'gateways' }], hostnames: ['shop.example.org'], rules: [{ matches: [{ path: { type: 'PathPrefix', value: path }, ...more }], backendRefs: [{ name: 'web', port: 80 }] }] },
});

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), ingressClass(), ingress(), { ...ingress(), metadata: { name: 'other' } }] },
    {
      build: tenant => {
        for (const id of ['web', 'api']) new WebApp(tenant, id, { image: 'example/web:1', port: 8080, host: 'shop.example.org', path: id === 'web' ? '/a' : '/a/' });
      },
      platform: { tls: Tls.none(), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } },
    },
    { objects: [deployment(), service(), route('a', HOST), route('b', `${HOST} && PathPrefix(\`/\`)`)] },
    { objects: [deployment(), service(), traefik, ingress(), route('a', HOST)] },
    { objects: [deployment(), service(), traefik, ingress(), route('a', 'Host(`Shop.Example.org`)')] },
    { objects: [deployment(), service(), route('a', HOST), route('b', 'HOST("shop.example.org") && pathprefix(`/`)')] },
    { objects: [deployment(), service(), route('a', '(Host(`a.example.org`) || Host(`shop.example.org`)) && PathPrefix(`/api/`)'), route('b', `${HOST} && (Path(\`/api\`) || PathPrefix(\`/api/\`))`)] },
    {
      build: (tenant, platform) => {
        new Traefik(new Tenant(platform, 'traefik'), 'traefik', { routes: 'IngressRoute' });
        for (const id of ['web', 'api']) new WebApp(tenant, id, { image: 'example/web:1', port: 8080, host: 'shop.example.org', path: '/a' });
      },
      platform: { tls: Tls.none() },
    },
    { objects: [deployment(), service(), httpRoute('a', '/api'), httpRoute('b', '/api/')] },
  ],
  sound: [
    { objects: [deployment(), service(), httpRoute('a', '/api'), httpRoute('b', '/'), httpRoute('c', '/api', { method: 'POST' }), httpRoute('d', '/api', {}, 'inside')] },
    {
      build: tenant => {
        for (const id of ['web', 'api']) new WebApp(tenant, id, { image: 'example/web:1', port: 8080, host: 'shop.example.org', path: `/${id}` });
      },
      platform: { tls: Tls.none(), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } },
    },
    { objects: [deployment(), service(), ingressClass(), ingress(), ingressClass({}, 'inside'), { ...ingress({ spec: { ingressClassName: 'inside' } }), metadata: { name: 'other' } }] },
    { objects: [deployment(), service(), route('a', HOST), route('b', HOST, { entryPoints: ['web'] })] },
    { objects: [deployment(), service(), route('a', HOST), route('b', `${HOST} && Path(\`/\`)`), route('c', `${HOST} && PathPrefix(\`/api\`)`), route('d', `${HOST} && Method(\`GET\`)`)] },
    { objects: [deployment(), service(), traefik, ingress(), route('a', HOST, { entryPoints: ['web'] })] },
    { objects: [deployment(), service(), ingressClass(), ingress(), route('a', HOST)] },
    { objects: [deployment(), service(), route('a', HOST), route('b', HOST, { routes: [{ match: HOST, priority: 10, services: [{ name: 'web', port: 80 }] }] })] },
    // Without parentheses, the path is bound to the last host alone.
    { objects: [deployment(), service(), route('a', 'Host(`a.example.org`) || Host(`shop.example.org`) && Path(`/`)'), route('b', `${HOST} && Path(\`/\`)`)] },
  ],
};
