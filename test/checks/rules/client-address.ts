import { ApiObject, JsonPatch } from 'cdk8s';
import { IngressRoute, Middleware, Tenant, Traefik, TraefikProps, WebApp } from '../../../src';
import { Case, Cases } from '../_cases';
import { deployment, loadBalancer, middleware, ofContainer } from '../_objects';

/** A route that lets in by addresses, of a Traefik whose pods are changed. */
function listed(traefik: TraefikProps, more: object = {}, ...patches: JsonPatch[]): Case {
  return {
    build: (tenant, platform) => {
      const controller = new Traefik(new Tenant(platform, 'traefik', { podSecurity: 'privileged' }), 'traefik', traefik);
      for (const each of controller.node.findAll()) if (ApiObject.isApiObject(each) && /^(Deployment|DaemonSet)$/.test(each.kind)) each.addJsonPatch(...patches);
      const web = new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 });
      controller.routeTo(web);
      const { name } = new Middleware(tenant, 'office', { ipAllowList: { sourceRange: ['198.51.100.0/24'], ...more } });
      new IngressRoute(tenant, 'shop', { entryPoints: ['web'], routes: [{ match: 'Host(`shop.example.org`)', services: [{ name: 'web', port: 8080 }], middlewares: [{ name }] }] });
    },
  };
}

/** The same, beside what else is in the program. */
const beside = (objects: Case['objects'], ...of: Parameters<typeof listed>): Case => ({ ...listed(...of), objects });
// Clients come to its pods by a port of their nodes.
const ON_NODES = [
  JsonPatch.add('/spec/template/spec/containers/0/ports/-', { name: 'direct', hostPort: 8443, containerPort: 8443 }),
  JsonPatch.replace('/spec/updateStrategy/rollingUpdate', { maxUnavailable: 1 }),
];
const TRUSTED = { trustedProxies: ['198.51.100.7/32'] };
// Nodes may be among them.
const SITE = { trustedProxies: ['10.0.0.0/8'] };

const at = (name: string, ...options: string[]) => [`--entryPoints.${name}.address=:8000`, ...options.map(each => `--entryPoints.${name}.${each}`)];
const traefik = (...args: string[]) => deployment(ofContainer({ image: 'traefik:v3.6.12', args: ['--providers.kubernetescrd', '--ping', '--ping.entryPoint=health', ...at('health'), ...args] }, 'traefik'), 'traefik');
const BEHIND = 'forwardedHeaders.trustedIPs=198.51.100.7,203.0.113.0/24';
const proxied = (spec: object, ...args: string[]): Case => ({ objects: [traefik(...args.length > 0 ? args : at('web', BEHIND)), middleware({ spec: { rateLimit: null, ...spec } })] });
const LIMIT = { rateLimit: { average: 10 } };
const open = (...sourceRange: string[]) => ({ ipAllowList: { sourceRange } });

const TRAEFIK = { image: 'traefik:v3.6.12', args: ['--providers.kubernetescrd', ...at('web')] };

/** A Traefik that is no stack of the program's, behind a Service, with a list of addresses. */
const written = (spec: object, ...args: string[]): Case => ({
  objects: [deployment(ofContainer({ ...TRAEFIK, args: [...TRAEFIK.args, ...args] }, 'edge'), 'edge'), loadBalancer({ spec }, 'edge'), middleware({ spec: { rateLimit: null, ...open('203.0.113.0/24') } })],
});

/** A page that is shown to a network which the proxy is in. */
const dashboard: Case = {
  platform: { domain: 'example.org' },
  build: (_, platform) => {
    const page = { host: 'traefik', users: 'dashboard-users', allowedRanges: ['198.51.100.0/24'] };
    new Traefik(new Tenant(platform, 'traefik'), 'traefik', { ...TRUSTED, dashboard: page });
  },
};

export const cases: Cases = {
  broken: [
    listed({ clientIp: 'hide' }),
    beside([middleware()], { clientIp: 'hide', serviceType: 'NodePort' }),
    // What others keep is nothing to this one.
    beside([deployment({}, 'mail'), loadBalancer({ spec: { externalTrafficPolicy: 'Local', loadBalancerClass: 'example.org/other' } }, 'mail')], { clientIp: 'hide' }),
    // What is forwarded, it does not look at.
    listed({ clientIp: 'hide', ...SITE }),
    listed({ clientIp: 'hide' }, { ipStrategy: {} }),
    listed(TRUSTED),
    written({ externalTrafficPolicy: 'Cluster' }),
    written({}),
    proxied(LIMIT),
    proxied({ rateLimit: { average: 10, sourceCriterion: { ipStrategy: { ipv6Subnet: 64 } } } }),
    proxied({ inFlightReq: { amount: 10, sourceCriterion: { ipStrategy: {} } } }),
    proxied(open('203.0.112.0/20')),
    proxied(LIMIT, ...at('web', BEHIND), ...at('websecure', BEHIND), '--entryPoints.dns.address=:53/udp'),
  ],
  sound: [
    listed({ clientIp: 'preserve', trustedProxies: ['203.0.113.7/32'] }),
    listed({ clientIp: 'hide', ...SITE }, { ipStrategy: { excludedIPs: SITE.trustedProxies } }),
    proxied({ rateLimit: { average: 10, sourceCriterion: { ipStrategy: { depth: 1 } } } }),
    proxied({ rateLimit: { average: 10, sourceCriterion: { requestHeaderName: 'X-Key' } } }),
    proxied({ rateLimit: { average: 10, sourceCriterion: { requestHost: true } } }),
    proxied({ rateLimit: { average: 0 } }),
    proxied({ inFlightReq: { amount: 10 } }),
    // It lets in the proxies, or those who come without one, or everybody.
    proxied(open('198.51.100.7', '203.0.113.128/25')),
    proxied(open('192.0.2.0/24')),
    proxied(open('0.0.0.0/0')),
    dashboard,
    // It does not come by a proxy at every entry point, or nobody knows, or a proxy says it otherwise.
    proxied(LIMIT, ...at('web', BEHIND), ...at('internal')),
    proxied(LIMIT, ...at('web', BEHIND, 'proxyProtocol.trustedIPs=198.51.100.7')),
    proxied(LIMIT, ...at('web', BEHIND, 'forwardedHeaders.insecure')),
    proxied(LIMIT, ...at('web', BEHIND), '--configFile=/etc/traefik.yaml'),
    proxied(LIMIT, ...at('web')),
    listed({ clientIp: 'preserve' }),
    listed({ clientIp: 'hide', proxyProtocolFrom: ['192.0.2.1/32'] }),
    listed({ clientIp: 'hide' }, { ipStrategy: { depth: 1 } }),
    listed({ clientIp: 'hide', serviceType: 'ClusterIP' }),
    listed({ clientIp: 'hide', loadBalancerClass: 'service.k8s.aws/nlb' }),
    listed({ clientIp: 'hide', serviceAnnotations: { 'service.beta.kubernetes.io/aws-load-balancer-type': 'external' } }),
    listed({ clientIp: 'hide', kind: 'DaemonSet' }, {}, ...ON_NODES),
    written({ externalTrafficPolicy: 'Local' }),
    written({ type: 'ClusterIP' }),
    listed({ clientIp: 'hide' }, { sourceRange: ['0.0.0.0/0', '::/0'] }),
    written({}, '--entryPoints.web.proxyProtocol.trustedIPs=192.0.2.1'),
    written({}, '--configFile=/etc/traefik.yaml'),
    // Of two, one sees its clients.
    { objects: [...written({}).objects ?? [], deployment(ofContainer(TRAEFIK, 'other'), 'other')] },
    // Of somebody else's Traefik nobody knows.
    { objects: [middleware({ spec: { rateLimit: null, ipAllowList: { sourceRange: ['198.51.100.0/24'] } } })] },
  ],
};
