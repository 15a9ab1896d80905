import { writeFileSync } from 'fs';
import { join } from 'path';
import { Include, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { BlueprintApp, Credentials, CronTask, DaemonTask, EnvVar, External, Platform, Probe, StatefulDatabase, Tenant, Tls, WebApp, Worker } from '../../src';
import { RULES } from '../../src/checks/internal/rules';
import { temporary } from '../_synth';
import { Cases } from './_cases';
import { autoscaler, budget, configMap, deployment, IMAGE, ingress, ofContainer, ofPod, service } from './_objects';

// Ten platforms of two hundred workloads each, of which everything is right: no rule finds anything, error or warning.

/** Numbers that look arbitrary, and are the same each time. */
function numbers(seed: number): (most: number) => number {
  let state = seed + 1;
  return most => {
    state = state * 48271 % 2147483647;
    return state % most;
  };
}

type Dice = (most: number) => number;

/** A team whose workloads are blueprints: an application of several services, its databases, its tasks. */
function blueprints(platform: Platform, id: string, dice: Dice): void {
  const tenant = new Tenant(platform, id, {
    external: [External.secret('tokens', { keys: ['api'] }), External.storageClass('fast')],
    quota: { cpu: 400, memory: '800Gi' },
    ...dice(2) === 0 ? { access: { view: ['everybody'], edit: [`${id}-developers`] } } : {},
  });
  const database = new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: Size.gibibytes(10), storageClassName: 'fast', credentials: Credentials.generated('orders-login') });
  const cache = new StatefulDatabase(tenant, 'cache', { engine: 'redis', version: '7', storage: '1Gi' });
  const services = Array.from({ length: 11 }, (_, index) => new WebApp(tenant, `service-${index}`, {
    image: `registry.example.org/${id}/service-${index}:1.${dice(9)}.0`,
    ports: [{ name: 'http', port: 8080, servicePort: dice(2) === 0 ? 80 : 8080 }],
    ...dice(3) === 0 ? { scaling: { min: 2, max: 3 + dice(6), cpu: 60 + dice(30) } } : { replicas: 1 + dice(4) },
    ...dice(2) === 0 ? { host: `${id}-${index}` } : {},
    env: { LOG_LEVEL: 'info', TOKEN: EnvVar.secret('tokens', 'api') },
    files: { '/etc/app.conf': `index = ${index}\n` },
    probes: { ready: Probe.http('/healthz') },
  }));
  for (const [index, each] of services.entries()) {
    if (index > 0) each.connectTo(services[dice(index)]);
    if (dice(2) === 0) each.connectTo(database);
    if (dice(2) === 0) each.connectTo(cache);
  }
  for (let index = 0; index < 4; index++) new Worker(tenant, `worker-${index}`, { image: `registry.example.org/${id}/worker:2.${dice(9)}` }).connectTo(cache);
  for (let index = 0; index < 3; index++) new CronTask(tenant, `task-${index}`, { image: 'registry.example.org/task:1.0', schedule: `${dice(60)} ${dice(24)} * * *` }).connectTo(database);
}

/** A team that writes with cdk8s-plus, in a namespace that takes what it makes. */
function plus(platform: Platform, id: string, dice: Dice): void {
  const tenant = new Tenant(platform, id, { podSecurity: 'baseline', denyByDefault: false });
  for (let index = 0; index < 20; index++) {
    const made = new kplus.Deployment(tenant, `app-${index}`, {
      replicas: 1 + dice(3),
      securityContext: { user: 1000, group: 1000 },
      containers: [{ image: `registry.example.org/${id}/app:3.${index}`, portNumber: 8080 }],
    });
    if (dice(2) === 0) made.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });
  }
}

/** A team with YAML that runs already, under names of its own, in a namespace that is there. */
function included(platform: Platform, id: string, dice: Dice): void {
  const tenant = new Tenant(platform, id, { createNamespace: false, podSecurity: 'privileged', external: [External.secret('registry')] });
  const objects = Array.from({ length: 20 }, (_, index) => {
    const name = `${['legacy', 'shop', 'crm'][dice(3)]}-${index}`;
    const scaled = dice(3) === 0;
    return [
      deployment({
        metadata: { labels: { 'app.kubernetes.io/version': '1.2', 'helm.sh/chart': 'legacy-1.2.3' } },
        spec: {
          ...scaled ? { replicas: null } : {},
          ...ofContainer({ image: `${IMAGE}`, env: [{ name: 'PORT', value: '8080' }, { name: 'SELF', value: `http://${name}.${id}.svc:80` }], volumeMounts: [{ name: 'config', mountPath: '/etc/app.conf', subPath: 'app.conf' }] }, name).spec,
        },
      }, name),
      deployment(ofPod({ imagePullSecrets: [{ name: 'registry' }] }), `${name}-side`),
      service({}, name),
      configMap({}, `${name}-config`),
      ...scaled ? [autoscaler({}, name), budget({}, name)] : [],
      ...dice(2) === 0 ? [ingress({ spec: { rules: [{ host: `${name}.${id}.example.org`, http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { name: 'http' } } } }] } }] } }, name)] : [],
    ].map(object => object.metadata.name === name && object.kind === 'Deployment'
      ? { ...object, spec: { ...object.spec, template: { ...object.spec.template, spec: { ...object.spec.template.spec, volumes: [{ name: 'config', configMap: { name: `${name}-config` } }] } } } }
      : object);
  }).flat();
  const path = join(temporary(), 'legacy.yaml');
  writeFileSync(path, objects.map(object => JSON.stringify(object)).join('\n---\n'));
  new Include(tenant, 'legacy', { url: path });
}

test.each(Array.from({ length: 10 }, (_, index) => index))('platform %d of two hundred workloads: nothing is found', seed => {
  const dice = numbers(seed);
  const outdir = temporary();
  const app = new BlueprintApp({ outdir });
  const platform = new Platform(app, `platform-${seed}`, {
    kubernetesVersion: ['1.30', '1.34', '1.36'][seed % 3],
    domain: 'example.org',
    tls: Tls.secret('wildcard'),
    ingress: { className: 'public', namespace: 'ingress', podLabels: { 'app.kubernetes.io/name': 'traefik' } },
    imagePullSecrets: ['mirror'],
  });
  for (let index = 0; index < 7; index++) blueprints(platform, `team-${index}`, dice);
  plus(platform, 'plus', dice);
  included(platform, 'legacy', dice);
  new DaemonTask(new Tenant(platform, 'agents', { podSecurity: 'privileged' }), 'exporter', { image: 'prom/node-exporter:v1.9.1', port: 9100, allNodes: true, security: { user: 65534 } });

  const print = jest.spyOn(console, 'error').mockImplementation();
  try {
    app.synth();
    expect(print.mock.calls).toEqual([]);
  } finally {
    print.mockRestore();
  }
});

test('more than a hundred mistakes that people make are caught', () => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const broken = RULES.flatMap(({ id }) => (require(`./rules/${id}`).cases as Cases).broken);
  expect(broken.length).toBeGreaterThan(150);
});
