import { App } from 'cdk8s';
import { Checks, EnvVar, External, Platform, Tenant, Tls, WebApp } from 'cdk8s-blueprints';

/** What the rules of the whole app are told: what is there, what is more severe here, and what is right all the same. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const platform = new Platform(app, 'prod', {
    kubernetesVersion,
    domain: 'example.org',
    tls: Tls.secret('wildcard-tls'),
    ingress: { className: 'traefik', namespace: 'ingress', podLabels: { 'app.kubernetes.io/name': 'traefik' } },
    // Nobody in the program makes them, in whatever namespace.
    external: [External.storageClass('fast'), External.priorityClass('high')],
    // A link into another environment fails the synthesis here.
    rules: { 'other-environment': 'error' },
  });
  const shop = new Tenant(platform, 'shop', { external: [External.secret('payment', { keys: ['token'] })] });

  new WebApp(shop, 'web', {
    image: 'registry.example.org/shop:1.4.2',
    port: 8080,
    host: 'shop',
    priorityClassName: 'high',
    env: { PAYMENT_TOKEN: EnvVar.secret('payment', 'token') }, // with another name or key, the synthesis says so
  });

  const preview = new WebApp(shop, 'preview', { image: 'registry.example.org/shop:latest', port: 8080, host: 'preview' });
  Checks.silence(preview, 'image-pinned', 'whoever looks at the preview wants what was pushed last');
}
