import { App } from 'cdk8s';
import { EnvVar, External, Peer, Platform, Probe, Tenant, Tls, Volume, WebApp } from 'cdk8s-blueprints';

/** A web application by its host name, with what most of them end up needing. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const platform = new Platform(app, 'prod', {
    kubernetesVersion,
    domain: 'example.org',
    tls: Tls.clusterIssuer('letsencrypt'),
    ingress: { className: 'traefik', namespace: 'ingress', podLabels: { 'app.kubernetes.io/name': 'traefik' } },
  });
  const shop = new Tenant(platform, 'shop', { external: [External.secret('shop-tokens', { keys: ['api'] })] });

  const web = new WebApp(shop, 'web', {
    image: 'registry.example.org/web:1.0',
    ports: [{ name: 'http', port: 8080, servicePort: 80 }],
    host: 'shop',
    scaling: { min: 2, max: 6, cpu: 70 },
    env: {
      LOG_LEVEL: 'info',
      POD_NAME: EnvVar.field('metadata.name'),
      API_TOKEN: EnvVar.secret('shop-tokens', 'api'),
    },
    files: { '/etc/shop/settings.json': JSON.stringify({ currency: 'EUR' }) },
    volumes: { '/var/cache/shop': Volume.emptyDir({ sizeLimit: '500Mi' }) },
    probes: {
      startup: Probe.http('/healthz', { failureThreshold: 30, periodSeconds: 2 }),
      ready: Probe.http('/healthz'),
    },
    resources: { cpu: '200m', memory: '256Mi' },
    // Besides what it connects to: a payment service on the public internet, over HTTPS alone.
    egress: [Peer.internet([443])],
  });

  // What has no prop is changed in the object itself.
  web.override('Deployment', { spec: { revisionHistoryLimit: 3 } });
}
