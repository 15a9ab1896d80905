import { readFileSync } from 'fs';
import { join } from 'path';
import { BlueprintApp, Platform, Probe, StatefulDatabase, Tenant, Volume, Worker, WorkerProps } from '../../src';
import { errorsOf, expectSnapshot, only, PLATFORM, synth, temporary, warningsOf } from '../_synth';

const minimal: WorkerProps = { image: 'example/worker:1' };
const objects = (props: Partial<WorkerProps> = {}) => synth(tenant => new Worker(tenant, 'mailer', { ...minimal, ...props }));

test('minimal', () => expectSnapshot(objects()));

test('full', () => expectSnapshot(synth(tenant => {
  const worker = new Worker(tenant, 'mailer', {
    ...minimal,
    scaling: { min: 2, max: 5, memory: 70, scaleDownStabilizationSeconds: 60 },
    probes: { live: Probe.exec(['check']) },
    progressDeadlineSeconds: 900,
    migrations: { command: ['migrate'], args: ['up'], env: { STEP: 'all' }, image: 'example/migrate:2', resources: { cpu: 1 }, backoffLimit: 3, activeDeadlineSeconds: 600 },
  });
  worker.connectTo(new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi' }));
})));

test('nobody is to ask it: it has no Service, and does not wait before it stops', () => {
  expect(objects().map(({ kind }) => kind)).toEqual(['NetworkPolicy', 'Deployment', 'PodDisruptionBudget']);
  const { lifecycle } = only(objects(), 'Deployment').spec.template.spec.containers[0];
  expect(lifecycle).toBeUndefined();
});

describe('its migrations', () => {
  const migrated = (props: Partial<WorkerProps> = {}) => objects({ migrations: { command: ['migrate'] }, ...props });

  test('are a Job of its image, its variables and its files, and none of its volumes', () => {
    const files = { '/etc/app.conf': 'a' };
    const { spec } = only(migrated({ env: { A: 'b' }, files, volumes: { '/data': Volume.claim('data', { accessMode: 'ReadWriteMany' }) } }), 'Job').spec.template;
    expect(spec.containers[0]).toMatchObject({ image: 'example/worker:1', command: ['migrate'], env: [{ name: 'A', value: 'b' }] });
    expect(spec.volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp', 'files']);
  });

  test('are not selected by what selects its pods', () => {
    const job = only(migrated(), 'Job');
    const { matchLabels } = only(migrated(), 'Deployment').spec.selector;
    expect(Object.entries(matchLabels).every(([key, value]) => job.spec.template.metadata.labels[key] === value)).toBe(false);
  });

  test('run again with each image', () => expect(only(migrated(), 'Job').metadata.name).not.toBe(only(migrated({ image: 'example/worker:2' }), 'Job').metadata.name));

  test('are done before the rollout: apply.sh waits for the database, then for them', () => {
    const outdir = temporary();
    const app = new BlueprintApp({ outdir });
    const tenant = new Tenant(new Platform(app, 'test', PLATFORM), 'shop');
    const worker = new Worker(tenant, 'mailer', { ...minimal, migrations: { command: ['migrate'] } });
    worker.connectTo(new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi' }));
    app.synth();
    const steps = readFileSync(join(outdir, 'test/apply.sh'), 'utf8').split('\n').filter(line => /^(phase|rollout|completed) '/.test(line) || line.startsWith('phase '));
    expect(steps.map(line => line.replace(/-[0-9a-f]{10}/, '-HASH'))).toEqual([
      'phase 0-foundation \'shop.yaml\'',
      'phase 3-data \'shop.yaml\'',
      'rollout \'shop\' \'statefulset/orders\'',
      'completed \'shop\' \'mailer-migrations-HASH\'',
      'phase 4-apps \'shop.yaml\'',
      'rollout \'shop\' \'deployment/mailer\'',
    ]);
  });
});

describe('migrations that are told of a volume which they do not have', () => {
  const warnings = (props: Partial<WorkerProps>) => warningsOf(tenant => new Worker(tenant, 'mailer', {
    ...minimal, volumes: { '/etc/ca': Volume.secret('ca'), '/scratch': Volume.emptyDir(), '/data': Volume.claim('data', { accessMode: 'ReadWriteMany' }) }, migrations: {}, ...props,
  })).filter(line => line.includes('migration-volume'));
  const told = (path: string, value: string) => `warning: [test/shop/mailer] 'migrations' should not be told of '${path}', which is on a volume of the program's: they have its files, and none of its volumes, got ${JSON.stringify(value)}; put it into 'files', say something else in 'migrations.env', or make them a BatchJob with the volume (rule: migration-volume)`;

  test.each<[Partial<WorkerProps>, string, string]>([
    [{ env: { PGSSLROOTCERT: '/etc/ca/ca.crt' } }, '/etc/ca/ca.crt', 'PGSSLROOTCERT=/etc/ca/ca.crt'],
    [{ env: { DATABASE_URL: 'postgres://db/app?sslrootcert=/etc/ca/ca.crt&sslmode=verify-full' } }, '/etc/ca/ca.crt', 'DATABASE_URL=postgres://db/app?sslrootcert=/etc/ca/ca.crt&sslmode=verify-full'],
    [{ migrations: { args: ['migrate', '--from=/data/schema'] } }, '/data/schema', '--from=/data/schema'],
    [{ migrations: { command: ['sh', '-c', 'cat /etc/ca/*.crt'] } }, '/etc/ca/*.crt', 'cat /etc/ca/*.crt'],
    [{ migrations: { env: { SCHEMA: '/data' } } }, '/data', 'SCHEMA=/data'],
  ])('are warned of: %#', (props, path, value) => expect(warnings(props)).toEqual([told(path, value)]));

  test.each<Partial<WorkerProps>>([
    // They may need no uploads.
    { env: { UPLOADS: '/data/uploads' } },
    { env: { PGSSLROOTCERT: '/etc/cacerts/ca.crt', PGHOST: 'db' } },
    { env: { PGSSLROOTCERT: '/etc/ca/ca.crt' }, migrations: { env: { PGSSLROOTCERT: 'system' } } },
    { env: { PGSSLROOTCERT: '/data/ca/ca.crt' }, files: { '/data/ca/ca.crt': 'a' } },
    { migrations: { args: ['--tmp=/scratch/a'] } },
    { migrations: { image: 'example/migrate:2', args: ['--from=/data/schema'] } },
    { env: { PGSSLROOTCERT: '/etc/ca/ca.crt' }, migrations: undefined },
  ])('are not: %#', props => expect(warnings(props)).toEqual([]));
});

test('a deadline that no rollout can keep is refused', () => {
  expect(errorsOf(tenant => new Worker(tenant, 'mailer', { ...minimal, minReadySeconds: 60, progressDeadlineSeconds: 60 }))).toEqual([
    '[test/shop/mailer] \'progressDeadlineSeconds\' must be more than \'minReadySeconds\', 60, got 60; raise it, or leave it out (rule: progress-deadline)',
  ]);
});
