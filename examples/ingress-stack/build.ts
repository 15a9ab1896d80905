import { App } from 'cdk8s';
import { IngressStack, Platform, Tenant, Tls, WebApp } from 'cdk8s-blueprints';

/** A cluster on bare metal: ten addresses of the network, of which one is where the DNS leads to, and a program that is reached by its host name. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const platform = new Platform(app, 'prod', { domain: 'example.org', kubernetesVersion, tls: Tls.secret('wildcard-tls') });
  new IngressStack(platform, 'ingress', { addresses: ['192.0.2.10-192.0.2.19'], address: '192.0.2.10', kubeProxyMode: 'iptables' });

  const shop = new Tenant(platform, 'shop');
  new WebApp(shop, 'web', { image: 'registry.example.org/shop:1.4.2', port: 8080, host: 'shop' });
}
