import { Construct } from 'constructs';
import { Facts } from '../core/internal/facts';
import { wholeHost } from '../core/internal/names';
import { Phase, setPhase } from '../core/internal/phase';
import { certificateOf } from './_route-parts';
import { IngressRoute } from './ingress-route';
import { Middleware } from './middleware';
import { TlsOption } from './tls-option';
import { TlsStore } from './tls-store';
import { TraefikProps } from './traefik-props';

/** What Traefik reads of its own from the API server, once it runs: certificates, options of TLS, the page. */
export function traefikConfiguration(scope: Construct, name: string, className: string, props: TraefikProps, { domain, tls }: Facts): void {
  const inside = new Construct(scope, 'configuration');
  setPhase(inside, Phase.CONFIGURATION);
  const { defaultCertificate, minTlsVersion = 'VersionTLS12', dashboard } = props;
  if (defaultCertificate !== undefined) new TlsStore(inside, 'store', { name: 'default', defaultCertificate: { secretName: defaultCertificate } });
  // What Traefik does by itself, no object has to say.
  if (minTlsVersion !== 'VersionTLS12') new TlsOption(inside, 'options', { name: 'default', minVersion: minTlsVersion });
  if (dashboard) {
    const { users, allowedRanges } = dashboard;
    const host = wholeHost(dashboard.host, domain);
    const { secretName, clusterIssuer } = tls?._source() ?? {};
    const secret = clusterIssuer === undefined ? secretName : `${name}-dashboard-tls`;
    const password = new Middleware(inside, 'password', { name: `${name}-dashboard-password`, basicAuth: { secret: users } });
    const ranges = allowedRanges && new Middleware(inside, 'ranges', { name: `${name}-dashboard-ranges`, ipAllowList: { sourceRange: allowedRanges } });
    new IngressRoute(inside, 'dashboard', {
      name: `${name}-dashboard`,
      // Its own, also where another one is the Platform's.
      annotations: { 'kubernetes.io/ingress.class': className },
      entryPoints: ['websecure'],
      routes: [{
        kind: 'Rule',
        match: `Host(\`${host}\`)`,
        middlewares: [...ranges ? [ranges] : [], password].map(each => ({ name: each.name })),
        services: [{ name: 'api@internal', kind: 'TraefikService' }],
      }],
      tls: secret === undefined ? {} : { secretName: secret },
    });
    certificateOf(inside, { hosts: [host], secretName: secret, issuer: clusterIssuer, metadata: { labels: {} } });
  }
}
