import { External, PortProps, Tenant, Tls, Traefik, WebApp } from '../../../src';
import { Manifest } from '../../_synth';
import { Case, Cases } from '../_cases';
import { configMap, deployment, ingress, ingressClass, ingressRoute, ofContainer, service } from '../_objects';

const NGINX = 'k8s.io/ingress-nginx';
const TRAEFIK = 'traefik.io/ingress-controller';
const TLS = ofContainer({ ports: [{ name: 'https', containerPort: 8443 }], readinessProbe: { httpGet: { port: 'https', scheme: 'HTTPS' } } });

interface Ways {
  readonly pods?: Record<string, unknown>;
  readonly ports?: object;
  readonly annotations?: Record<string, string>;
  readonly ofService?: Record<string, string>;
}

const behind = ({ pods = {}, ports, ofService }: Ways, port: object) => [
  deployment(pods),
  { ...service({ metadata: { annotations: ofService } }), spec: { selector: { app: 'web' }, ports: [ports ?? port] } },
];

/** An Ingress of a controller, to a Service of one port. */
function routed(controller: string, ways: Ways): Case {
  const { name, port: number } = ways.ports ? record(ways.ports) : { name: 'http', port: 80 };
  return {
    objects: [
      ...behind(ways, { name: 'http', port: 80, targetPort: 'http' }),
      ingressClass({ spec: { controller } }),
      ingress({ metadata: { annotations: ways.annotations }, spec: { rules: [{ host: 'shop.example.org', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: name === undefined ? { number } : { name } } } }] } }] } }),
    ],
  };
}

const record = (value: object) => value as { readonly name?: string; readonly port?: number };

/** An IngressRoute to port 443 of a Service. */
const byRoute = (ways: Ways, more: object = {}): Case => ({
  objects: [...behind(ways, {}), ingressRoute({ spec: { routes: [{ kind: 'Rule', match: 'Host(`shop.example.org`)', services: [{ name: 'web', port: 443, ...more }] }] } })],
});

/** Pods with one more port, which has no name. */
const nameless = (containerPort: number) => ofContainer({ ports: [{ containerPort }] });

/** An Ingress of a class that the program does not have. */
function byCustom(name: string, ways: Ways): Case {
  const objects = routed('', ways).objects?.filter(({ kind }) => kind !== 'IngressClass') ?? [];
  return { objects: objects.map(each => each.kind === 'Ingress' ? { ...each, spec: { ...each.spec, ingressClassName: name } } : each), platform: { external: [External.ingressClass(name)] } };
}

/** Pods with one more port, of a name. */
const called = (name: string, containerPort: number) => ofContainer({ ports: [{ name, containerPort }] });

/** A Traefik of the program, with options. */
const reading = (...args: string[]) => deployment(ofContainer({ image: 'traefik:v3.6.12', args: ['--providers.kubernetescrd', ...args] }, 'traefik'), 'traefik');

const DECLARED = { external: [External.object('ServersTransport.traefik.io', 'web', { namespace: 'shop' })] };

/** A route of a Traefik whose options are known. */
const withTraefik = ({ objects = [], ...others }: Case, ...args: string[]): Case => {
  return { ...others, platform: DECLARED, objects: [...objects, reading(...args)] };
};

/** A program that a stack routes to by a port of its own. */
const ofStack = (port: PortProps, annotations?: Record<string, string>, routes?: 'IngressRoute'): Case => ({
  platform: { domain: 'example.org', tls: Tls.secret('wildcard-tls'), ...DECLARED },
  build: (tenant, platform) => {
    new Traefik(new Tenant(platform, 'traefik'), 'traefik', { routes });
    new WebApp(tenant, 'web', { image: 'example/web:1', ports: [port], host: 'shop', service: { annotations } });
  },
});

const BELIEVED = { 'traefik.ingress.kubernetes.io/service.serverstransport': 'shop-web@kubernetescrd' };
const SECURE = { name: 'https', port: 443, targetPort: 'https' };
const MISNAMED = { name: 'https', port: 443, targetPort: 'http' };

/** The server of Argo CD, as its manifests have it, and a route that ends TLS. */
const argo = (route: Manifest, data: Record<string, string> | undefined, container: object = {}, port: object = { name: 'http', port: 80, targetPort: 8080 }): Case => ({
  platform: { external: [External.ingressClass('nginx'), External.secret('tls', { namespace: 'shop' })] },
  objects: [
    deployment({ spec: { template: { spec: { containers: [{ name: 'web', image: 'quay.io/argoproj/argocd:v3.1.8', args: ['/usr/local/bin/argocd-server'], env: data ? [FROM_PARAMS] : [], ...container }] } } } }),
    { ...service(), spec: { selector: { app: 'web' }, ports: [port] } },
    ...data ? [{ ...configMap({}, 'argocd-cmd-params-cm'), data }] : [],
    route,
  ],
});
const FROM_PARAMS = { name: 'ARGOCD_SERVER_INSECURE', valueFrom: { configMapKeyRef: { name: 'argocd-cmd-params-cm', key: 'server.insecure', optional: true } } };
const ARGO_HTTPS = { name: 'https', port: 443, targetPort: 8080 };
const byNginx = (annotations: Record<string, string> = {}, name = 'http', more: object = { tls: [{ hosts: ['shop.example.org'], secretName: 'tls' }] }) => ingress({
  metadata: { annotations },
  spec: { ingressClassName: 'nginx', rules: [{ host: 'shop.example.org', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name } } } }] } }], ...more },
});
const HTTPS_TO_PODS = { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS' };
const byTraefik = (port: number, more: object = { tls: {} }) => ingressRoute({ spec: { ...more, routes: [{ kind: 'Rule', match: 'Host(`shop.example.org`)', services: [{ name: 'web', port }] }] } });
const GATEWAY = 'gateway.networking.k8s.io/v1';
const byGateway = ({ objects = [], ...others }: Case, listener: object): Case => ({
  ...others,
  objects: [...objects, { apiVersion: GATEWAY, kind: 'Gateway', metadata: { name: 'public' }, spec: { gatewayClassName: 'public', listeners: [{ name: 'web', port: 443, ...listener }] } }],
});
const HTTP_ROUTE = { apiVersion: GATEWAY, kind: 'HTTPRoute', metadata: { name: 'web' }, spec: { parentRefs: [{ name: 'public' }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] } };
const ENDS_TLS = { protocol: 'HTTPS', tls: { mode: 'Terminate', certificateRefs: [{ name: 'tls' }] } };

export const cases: Cases = {
  broken: [
    routed(NGINX, { pods: TLS, ports: SECURE }),
    routed(NGINX, { pods: TLS, ports: { name: 'web', port: 80, targetPort: 8443 } }),
    routed(NGINX, { annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS' } }),
    routed(TRAEFIK, { ports: MISNAMED }),
    routed(TRAEFIK, { pods: TLS, ports: { name: 'tls', port: 8443, targetPort: 'https' } }),
    routed(NGINX, { pods: nameless(8443), ports: { name: 'web', port: 80, targetPort: 8443 } }),
    byCustom('nginx', { pods: TLS, ports: SECURE }),
    byCustom('traefik', { ports: MISNAMED }),
    byRoute({ ports: { port: 443, targetPort: 'http' } }),
    byRoute({ pods: TLS, ports: SECURE }, { scheme: 'http' }),
    routed(NGINX, { pods: called('https', 9443), ports: { name: 'web', port: 80, targetPort: 'https' } }),
    ofStack({ name: 'https', port: 8443 }),
    ofStack({ name: 'https', port: 8443 }, undefined, 'IngressRoute'),
    ofStack({ name: 'http', port: 8080, servicePort: 443 }),
    withTraefik(routed(TRAEFIK, { pods: TLS, ports: SECURE })),
    withTraefik(byRoute({ pods: TLS, ports: SECURE })),
    withTraefik(byRoute({ pods: TLS, ports: SECURE }, { scheme: 'https' }), '--serversTransport.maxIdleConnsPerHost=10'),
    argo(byNginx(), { 'server.insecure': 'false' }),
    argo(byNginx(), undefined),
    argo(byNginx(HTTPS_TO_PODS, 'https'), { 'server.insecure': 'true' }, {}, ARGO_HTTPS),
    argo(byTraefik(80), {}),
    byGateway(argo(HTTP_ROUTE, {}), ENDS_TLS),
  ],
  sound: [
    argo(byNginx(), { 'server.insecure': 'true' }),
    argo(byNginx(), undefined, { args: ['argocd-server', '--insecure'] }),
    argo(byNginx(), undefined, { env: [{ name: 'ARGOCD_SERVER_INSECURE', value: 'true' }] }),
    argo(byNginx(), undefined, { env: [FROM_PARAMS] }),
    argo(byNginx(HTTPS_TO_PODS), {}),
    argo(byNginx({ 'nginx.ingress.kubernetes.io/ssl-passthrough': 'true' }), {}),
    // The redirection of a route without TLS leads elsewhere.
    argo(byNginx({}, 'http', {}), {}),
    argo(byTraefik(80, {}), {}),
    argo(byTraefik(443), {}, {}, ARGO_HTTPS),
    byGateway(argo(HTTP_ROUTE, { 'server.insecure': 'true' }), ENDS_TLS),
    byGateway(argo(HTTP_ROUTE, {}), { protocol: 'HTTP', port: 80 }),
    ofStack({ name: 'https', port: 8443 }, BELIEVED),
    ofStack({ name: 'http', port: 8080 }),
    ofStack({ name: 'grpc', port: 50051 }),
    ofStack({ name: 'grpc', port: 50051 }, undefined, 'IngressRoute'),
    withTraefik(routed(TRAEFIK, { pods: TLS, ports: SECURE, ofService: BELIEVED })),
    withTraefik(routed(TRAEFIK, { pods: TLS, ports: SECURE }), '--serversTransport.insecureSkipVerify'),
    withTraefik(routed(TRAEFIK, { pods: TLS, ports: SECURE }), '--serversTransport.rootCAs=/ca.pem'),
    withTraefik(byRoute({ pods: TLS, ports: SECURE }, { serversTransport: 'web@file' })),
    withTraefik(byRoute({ pods: TLS, ports: SECURE }), '--configFile=/etc/traefik.yaml'),
    routed(NGINX, { pods: TLS, ports: SECURE, annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS' } }),
    routed(NGINX, { pods: TLS, ports: SECURE, annotations: { 'nginx.ingress.kubernetes.io/ssl-passthrough': 'true' } }),
    routed(NGINX, { pods: TLS, ports: SECURE, annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPCS' } }),
    // To nginx the name of the Service's port means nothing.
    routed(NGINX, { ports: MISNAMED }),
    routed(NGINX, { pods: TLS, ports: { ...SECURE, appProtocol: 'https' } }),
    routed(NGINX, { pods: ofContainer({ ports: [{ name: 'admin', containerPort: 8443 }], readinessProbe: { httpGet: { port: 'admin' } } }), ports: { name: 'admin', port: 80, targetPort: 'admin' } }),
    routed('example.org/controller', { pods: TLS, ports: SECURE }),
    byCustom('public', { pods: TLS, ports: SECURE }),
    routed(NGINX, { pods: nameless(9000), ports: { name: 'web', port: 80, targetPort: 9000 } }),
    routed(TRAEFIK, { pods: nameless(9000), ports: { name: 'https', port: 443, targetPort: 9000 } }),
    routed(TRAEFIK, { ports: { name: 'no-https', port: 80, targetPort: 'http' } }),
    routed(NGINX, { pods: TLS, ports: SECURE, annotations: { 'nginx.org/ssl-services': 'web' } }),
    routed(TRAEFIK, { pods: TLS, ports: SECURE }),
    routed(TRAEFIK, { ports: MISNAMED, ofService: { 'traefik.ingress.kubernetes.io/service.serversscheme': 'http' } }),
    byRoute({ ports: { port: 443, targetPort: 'http' } }, { scheme: 'http' }),
    byRoute({ ports: { port: 443, targetPort: 'http' } }, { scheme: 'h2c' }),
    byCustom('public', { ports: MISNAMED }),
    routed(TRAEFIK, { ports: { port: 8080, targetPort: 'http' } }),
    // What it speaks, such a name does not say.
    routed(NGINX, { pods: called('web-https', 9443), ports: { name: 'web', port: 80, targetPort: 'web-https' } }),
    routed(TRAEFIK, { pods: called('admin-web', 9000), ports: { name: 'https', port: 443, targetPort: 'admin-web' } }),
  ],
};
