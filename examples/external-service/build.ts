import { App } from 'cdk8s';
import { ExternalService, Platform, Tenant, WebApp } from 'cdk8s-blueprints';

/** A mail server of the site: whoever connects to it may reach it, and knows where it is. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const platform = new Platform(app, 'prod', { kubernetesVersion });
  const mail = new ExternalService(platform, 'mail', { host: 'smtp.example.org', port: 587, cidrs: ['192.0.2.25/32'] });

  const web = new WebApp(new Tenant(platform, 'shop'), 'web', { image: 'registry.example.org/web:1.0', port: 8080, egress: [] });
  web.connectTo(mail);
}
