import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart } from 'cdk8s';
import { BlueprintApp, Platform, Tenant, Tls, WebApp } from 'cdk8s-blueprints';

// `npm run bench -- CASE COUNT` times one case in a process of its own; without arguments, all of them.

const outdir = mkdtempSync(join(tmpdir(), 'bench-'));

/** A Chart of four plain objects. */
function four(app: App, index: number): Chart {
  const chart = new Chart(app, `chart-${index}`);
  for (const kind of ['ConfigMap', 'Deployment', 'Service', 'Ingress']) {
    new ApiObject(chart, kind, {
      apiVersion: 'example.org/v1',
      kind,
      metadata: { name: `app-${index}` },
      spec: { replicas: 2, selector: { app: `app-${index}` }, containers: [{ name: 'main', image: 'example:1', env: [{ name: 'A', value: '1' }] }] },
    });
  }
  return chart;
}

function charts(app: App, count: number): void {
  for (let index = 0; index < count; index++) four(app, index);
}

function chain(app: App, count: number): void {
  let before: Chart | undefined;
  for (let index = 0; index < count; index++) {
    const chart = four(app, index);
    if (before) chart.addDependency(before);
    before = chart;
  }
}

function webApps(app: App, count: number): void {
  const platform = new Platform(app, 'bench', { domain: 'example.org', tls: Tls.none(), ingress: { className: 'traefik', namespace: 'ingress', podLabels: { app: 'traefik' } } });
  for (let index = 0; index < count; index++) {
    new WebApp(new Tenant(platform, `tenant-${index}`), 'web', { image: 'example:1', port: 8080, host: `app-${index}`, files: { '/etc/app.conf': 'a = 1\n' } });
  }
}

const CASES: Readonly<Record<string, { counts: number[]; app(): App; fill(app: App, count: number): void }>> = {
  'charts': { app: () => new BlueprintApp({ outdir }), fill: charts, counts: [1000] },
  'charts in cdk8s.App': { app: () => new App({ outdir }), fill: charts, counts: [1000] },
  'chain': { app: () => new BlueprintApp({ outdir }), fill: chain, counts: [1000] },
  'chain in cdk8s.App': { app: () => new App({ outdir }), fill: chain, counts: [8, 10] },
  'web apps': { app: () => new BlueprintApp({ outdir }), fill: webApps, counts: [1000, 3000] },
};

function run(name: string, count: number): void {
  const { app: create, fill } = CASES[name];
  const start = process.cpuUsage();
  const app = create();
  fill(app, count);
  const built = process.cpuUsage(start);
  app.synth();
  const { user, system } = process.cpuUsage(start);
  const seconds = (cpu: NodeJS.CpuUsage) => ((cpu.user + cpu.system) / 1e6).toFixed(2);
  console.log(`${name} ${count}: ${seconds({ user, system })} CPU s, of them ${seconds(built)} to construct; ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`);
}

try {
  const [only, count] = process.argv.slice(2);
  for (const [name, { counts }] of Object.entries(CASES)) {
    if (only === undefined || only === name) for (const each of count === undefined ? counts : [Number(count)]) run(name, each);
  }
} finally {
  rmSync(outdir, { recursive: true });
}
