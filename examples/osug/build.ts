import { App, Size } from 'cdk8s';
import { BatchJob, Credentials, CronTask, DaemonTask, IngressStack, Platform, Probe, StatefulDatabase, Tenant, Tls, Volume, WebApp } from 'cdk8s-blueprints';

/** Two environments, each a cluster: what is tested is what goes into production, but for its size. */
const ENVIRONMENTS = [
  { name: 'test', domain: 'test.osug.example.org', tens: '192.168.77.11', frontend: { replicas: 2 } },
  { name: 'prod', domain: 'osug.example.org', tens: '192.168.77.10', frontend: { scaling: { min: 3, max: 10, cpu: 50 } } },
];

/** The platform of a university's operations team: web applications of two teams, by host name, with their databases. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  for (const { name, domain, tens, frontend } of ENVIRONMENTS) {
    const platform = new Platform(app, name, {
      domain,
      kubernetesVersion,
      tls: Tls.secret('wildcard-tls'),
      privateRanges: { campus: '198.51.100.0/24' },
    });

    // No load balancer and no BGP peer: nodes answer for addresses of the campus, each cluster for its own, and Traefik routes by host name.
    new IngressStack(platform, 'ingress', {
      addresses: [`${tens}0-${tens}9`],
      address: `${tens}0`,
      kubeProxyMode: 'iptables',
      dashboard: { host: 'traefik', users: 'dashboard-users' },
      resources: { cpu: '50m' },
    });

    // The web team: a frontend of static pages, as many as it takes.
    const web = new Tenant(platform, 'web');
    const status = Volume.emptyDir({ sizeLimit: '1Mi' });
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
      // A sidecar writes what nginx serves: both see the same directory.
      volumes: { '/usr/share/nginx/html/status': status },
      sidecars: [{
        name: 'status',
        image: 'busybox:1.36.1',
        command: ['sh', '-c', 'trap exit TERM; while true; do date >/status/updated.txt; sleep 60 & wait $!; done'],
        volumes: { '/status': status },
        resources: { cpu: '10m', memory: '16Mi', ephemeralStorage: '50Mi' },
      }],
    });

    // The seismology team: an application that counts in a Redis and keeps what matters in a PostgreSQL.
    const seismology = new Tenant(platform, 'seismology');
    const cache = new StatefulDatabase(seismology, 'redis', { engine: 'redis', version: '7', storage: Size.gibibytes(1) });
    const events = new StatefulDatabase(seismology, 'events', {
      engine: 'postgres',
      version: '17',
      storage: Size.gibibytes(20),
      credentials: Credentials.generated('events-credentials'), // nobody has to know it
    });
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

    // Its tasks speak SQL: once, the tables; for each of four regions, their stations; every night, how much there is.
    const psql = { image: 'postgres:17.11-trixie', security: { user: 999 }, egress: [] };
    const sql = (...statements: string[]) => ({ command: ['psql', '-v', 'ON_ERROR_STOP=1', ...statements.flatMap(each => ['-c', each])] });
    const tables = new BatchJob(seismology, 'tables', {
      ...psql,
      ...sql('create table if not exists stations (region int primary key, since timestamptz default now())'),
      backoffLimit: 6,
      wait: true,
    });
    const regions = new BatchJob(seismology, 'regions', {
      ...psql,
      ...sql('create table if not exists stations (region int primary key, since timestamptz default now())', 'insert into stations values ($(JOB_COMPLETION_INDEX)) on conflict do nothing'),
      completions: 4,
      parallelism: 2,
      indexed: true,
      backoffLimit: 6,
    });
    const report = new CronTask(seismology, 'report', {
      ...psql,
      ...sql('select relname, n_live_tup from pg_stat_user_tables order by 1'),
      schedule: '30 2 * * *',
      timeZone: 'Europe/Paris',
    });
    for (const task of [tables, regions, report]) task.connectTo(events);

    // The operations team: an agent on every node, in a namespace that lets it see the node.
    const operations = new Tenant(platform, 'operations', { podSecurity: 'privileged' });
    new DaemonTask(operations, 'node-exporter', {
      image: 'prom/node-exporter:v1.9.1',
      args: ['--path.rootfs=/host', '--web.listen-address=:9100'],
      port: 9100,
      allNodes: true,
      volumes: { '/host': Volume.hostPath('/', { mountPropagation: 'HostToContainer' }) },
      security: { user: 65534 },
      resources: { cpu: '50m', memory: '64Mi', ephemeralStorage: '50Mi' },
    });
  }
}
