import { IngressRoute, IngressStack, Tenant, Tls, WebApp } from '../../../src';
import { Case, Cases } from '../_cases';
import { deployment, ingressRoute, middleware, ofContainer, service } from '../_objects';

const ENTRIES = ['--entryPoints.web.address=:8000', '--entryPoints.plain.address=:8080', '--entryPoints.websecure.address=:8443'];
const REDIRECTION = '--entryPoints.web.http.redirections.entryPoint';
const traefik = (args: string[], name = 'traefik') => deployment(ofContainer({ image: 'traefik:v3.6.12', args: ['--providers.kubernetescrd=true', ...ENTRIES, ...args] }, name), name);
const REDIRECTING = traefik([`${REDIRECTION}.to=websecure`]);

interface Ways {
  readonly entryPoints?: string[] | null;
  readonly annotations?: Record<string, string>;
  readonly more?: object;
  readonly spec?: object;
  readonly match?: string;
}

const entering = ({ entryPoints = ['web'], annotations = {}, more = {}, spec = {}, match = 'Host(`devices.example.org`)' }: Ways = {}, name = 'web') =>
  ingressRoute({ metadata: { annotations }, spec: { entryPoints, ...spec, routes: [{ kind: 'Rule', match, services: [{ name: 'web', port: 80 }], ...more }] } }, name);

const of = (...objects: object[]): Case => ({ objects: [deployment(), service(), ...objects] as Case['objects'] });

/** A program that is asked at the plain entry point of a stack. */
const stacked = (redirectToHttps?: boolean): Case => ({
  platform: { domain: 'example.org', tls: Tls.secret('wildcard-tls'), ingress: undefined },
  build: (_, platform) => {
    const { traefik: controller } = new IngressStack(platform, 'ingress', { addresses: ['192.0.2.10-192.0.2.19'], kubeProxyMode: 'iptables', redirectToHttps });
    const devices = new Tenant(platform, 'devices');
    const web = new WebApp(devices, 'web', { image: 'example/web:1', port: 8080 });
    controller.routeTo(web);
    new IngressRoute(devices, 'plain', { entryPoints: ['web'], routes: [{ match: 'Host(`devices.example.org`)', services: [{ name: 'web', port: 8080 }] }] });
  },
});

export const cases: Cases = {
  broken: [
    of(REDIRECTING, entering()),
    stacked(),
    of(traefik([`${REDIRECTION}.to=:443`]), entering({ entryPoints: ['Web'] })),
    of(REDIRECTING, entering({ annotations: { 'kubernetes.io/ingress.class': 'traefik' } })),
    of(REDIRECTING, traefik([`${REDIRECTION}.to=:443`], 'other'), entering()),
    // The other one reads another class.
    of(REDIRECTING, traefik(['--providers.kubernetescrd.ingressclass=internal'], 'internal'), entering()),
    of(REDIRECTING, middleware({ spec: { rateLimit: { average: 1 } } }), entering({ more: { middlewares: [{ name: 'password' }] } })),
    of(REDIRECTING, entering(), entering({ entryPoints: ['websecure'], match: 'Host(`shop.example.org`)' }, 'shop')),
  ],
  sound: [
    stacked(false),
    of(REDIRECTING, entering({ entryPoints: ['web', 'plain'] })),
    of(REDIRECTING, entering({ entryPoints: ['plain'] })),
    of(REDIRECTING, entering({ entryPoints: null })),
    of(REDIRECTING, entering({ entryPoints: [] })),
    of(entering()),
    of(traefik([]), entering()),
    // Who asks by TLS is not redirected, nor is who names no host.
    of(REDIRECTING, entering({ spec: { tls: {} } })),
    of(REDIRECTING, entering({ match: 'PathPrefix(`/`)' })),
    of(traefik([`${REDIRECTION}.to=websecure`, `${REDIRECTION}.priority=1`]), entering()),
    of(traefik([`${REDIRECTION}.to=websecure`, '--entryPoints.web.allowACMEByPass=true']), entering()),
    of(traefik([`${REDIRECTION}.to=websecure`, '--entryPoints.web.http.tls=true']), entering()),
    // It leads nowhere, and Traefik leaves it out.
    of(traefik([`${REDIRECTION}.to=secure`]), entering()),
    of(REDIRECTING, traefik([], 'other'), entering()),
    of(REDIRECTING, traefik(['--providers.kubernetescrd.ingressclass=internal'], 'internal'), entering({ annotations: { 'kubernetes.io/ingress.class': 'internal' } })),
    // The same is reached by https.
    of(REDIRECTING, entering(), entering({ entryPoints: ['websecure'] }, 'secure')),
    of(REDIRECTING, middleware({ spec: { rateLimit: null, redirectScheme: { scheme: 'https' } } }), entering({ more: { middlewares: [{ name: 'password' }] } })),
    of(REDIRECTING, entering({ more: { services: [{ name: 'noop@internal', kind: 'TraefikService' }] } })),
  ],
};
