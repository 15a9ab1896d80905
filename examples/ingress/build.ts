import { App, Duration } from 'cdk8s';
import {
  External, IngressRoute, IngressRouteTcp, IngressRouteUdp, IngressStack, Middleware, MiddlewareTcp, Platform, Probe, ServersTransport,
  ServersTransportTcp, StatefulDatabase, Tenant, Tls, TlsOption, TraefikService, WebApp,
} from 'cdk8s-blueprints';

const ECHO = `
import socket
lines = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
lines.bind(('', 5514))
while True:
    line, sender = lines.recvfrom(2048)
    lines.sendto(line, sender)
`;

/** What comes in from outside: by https, with a page that shows it; a new release for some; a database by TCP; and what only Traefik's own kinds can say. */
export function build(app: App, { kubernetesVersion, addresses = '192.0.2.10-192.0.2.19' }: { readonly kubernetesVersion?: string; readonly addresses?: string } = {}): void {
  const platform = new Platform(app, 'prod', { domain: 'example.org', kubernetesVersion, tls: Tls.secret('wildcard-tls') });
  const { traefik } = new IngressStack(platform, 'ingress', {
    addresses: [addresses],
    address: addresses.split('-')[0],
    kubeProxyMode: 'iptables',
    routes: 'IngressRoute',
    defaultCertificate: 'wildcard-tls',
    dashboard: { host: 'traefik', users: 'dashboard-users', allowedRanges: ['192.168.0.0/16'] },
    entryPoints: { postgres: { port: 5432 }, syslog: { port: 5514, protocol: 'UDP' } },
    // Each connection ends before its pod does, so that no request meets the end.
    args: ['--entrypoints.websecure.transport.keepalivemaxtime=10s'],
  });

  // Routes in words that any target has: a new release gets a tenth of the requests; who logs in is asked for no more than ten times a minute.
  const shop = new Tenant(platform, 'shop', { external: [External.secret('metrics-users', { keys: ['users'] }), External.secret('clients-ca')] });
  const image = 'registry.example.org/web:1.0';
  const ready = Probe.http('/healthz');
  const next = new WebApp(shop, 'web-next', { image, port: 8080, probes: { ready } });
  const login = new WebApp(shop, 'login', { image, port: 8080, probes: { ready } });
  const web = new WebApp(shop, 'web', {
    image,
    port: 8080,
    probes: { ready },
    routes: {
      page: { host: 'shop', split: [{ to: next, percent: 10 }], sticky: { cookie: 'shop' }, responseHeaders: { 'X-Frame-Options': 'DENY', 'Server': '' } },
      login: { host: 'shop', path: '/login', rateLimit: { average: 10, period: Duration.minutes(1) }, timeouts: { response: Duration.seconds(10) } },
      admin: { host: 'admin', forwardAuth: { target: login, path: '/healthz', responseHeaders: ['X-User'] } },
      metrics: { host: 'admin', path: '/metrics', pathType: 'Exact', basicAuth: 'metrics-users', requestHeaders: { 'X-Scope': 'all' } },
    },
  });

  // A database for who is outside, at a port of its own.
  const orders = new StatefulDatabase(shop, 'orders', { engine: 'postgres', version: '17', storage: '20Gi' });
  traefik.routeTo(orders);
  const fewer = new MiddlewareTcp(shop, 'fewer', { inFlightConn: { amount: 20 } });
  const patient = new ServersTransportTcp(shop, 'patient', { dialTimeout: '5s' });
  new IngressRouteTcp(shop, 'orders-tcp', {
    entryPoints: ['postgres'],
    routes: [{ match: 'HostSNI(`*`)', services: [{ name: 'orders', port: 5432, serversTransport: patient.name }], middlewares: [{ name: fewer.name }] }],
  });

  // What has no neutral words: mirrored requests, certificates of clients, a chain of middlewares.
  const slow = new ServersTransport(shop, 'slow', { forwardingTimeouts: { responseHeaderTimeout: '60s' } });
  // By the name of its port: to Traefik a Service at a port, as it is written, is one service, and at 8080 it is that of the page, with its cookie.
  const mirrored = new TraefikService(shop, 'mirrored', {
    mirroring: { name: web.serviceName, port: 8080, mirrors: [{ name: next.serviceName, port: 'http', percent: 5 }], serversTransport: slow.name },
  });
  const stripped = new Middleware(shop, 'stripped', { stripPrefix: { prefixes: ['/v1'] } });
  const small = new Middleware(shop, 'small', { buffering: { maxRequestBodyBytes: 1_000_000 } });
  const checks = new Middleware(shop, 'checks', { chain: { middlewares: [{ name: small.name }, { name: stripped.name }] } });
  const strict = new TlsOption(shop, 'strict', { minVersion: 'VersionTLS13', clientAuth: { clientAuthType: 'RequireAndVerifyClientCert', secretNames: ['clients-ca'] } });
  new IngressRoute(shop, 'api', {
    entryPoints: ['websecure'],
    routes: [{ kind: 'Rule', match: 'Host(`api.example.org`) && PathPrefix(`/v1`)', services: [{ name: mirrored.name, kind: 'TraefikService' }], middlewares: [{ name: checks.name }] }],
    tls: { secretName: 'wildcard-tls', options: { name: strict.name } },
  });

  // Lines of logs by UDP; what stands in for a collector sends them back.
  const syslog = new WebApp(shop, 'syslog', {
    image,
    command: ['python3', '-c', ECHO],
    ports: [{ name: 'syslog', port: 5514, protocol: 'UDP' }],
    probes: { ready: Probe.exec(['true']) },
  });
  traefik.routeTo(syslog);
  new IngressRouteUdp(shop, 'syslog-udp', { entryPoints: ['syslog'], routes: [{ services: [{ name: syslog.serviceName, port: 5514 }] }] });
}
