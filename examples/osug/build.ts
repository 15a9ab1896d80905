import { App, Size } from 'cdk8s';
import { Platform, Probe, StatefulDatabase, Tenant, Tls, WebApp } from 'cdk8s-blueprints';

/** Two environments, each a cluster: what is tested is what goes into production, but for its size. */
const ENVIRONMENTS = [
  { name: 'test', domain: 'test.osug.example.org', frontend: { replicas: 2 } },
  { name: 'prod', domain: 'osug.example.org', frontend: { scaling: { min: 3, max: 10, cpu: 50 } } },
];

/** The platform of a university's operations team: web applications of two teams, by host name, with their databases. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  for (const { name, domain, frontend } of ENVIRONMENTS) {
    const platform = new Platform(app, name, {
      domain,
      kubernetesVersion,
      tls: Tls.secret('wildcard-tls'),
      ingress: { className: 'traefik', namespace: 'ingress', podLabels: { 'app.kubernetes.io/name': 'traefik' } },
      privateRanges: { campus: '198.51.100.0/24' },
    });

    // The web team: a frontend of static pages, as many as it takes.
    const web = new Tenant(platform, 'web');
    const pages = new WebApp(web, 'frontend', {
      ...frontend,
      image: 'nginxinc/nginx-unprivileged:1.30.4',
      port: 8080,
      host: 'www',
      security: { user: 101 },
      files: {
        '/usr/share/nginx/html/index.html': `<h1>${domain}</h1>\n`,
        // A kept-alive connection ends, announced, while a pod that stops still serves: nothing is sent on it when nginx goes.
        '/etc/nginx/conf.d/keepalive.conf': 'keepalive_time 10s;\n',
      },
    });

    // The seismology team: an application that counts in a Redis and keeps what matters in a PostgreSQL.
    const seismology = new Tenant(platform, 'seismology');
    const cache = new StatefulDatabase(seismology, 'redis', { engine: 'redis', version: '7', storage: Size.gibibytes(1) });
    const events = new StatefulDatabase(seismology, 'events', { engine: 'postgres', version: '17', storage: Size.gibibytes(20) });
    const catalogue = new WebApp(seismology, 'catalogue', {
      image: 'registry.example.org/web:1.0',
      port: 8080,
      host: 'catalogue',
      probes: { ready: Probe.http('/healthz') },
    });
    catalogue.connectTo(cache);
    catalogue.connectTo(events);

    // The frontend asks the catalogue; nobody else in the cluster may.
    pages.connectTo(catalogue);
  }
}
