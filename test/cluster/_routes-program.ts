import { App } from 'cdk8s';
import { External, IngressStack, Platform, Probe, Tenant, WebApp } from '../../src';

/** The address of a proxy that ends TLS, and asks by http. */
export const PROXY = '192.168.77.21';

/** Every word of neutral routes, each at a host of its own, as one kind of object. What a kind has no words for is left out. */
export function program(app: App, routes: 'Ingress' | 'IngressRoute' | 'HTTPRoute'): void {
  const platform = new Platform(app, 'prod', { domain: 'example.org', rules: { 'image-pinned': 'off' } });
  new IngressStack(platform, 'ingress', {
    addresses: ['192.168.77.100-192.168.77.109'],
    address: '192.168.77.100',
    kubeProxyMode: 'iptables',
    redirectToHttps: false,
    trustedProxies: [`${PROXY}/32`],
    defaultCertificate: 'wildcard-tls',
    routes,
    providers: { gateway: routes === 'HTTPRoute' },
    dashboard: { host: 'traefik', users: 'dashboard-users' },
  });
  const tenant = new Tenant(platform, `as-${routes.toLowerCase()}`, { external: [External.secret('some-users', { keys: ['users'] })] });
  const app_ = { image: 'registry.example.org/web:1.0', port: 8080, probes: { ready: Probe.http('/healthz') } };
  const next = new WebApp(tenant, 'next', app_);
  const guard = new WebApp(tenant, 'guard', app_);
  const traefik = routes !== 'HTTPRoute';
  const all = routes !== 'Ingress';
  new WebApp(tenant, 'web', {
    ...app_,
    routes: {
      prefix: { hosts: ['prefix', 'other'], path: '/sleep' },
      exact: { host: 'exact', path: '/healthz', pathType: 'Exact' },
      redirect: { host: 'redirect', redirectToHttps: true },
      headers: { host: 'headers', requestHeaders: { 'X-Forwarded-For': '203.0.113.7' }, responseHeaders: { 'X-Frame-Options': 'DENY', 'Server': '' } },
      limit: { host: 'limit', rateLimit: { average: 2, period: 60 } },
      password: { host: 'password', basicAuth: 'some-users' },
      allowed: { host: 'allowed', forwardAuth: { target: guard, path: '/healthz' } },
      denied: { host: 'denied', forwardAuth: { target: guard, path: '/nobody' } },
      ...all ? {
        pattern: { host: 'pattern', path: '/sleep/[0-9]$', pathType: 'RegularExpression' as const },
        split: { host: 'split', split: [{ to: next, percent: 50 }] },
      } : {},
    },
  });
  // An Ingress says these of the Service, and so of all its routes.
  if (traefik) {
    new WebApp(tenant, 'kept', { ...app_, routes: { kept: { host: 'kept', sticky: { cookie: 'kept' } } } });
    new WebApp(tenant, 'slow', { ...app_, routes: { slow: { host: 'slow', timeouts: { connect: 2, response: 1 } } } });
  }
}
