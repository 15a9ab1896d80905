import { Manifest } from '../../_synth';
import { Case, Cases } from '../_cases';
import { deployment, headless, ingress, ingressClass, ingressRoute, ofContainer, service } from '../_objects';

const NGINX = 'nginx.ingress.kubernetes.io';
const TRAEFIK = 'traefik.ingress.kubernetes.io/service';
const STAYS = { sessionAffinity: 'ClientIP' };

interface Ways {
  readonly annotations?: Record<string, string>;
  readonly spec?: object;
  readonly ofService?: Record<string, string>;
}

/** A Service behind an Ingress of a controller. */
const behind = (controller: string, { annotations, spec = STAYS, ofService }: Ways = {}): Case => ({
  objects: [
    deployment(),
    service({ metadata: { annotations: ofService }, spec }),
    ingressClass({ spec: { controller } }),
    ingress({ metadata: { annotations } }),
  ],
});

const byNginx = (ways?: Ways) => behind('k8s.io/ingress-nginx', ways);
const byTraefik = (ways?: Ways) => behind('traefik.io/ingress-controller', ways);
const byRoute = (more: object = {}, args: string[] = []): Case => ({
  objects: [
    deployment(),
    service({ spec: STAYS }),
    deployment(ofContainer({ image: 'traefik:v3.6.12', args: ['--providers.kubernetescrd=true', ...args] }, 'traefik'), 'traefik'),
    ingressRoute({ spec: { routes: [{ kind: 'Rule', match: 'Host(`shop.example.org`)', services: [{ name: 'web', port: 80, ...more }] }] } }),
  ],
});

const path = (name: string) => ({ path: `/${name}`, pathType: 'Prefix', backend: { service: { name, port: { name: 'http' } } } });

/** An Ingress that leads to two Services, of which one may keep clients. */
const ofTwo = (kept: Manifest): Case => ({
  objects: [
    deployment(), kept, service({ spec: { selector: { app: 'web' } } }, 'other'), ingressClass({ spec: { controller: 'k8s.io/ingress-nginx' } }),
    ingress({ spec: { rules: [{ host: 'shop.example.org', http: { paths: [path('web'), path('other')] } }] } }),
  ],
});

export const cases: Cases = {
  broken: [byNginx(), byTraefik(), byRoute(), byRoute({}, ['--providers.kubernetesingress.nativelbbydefault=true']), ofTwo(service({ spec: STAYS }))],
  sound: [
    byNginx({ spec: {} }),
    byNginx({ spec: { sessionAffinity: 'None' } }),
    // Others ask it at the nodes.
    byNginx({ spec: { ...STAYS, type: 'NodePort' } }),
    byNginx({ annotations: { [`${NGINX}/affinity`]: 'cookie' } }),
    byNginx({ annotations: { [`${NGINX}/service-upstream`]: 'true' } }),
    byNginx({ annotations: { [`${NGINX}/upstream-hash-by`]: '$remote_addr' } }),
    byTraefik({ ofService: { [`${TRAEFIK}.sticky.cookie`]: 'true' } }),
    byTraefik({ ofService: { [`${TRAEFIK}.nativelb`]: 'true' } }),
    byRoute({ sticky: { cookie: {} } }),
    byRoute({ nativeLB: true }),
    byRoute({}, ['--providers.kubernetescrd.nativelbbydefault=true']),
    behind('haproxy.org/ingress-controller'),
    ofTwo(headless({ spec: { selector: { app: 'web' }, ...STAYS } }, 'web')),
    { objects: [...ofTwo(service()).objects ?? [], service({ metadata: { namespace: 'default' }, spec: { ...STAYS, selector: null } })] },
    { objects: [deployment(), service({ spec: STAYS }), service({ spec: { selector: { app: 'web' } } }, 'other'), ingressClass({ spec: { controller: 'k8s.io/ingress-nginx' } }), ingress({ spec: { rules: [{ host: 'a.example.org', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'other', port: { name: 'http' } } } }] } }] } })] },
  ],
};
