import { App } from 'cdk8s';
import { BlueprintApp, External, Platform, Tenant, Tls, Volume, WebApp, WebAppProps } from '../../src';

// Thirteen mistakes that people make, in one program. It must fail, and write nothing.
export function build(app: App): void {
  const platform = new Platform(app, 'prod', {
    domain: 'example.org',
    tls: Tls.none(),
    ingress: { className: 'traefik', namespace: 'ingress', podLabels: { app: 'traefik' } },
  });
  const tenant = new Tenant(platform, 'shop', { external: [External.claim('data')] });
  const web = (id: string, props: Partial<WebAppProps>) => new WebApp(tenant, id, { image: 'example/web:1', port: 8080, ...props });

  web('My_App', {});
  web('port', { port: 99999 });
  web('replicas', { replicas: -1 });
  web('request', { resources: { cpu: 2, cpuLimit: 1 } });
  web('variable', { env: { 'A B=': 'x' } });
  web('host', { host: 'BAD HOST' });
  web('label', { labels: { team: 'b c' } });
  web('image', { image: '' });
  web('range', { scaling: { min: 5, max: 2 } });
  web('both', { replicas: 3, scaling: { min: 1, max: 2 } });
  web('large', { files: { '/etc/large': 'x'.repeat(2 * 2 ** 20) } });
  web('shared', { replicas: 3, volumes: { '/data': Volume.claim('data', { accessMode: 'ReadWriteOnce' }) } });
  web('twice', { name: 'label' });
}

if (require.main === module) {
  const app = new BlueprintApp();
  build(app);
  app.synth();
}
