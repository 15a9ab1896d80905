import { App } from 'cdk8s';
import { External, Platform, Tenant, Tls, TlsStore, Traefik, WebApp } from 'cdk8s-blueprints';

/** Traefik by itself, where something else leads to it: on every node, by the same ports of each. It chooses among its certificates by the host. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const platform = new Platform(app, 'edge', { domain: 'example.org', kubernetesVersion, tls: Tls.none() });
  const edge = new Tenant(platform, 'traefik', { external: [External.secret('wildcard-tls'), External.secret('partner-tls')] });
  new Traefik(edge, 'traefik', {
    kind: 'DaemonSet',
    serviceType: 'NodePort',
    trustedProxies: ['192.0.2.1/32'],
    redirectToHttps: true,
    minTlsVersion: 'VersionTLS13',
    routes: 'IngressRoute',
  });
  new TlsStore(edge, 'certificates', { name: 'default', defaultCertificate: { secretName: 'wildcard-tls' }, certificates: [{ secretName: 'partner-tls' }] });

  new WebApp(new Tenant(platform, 'shop'), 'web', { image: 'registry.example.org/shop:1.4.2', port: 8080, host: 'shop' });
}
