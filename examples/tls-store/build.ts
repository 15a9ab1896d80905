import { App } from 'cdk8s';
import { External, Platform, Tenant, Tls, TlsStore, Traefik, WebApp } from 'cdk8s-blueprints';

/** Certificates that Traefik has for all routes: for each host that a client asks for, the one whose names it is among; else the default one. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  // No route names a certificate.
  const platform = new Platform(app, 'edge', { domain: 'example.org', kubernetesVersion, tls: Tls.none() });
  const edge = new Tenant(platform, 'traefik', { external: [External.secret('wildcard-tls'), External.secret('customer-tls')] });
  new Traefik(edge, 'traefik', { redirectToHttps: true });
  new TlsStore(edge, 'certificates', { name: 'default', defaultCertificate: { secretName: 'wildcard-tls' }, certificates: [{ secretName: 'customer-tls' }] });

  new WebApp(new Tenant(platform, 'shop'), 'web', { image: 'registry.example.org/shop:1.4.2', port: 8080, hosts: ['shop', 'shop.example.net'] });
}
