import { Construct } from 'constructs';
import { Facts } from '../core/internal/facts';
import { wholeHost } from '../core/internal/names';
import { Phase, setPhase } from '../core/internal/objects/phase';
import { certificateOf } from './_route-parts';
import { IngressRoute, IngressRouteRule } from './ingress-route';
import { Middleware } from './middleware';
import { MiddlewareIpStrategy } from './middleware-limits';
import { TlsOption } from './tls-option';
import { TlsStore } from './tls-store';
import { TraefikProps } from './traefik-props';

/** What Traefik reads of its own from the API server, once it runs: certificates, options of TLS, the page. */
export function traefikConfiguration(scope: Construct, name: string, className: string, props: TraefikProps, { domain, tls }: Facts): void {
  const inside = new Construct(scope, 'configuration');
  setPhase(inside, Phase.CONFIGURATION);
  const { defaultCertificate, minTlsVersion = 'VersionTLS12', dashboard, trustedProxies = [] } = props;
  if (defaultCertificate !== undefined) new TlsStore(inside, 'store', { name: 'default', defaultCertificate: { secretName: defaultCertificate } });
  // What Traefik does by itself, no object has to say.
  if (minTlsVersion !== 'VersionTLS12') new TlsOption(inside, 'options', { name: 'default', minVersion: minTlsVersion });
  if (dashboard) {
    const { users, allowedRanges } = dashboard;
    const host = wholeHost(dashboard.host, domain);
    const { secretName, clusterIssuer } = tls?._source() ?? {};
    const secret = clusterIssuer === undefined ? secretName : `${name}-dashboard-tls`;
    const password = new Middleware(inside, 'password', { name: `${name}-dashboard-password`, basicAuth: { secret: users } });
    const list = (id: string, ipStrategy?: MiddlewareIpStrategy) => allowedRanges && new Middleware(inside, id, { name: `${name}-dashboard-${id}`, ipAllowList: { sourceRange: allowedRanges, ipStrategy } });
    const page = (match: string, ranges: Middleware | undefined): IngressRouteRule => ({
      kind: 'Rule',
      match,
      middlewares: [...ranges ? [ranges] : [], password].map(each => ({ name: each.name })),
      services: [{ name: 'api@internal', kind: 'TraefikService' }],
    });
    // Who comes by a proxy has the proxy's address, and who comes without one has no header: each is looked at in its own way. The longer rule is first.
    const proxied = allowedRanges && trustedProxies.length > 0 ? trustedProxies.map(range => `ClientIP(\`${range}\`)`).join(' || ') : undefined;
    new IngressRoute(inside, 'dashboard', {
      name: `${name}-dashboard`,
      // Its own, also where another one is the Platform's.
      annotations: { 'kubernetes.io/ingress.class': className },
      entryPoints: ['websecure'],
      routes: [
        page(`Host(\`${host}\`)`, list('ranges')),
        ...proxied === undefined ? [] : [page(`Host(\`${host}\`) && (${proxied})`, list('forwarded', { excludedIPs: trustedProxies }))],
      ],
      tls: secret === undefined ? {} : { secretName: secret },
    });
    certificateOf(inside, { hosts: [host], secretName: secret, issuer: clusterIssuer, metadata: { labels: {} } });
  }
}
