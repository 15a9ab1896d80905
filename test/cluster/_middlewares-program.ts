import { App } from 'cdk8s';
import { External, IngressRoute, IngressRouteTcp, IngressStack, Middleware, MiddlewareProps, MiddlewareTcp, MiddlewareTcpProps, Platform, Probe, Tenant, WebApp } from '../../src';

/** Every middleware that Traefik 3.6 has, but for those of plugins, which it fetches. */
export const MIDDLEWARES: Readonly<Record<string, MiddlewareProps>> = {
  'add-prefix': { addPrefix: { prefix: '/a' } },
  'basic-auth': { basicAuth: { secret: 'some-users', removeHeader: true, headerField: 'X-User' } },
  'buffering': { buffering: { maxRequestBodyBytes: 1000, retryExpression: 'IsNetworkError() && Attempts() < 2' } },
  'chain': { chain: { middlewares: [{ name: 'add-prefix' }, { name: 'retry' }] } },
  'circuit-breaker': { circuitBreaker: { expression: 'LatencyAtQuantileMS(50.0) > 100', checkPeriod: '1s' } },
  'compress': { compress: { minResponseBodyBytes: 100, encodings: ['gzip', 'br'] } },
  'content-type': { contentType: {} },
  'digest-auth': { digestAuth: { secret: 'digest-users', realm: 'example' } },
  'errors': { errors: { status: ['500-599'], query: '/{status}', service: { name: 'web', port: 8080 } } },
  'forward-auth': { forwardAuth: { address: 'http://web.kinds.svc:8080/healthz', authResponseHeaders: ['X-User'], maxResponseBodySize: 1000 } },
  'grpc-web': { grpcWeb: { allowOrigins: ['*'] } },
  'headers': { headers: { frameDeny: true, stsSeconds: 3600, customRequestHeaders: { 'X-A': 'b' }, accessControlAllowOriginList: ['https://example.org'] } },
  'in-flight-req': { inFlightReq: { amount: 10, sourceCriterion: { requestHost: true } } },
  'ip-allow-list': { ipAllowList: { sourceRange: ['192.0.2.0/24'], ipStrategy: { depth: 1 } } },
  'pass-tls-client-cert': { passTLSClientCert: { pem: true, info: { subject: { commonName: true } } } },
  'rate-limit': { rateLimit: { average: 10, period: '1m', burst: 5, sourceCriterion: { ipStrategy: { ipv6Subnet: 64 } } } },
  'redirect-regex': { redirectRegex: { regex: '^https://(.*)/old$', replacement: 'https://${1}/new', permanent: true } },
  'redirect-scheme': { redirectScheme: { scheme: 'https', port: '443' } },
  'replace-path': { replacePath: { path: '/b' } },
  'replace-path-regex': { replacePathRegex: { regex: '^/a/(.*)', replacement: '/$1' } },
  'retry': { retry: { attempts: 3, initialInterval: '100ms' } },
  'strip-prefix': { stripPrefix: { prefixes: ['/a', '/b'] } },
  'strip-prefix-regex': { stripPrefixRegex: { regex: ['^/v[0-9]+'] } },
};

export const TCP_MIDDLEWARES: Readonly<Record<string, MiddlewareTcpProps>> = {
  'in-flight-conn': { inFlightConn: { amount: 10 } },
  'tcp-allow-list': { ipAllowList: { sourceRange: ['192.0.2.0/24'] } },
};

export function program(app: App): void {
  const platform = new Platform(app, 'prod', { domain: 'example.org' });
  const { traefik } = new IngressStack(platform, 'ingress', {
    addresses: ['192.168.77.100-192.168.77.109'],
    address: '192.168.77.100',
    kubeProxyMode: 'ipvs',
    kind: 'DaemonSet',
    entryPoints: { tcp: { port: 5000 } },
    dashboard: { host: 'traefik', users: 'dashboard-users' },
  });
  const tenant = new Tenant(platform, 'kinds', { external: [External.secret('some-users'), External.secret('digest-users')] });
  const web = new WebApp(tenant, 'web', { image: 'registry.example.org/web:1.0', port: 8080, probes: { ready: Probe.http('/healthz') } });
  traefik.routeTo(web);
  const services = [{ name: web.serviceName, port: 8080 }];
  for (const [name, props] of Object.entries(MIDDLEWARES)) {
    const middleware = new Middleware(tenant, name, props);
    new IngressRoute(tenant, `${name}-route`, { entryPoints: ['websecure'], routes: [{ kind: 'Rule', match: `Host(\`${name}.example.org\`)`, services, middlewares: [{ name: middleware.name }] }] });
  }
  for (const [name, props] of Object.entries(TCP_MIDDLEWARES)) {
    const middleware = new MiddlewareTcp(tenant, name, props);
    new IngressRouteTcp(tenant, `${name}-route`, { entryPoints: ['tcp'], routes: [{ match: `HostSNI(\`${name}.example.org\`)`, services, middlewares: [{ name: middleware.name }] }], tls: { passthrough: true } });
  }
}
