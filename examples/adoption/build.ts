import { App } from 'cdk8s';
import { Credentials, External, Platform, StatefulDatabase, Tenant, Volume, WebApp } from 'cdk8s-blueprints';

/** An application that runs already, taken over as it is: its namespace, its names, its selector, its volumes. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const platform = new Platform(app, 'prod', { kubernetesVersion });
  const legacy = new Tenant(platform, 'legacy', { createNamespace: false, podSecurity: 'privileged', external: [External.claim('uploads')] });

  const frontend = new WebApp(legacy, 'frontend', {
    name: 'frontend-deploy',
    containerName: 'server',
    selector: { app: 'frontend', version: 'v1' },
    service: { name: 'frontend' },
    image: 'registry.example.org/web:1.0',
    ports: [{ name: 'http', port: 8080, servicePort: 80 }],
    env: { GREETING: 'hello' },
    volumes: { '/uploads': Volume.claim('uploads', { accessMode: 'ReadWriteOnce' }) },
    security: { user: 10001 },
  });
  // A StatefulSet cannot be turned into another one. Its volume can: the old one is taken away first, the data stays.
  const cache = new StatefulDatabase(legacy, 'store', {
    engine: 'redis',
    version: '7',
    storage: '1Gi',
    existingClaim: 'data-cache-0',
    credentials: Credentials.existing('store-credentials'),
  });
  frontend.connectTo(cache);
}
