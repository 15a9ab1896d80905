import { App } from 'cdk8s';
import { Platform, Tenant, Traefik, WebApp } from 'cdk8s-blueprints';

/** Traefik by itself, where something else leads to it: on every node, by the same ports of each. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const platform = new Platform(app, 'edge', { domain: 'example.org', kubernetesVersion });
  new Traefik(new Tenant(platform, 'traefik'), 'traefik', {
    kind: 'DaemonSet',
    serviceType: 'NodePort',
    trustedProxies: ['192.0.2.1/32'],
    defaultCertificate: 'wildcard-tls',
    minTlsVersion: 'VersionTLS13',
    routes: 'IngressRoute',
  });

  new WebApp(new Tenant(platform, 'shop'), 'web', { image: 'registry.example.org/shop:1.4.2', port: 8080, host: 'shop' });
}
