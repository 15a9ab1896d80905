import { ApiObject } from 'cdk8s';
import { Tenant, Tls, Traefik, WebApp } from '../../../src';
import { Manifest } from '../../_synth';
import { Case, Cases } from '../_cases';
import { deployment, ingress, ingressClass, ingressRoute, middleware, ofContainer, service, traefikService } from '../_objects';

const COOKIE = { sticky: { cookie: { name: 'lb' } } };
const HOST = 'Host(`shop.example.org`)';
const named = (name: string, spec: object) => traefikService({ spec }, name);
const web = (more: object = {}) => ({ name: 'web', port: 80, ...more });
const split = (...services: object[]) => named('split', { weighted: { services } });
const mirror = (main: object, ...mirrors: object[]) => named('mirror', { mirroring: { ...main, mirrors } });
const route = (routes: object[], name = 'web', annotations = {}) => ingressRoute({ metadata: { annotations }, spec: { routes } }, name);
const traefik = (args: string[], name = 'traefik') => deployment(ofContainer({ image: 'traefik:v3.6.12', args: ['--providers.kubernetescrd=true', '--providers.kubernetesingress=true', ...args] }, name), name);

const of = (...objects: object[]): Case => ({ objects: [deployment(), service(), ...objects] as Manifest[] });

/** Objects of two namespaces, of which the one is called as the other and more. */
const ofTwo = (shop: object[], api: object[]): Case => ({
  build: (tenant, platform) => {
    const place = (into: Tenant, objects: object[]) => objects.forEach((object, index) => new ApiObject(into, `object-${index}`, object as Manifest));
    place(tenant, shop);
    place(new Tenant(platform, 'shop-api', { podSecurity: 'privileged' }), api);
  },
});

const PASSWORDS = [[middleware({}, 'api-password')], [middleware()]] as const;
const CLASS = ingressClass({ spec: { controller: 'traefik.io/ingress-controller' } }, 'traefik');
const ruled = (name: string, host: string, backend: string, path = '/', className = 'traefik') => ingress({
  metadata: { name },
  spec: { ingressClassName: className, rules: [{ host, http: { paths: [{ path, pathType: 'Prefix', backend: { service: { name: backend, port: { number: 80 } } } }] } }] },
});

/** A Service of the second namespace that Traefik calls as one of the first. */
const backends = (className = 'traefik', other = 'traefik') => ofTwo(
  [CLASS, deployment({}, 'api-web'), service({}, 'api-web'), ruled('a', 'a.example.org', 'api-web', '/', other)],
  [...className === 'traefik' ? [] : [ingressClass({ spec: { controller: 'k8s.io/ingress-nginx' } }, className)], deployment(), service(), ruled('b', 'b.example.org', 'web', '/', className)],
);

const SECURE = service({ spec: { selector: { app: 'web' }, ports: ['https', 'https-api', 'web-https'].map((name, index) => ({ name, port: 443 + index, targetPort: 'http' })) } }, 'secure');

export const cases: Cases = {
  broken: [
    of(split(web(COOKIE)), mirror(web({ name: 'web', port: 'http' }), web())),
    of(split(web(COOKIE)), mirror(web())),
    of(named('a', { highestRandomWeight: { services: [web({ scheme: 'https' })] } }), named('b', { failover: { service: web(), fallback: web({ port: 'http' }), errors: { status: ['500-599'] } } })),
    of(named('b', { failover: { service: web({ port: 'http' }), fallback: web({ serversTransport: 'other@file' }), errors: { status: ['500-599'] } } }), split(web())),
    of(split(web({ passHostHeader: false })), route([{ match: HOST, services: [web({ port: 'http' }), web()] }])),
    of(route([{ match: HOST, services: [web(COOKIE), web({ port: 'http' })] }, { match: 'Host(`other.example.org`)', services: [web(), web({ port: 'http' })] }])),
    of(split(web({ scheme: 'http' })), mirror(web({ strategy: 'p2c', passHostHeader: false }))),
    of(SECURE, split(web({ name: 'secure', port: 'web-https', scheme: 'https' })), mirror(web({ name: 'secure', port: 'web-https' }))),
    // Of one rule, only the last stays, whatever their priorities.
    of(route([{ match: HOST, priority: 20, services: [web()] }, { match: HOST, priority: 10, services: [web({ port: 'http' })] }])),
    ofTwo(...PASSWORDS.map(each => [...each]) as [object[], object[]]),
    ofTwo([traefik([]), ...PASSWORDS[0]], [...PASSWORDS[1]]),
    ofTwo([traefik(['--providers.kubernetescrd.namespaces=shop,shop-api']), ...PASSWORDS[0]], [...PASSWORDS[1]]),
    of(named('web-80', { weighted: { services: [web({ port: 'http' })] } }), split(web())),
    backends(),
    // Two programs that give a share to a third one, and keep clients in ways of their own.
    {
      platform: { domain: 'example.org', tls: Tls.none(), ingress: undefined },
      build: (tenant, platform) => {
        new Traefik(new Tenant(platform, 'traefik'), 'traefik', { routes: 'IngressRoute' });
        const program = { image: 'example/web:1', port: 8080 };
        const next = new WebApp(tenant, 'next', program);
        for (const id of ['web', 'api']) new WebApp(tenant, id, { ...program, routes: { page: { host: id, split: [{ to: next, percent: 10 }], sticky: { cookie: id } } } });
      },
    },
    of(CLASS, ruled('web', 'api.example.org', 'web'), ruled('web-api', 'example.org', 'web')),
  ],
  sound: [
    of(split(web(COOKIE)), mirror(web({ port: 'http' }), web(COOKIE))),
    of(split(web({ ...COOKIE, weight: 1 })), mirror(web({ port: 'http' }), web({ ...COOKIE, percent: 10 }))),
    of(split(web({ kind: 'Service', passHostHeader: true, scheme: 'http', strategy: 'wrr' })), mirror(web())),
    of(SECURE, split(web({ name: 'secure', port: 443, scheme: 'https' })), mirror(web({ name: 'secure', port: 443 }))),
    of(SECURE, split(web({ name: 'secure', port: 'https-api', scheme: 'https' })), mirror(web({ name: 'secure', port: 'https-api' }))),
    of(split(web({ nativeLB: false, nodePortLB: false })), mirror(web())),
    of(split(web({ passHostHeader: false, serversTransport: 'other@file' })), mirror(web({ serversTransport: 'other@file', passHostHeader: false }))),
    of(split(web({ strategy: 'RoundRobin', sticky: null })), mirror(web())),
    // One service is the route's own.
    of(split(web()), route([{ match: HOST, services: [web(COOKIE)] }])),
    of(split({ kind: 'TraefikService', name: 'mirror' }), mirror(web())),
    of(split({ kind: 'TraefikService', name: 'mirror', ...COOKIE }), named('other', { weighted: { services: [{ kind: 'TraefikService', name: 'mirror' }, { name: 'api@internal', kind: 'TraefikService' }] } }), mirror(web())),
    // Another Traefik reads it.
    of(
      traefik(['--providers.kubernetescrd.ingressclass=a'], 'a'), traefik(['--providers.kubernetescrd.ingressclass=b'], 'b'),
      route([{ match: HOST, services: [web(COOKIE), web({ port: 'http' })] }], 'a', { 'kubernetes.io/ingress.class': 'a' }),
      route([{ match: HOST, priority: 1, services: [web(), web({ port: 'http' })] }], 'b', { 'kubernetes.io/ingress.class': 'b' }),
    ),
    ofTwo([traefik(['--providers.kubernetescrd.namespaces=shop']), ...PASSWORDS[0]], [traefik(['--providers.kubernetescrd.namespaces=shop-api']), ...PASSWORDS[1]]),
    ofTwo([traefik(['--providers.kubernetescrd.safenaming=true']), ...PASSWORDS[0]], [...PASSWORDS[1]]),
    ofTwo([middleware()], [middleware()]),
    of(middleware({}, 'mirror'), mirror(web())),
    backends('nginx'),
    backends('nginx', 'nginx'),
    // It is called as the namespace of the other, which is no Service.
    ofTwo([deployment(), service(), named('api', { weighted: { services: [web()] } })], [deployment(), service(), split(web())]),
    of(CLASS, ruled('web', 'api.example.org', 'web'), ruled('web-api', 'example.org', 'web', '/b')),
    of(CLASS, { ...ruled('web', 'api.example.org', 'web'), spec: { ingressClassName: 'traefik', rules: [ruled('', 'a.b.example.org', 'web'), ruled('', 'a-b.example.org', 'web')].flatMap(each => (each.spec as { rules: object[] }).rules) } }),
  ],
};
