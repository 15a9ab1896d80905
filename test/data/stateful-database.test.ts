import { Size, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { Credentials, EnvVar, StatefulDatabase, StatefulDatabaseProps, WebApp } from '../../src';
import { findingsOf, message as sentence } from '../../src/core/internal/finding';
import { ENGINES } from '../../src/data/_engines';
import { errorsOf, expectSnapshot, Manifest, only, synth } from '../_synth';

const postgres: StatefulDatabaseProps = { engine: 'postgres', version: '17', storage: '20Gi' };
const redis: StatefulDatabaseProps = { engine: 'redis', version: '7', storage: Size.gibibytes(1) };
const objects = (props: StatefulDatabaseProps) => synth(tenant => new StatefulDatabase(tenant, 'orders', props));
const errors = (props: Partial<StatefulDatabaseProps>) => errorsOf(tenant => new StatefulDatabase(tenant, 'orders', { ...postgres, ...props }));
const set = (props: StatefulDatabaseProps) => only(objects(props), 'StatefulSet').spec;
const container = (props: StatefulDatabaseProps): Manifest => set(props).template.spec.containers[0];

test('minimal PostgreSQL', () => expectSnapshot(objects(postgres)));

test('minimal Redis', () => expectSnapshot(objects(redis)));

test('full', () => expectSnapshot(objects({
  ...postgres,
  storageClassName: 'fast',
  credentials: Credentials.existing('vault-orders', { password: 'pw' }),
  username: 'shop',
  database: 'orders',
  settings: { max_connections: '200', shared_buffers: '256MB' },
  resources: { cpu: 1, cpuLimit: 2, memory: '1Gi', memoryLimit: '2Gi', ephemeralStorage: '2Gi' },
  image: 'registry.example.org/postgres:17.11',
  security: { user: 70, group: 70 },
  terminationGracePeriodSeconds: 300,
  name: 'orders-db',
  labels: { team: 'shop' },
  annotations: { note: 'ours' },
})));

const releases = Object.entries(ENGINES).flatMap(([engine, table]) =>
  Object.entries(table.releases).map(([version, release]) => [engine, version, release] as const));

test.each(releases)(
  '%s %s keeps its files in its volume',
  (_, __, { image, mountPath, dataDirectory }) => {
    expect(dataDirectory === mountPath || dataDirectory.startsWith(`${mountPath}/`)).toBe(true);
    expect(image).toMatch(/^[a-z]+:\d+\.\d+(\.\d+)?-[a-z]+$/);
  });

describe('what an engine needs is in place', () => {
  test.each([['15', '/var/lib/postgresql/data', '/var/lib/postgresql/data/pgdata'], ['18', '/var/lib/postgresql', '/var/lib/postgresql/18/docker']])(
    'PostgreSQL %s: volume, directory and the name of the claim', (version, mountPath, directory) => {
      const { volumeMounts, env } = container({ ...postgres, version });
      expect(volumeMounts).toContainEqual({ name: `postgres-${version}`, mountPath });
      expect(env).toContainEqual({ name: 'PGDATA', value: directory });
      expect(set({ ...postgres, version }).volumeClaimTemplates[0].metadata.name).toBe(`postgres-${version}`);
    });

  test('a quarter of the memory is PostgreSQL\'s cache', () => expect(container({ ...postgres, resources: { memory: '1Gi' } }).args).toEqual(['-c', 'shared_buffers=256MB']));

  test('a setting of the user\'s goes over ours', () => {
    expect(container({ ...redis, settings: { appendfsync: 'everysec' } }).args.join(' ')).toContain('--appendonly yes --appendfsync everysec --maxmemory 161061273');
  });

  test('a pod that is not ready is replaced by a mended one', () => expect(set(redis).podManagementPolicy).toBe('Parallel'));

  test('Redis writes to the disk what it acknowledges', () => expect(container(redis).args.join(' ')).toContain('--appendonly yes --appendfsync always'));

  test('a clean stop gets time', () => {
    expect([set(postgres), set(redis)].map(({ template }) => template.spec.terminationGracePeriodSeconds)).toEqual([120, 60]);
  });
});

describe('data is kept', () => {
  test('a Redis that keeps a log makes it of snapshots that are there', () => {
    const guard = (settings?: Record<string, string>): Manifest | undefined => set({ ...redis, settings }).template.spec.initContainers?.[0];
    const { command, volumeMounts } = { ...guard() };
    expect(command.slice(3, 9)).toEqual(['data-guard', 'dump.rdb', 'appendonly.aof', 'appendonlydir', 'redis-server', '--requirepass']);
    expect(volumeMounts).toEqual([{ name: 'redis', mountPath: '/data' }]);
    expect(guard({ dbfilename: 'cache.rdb' })?.command).toContain('cache.rdb');
    expect(guard({ appendonly: 'no' })).toBeUndefined();
  });

  test('a PostgreSQL looks for its files in a volume that was there, and where somebody says they are', () => {
    const directories = (props: Partial<StatefulDatabaseProps>) => {
      const { initContainers = [], containers } = set({ ...postgres, ...props }).template.spec;
      return [...initContainers, ...containers].flatMap(({ env }: Manifest) => env).filter(({ name }) => name === 'PGDATA').map(({ value }) => value);
    };
    expect(directories({})).toEqual(['/var/lib/postgresql/data/pgdata']);
    expect(directories({ existingClaim: 'old' })).toEqual(['/var/lib/postgresql/data/pgdata', '/var/lib/postgresql/data/pgdata']);
    expect(directories({ existingClaim: 'old', dataDirectory: '.' })).toEqual(['/var/lib/postgresql/data', '/var/lib/postgresql/data']);
    expect(directories({ version: '18', existingClaim: 'old', dataDirectory: 'main/18' })).toEqual(['/var/lib/postgresql/main/18', '/var/lib/postgresql/main/18']);
  });

  test('the volume outlives the StatefulSet, and GitOps tools delete neither', () => {
    const kept = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
    const { metadata, spec } = only(objects(postgres), 'StatefulSet');
    expect(spec.persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Retain', whenScaled: 'Retain' });
    expect([metadata.annotations, spec.volumeClaimTemplates[0].metadata.annotations]).toEqual([kept, kept]);
  });

  test('options of Argo CD stay beside those that keep the StatefulSet', () => {
    const { metadata } = only(objects({ ...postgres, annotations: { 'argocd.argoproj.io/sync-options': 'Replace=true' } }), 'StatefulSet');
    expect(metadata.annotations).toMatchObject({ 'argocd.argoproj.io/sync-options': 'Replace=true,Prune=false,Delete=false' });
  });

  test('labels never reach the volume, which can not be changed', () => {
    expect(set({ ...postgres, labels: { release: '7' } }).volumeClaimTemplates[0].metadata.labels).toEqual({ 'cdk8s-blueprints/name': 'orders' });
  });
});

describe('connections', () => {
  const env = (props: StatefulDatabaseProps, options = {}) => only(synth(tenant => {
    const web = new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 });
    web.connectTo(new StatefulDatabase(tenant, 'orders', props), options);
  }), 'Deployment').spec.template.spec.containers[0].env;

  test('give the variables of libpq', () => {
    expect(env(postgres)).toEqual([
      { name: 'PGHOST', value: 'orders.shop.svc' },
      { name: 'PGPORT', value: '5432' },
      { name: 'PGUSER', value: 'app' },
      { name: 'PGPASSWORD', valueFrom: { secretKeyRef: { name: 'orders-credentials', key: 'password' } } },
      { name: 'PGDATABASE', value: 'app' },
    ]);
  });

  test('give a prefix to all of them, also inside of the URL', () => {
    expect(env(redis, { prefix: 'CACHE_' })).toEqual([
      { name: 'CACHE_REDIS_HOST', value: 'orders.shop.svc' },
      { name: 'CACHE_REDIS_PORT', value: '6379' },
      { name: 'CACHE_REDIS_PASSWORD', valueFrom: { secretKeyRef: { name: 'orders-credentials', key: 'password' } } },
      { name: 'CACHE_REDIS_URL', value: 'redis://:$(CACHE_REDIS_PASSWORD)@orders.shop.svc:6379/0' },
    ]);
  });

  test('are allowed by the policies of both, and the database reaches nobody', () => {
    const all = synth(tenant => {
      const web = new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, egress: [] });
      web.connectTo(new StatefulDatabase(tenant, 'orders', postgres));
    });
    const ports = [{ port: 5432, protocol: 'TCP' }];
    const peer = (name: string) => [{ podSelector: { matchLabels: { 'cdk8s-blueprints/name': name } } }];
    expect(only(all, 'NetworkPolicy', 'web').spec.egress[1]).toEqual({ to: peer('orders'), ports });
    expect(only(all, 'NetworkPolicy', 'orders').spec).toEqual({
      podSelector: { matchLabels: { 'cdk8s-blueprints/name': 'orders' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: peer('web'), ports }],
    });
  });
});

test.each<[Partial<StatefulDatabaseProps>, string]>([
  [{ engine: 'oracle' as 'postgres' }, '\'engine\' must be one of \'postgres\', \'redis\', got "oracle"; choose one of them (rule: one-of)'],
  [{ version: '9.6' }, '\'version\' must be one of \'15\', \'16\', \'17\', \'18\', got "9.6"; choose one of them (rule: one-of)'],
  [{ storage: '20GB' }, '\'storage\' must be an amount of whole bytes, as Kubernetes writes it, got "20GB"; write \'512Mi\' or Size.mebibytes(512) (rule: size)'],
  [{ username: 'postgres' }, '\'username\' must not be one that the engine keeps for itself, got "postgres"; choose another name, or leave it out for \'app\' (rule: reserved-name)'],
  [{ engine: 'redis', version: '7', database: 'x' }, '\'database\' must not be given for redis, which has no such names, got "x"; remove it (rule: not-of-engine)'],
  [{ database: 'template1' }, '\'database\' must not be one that the engine keeps for itself, got "template1"; choose another name, or leave it out for \'app\' (rule: reserved-name)'],
  [{ image: 'registry.example.org:5000/library/postgres:18.1' }, '\'image\' must be of version 17, as \'version\' says: another one does not read its files, or keeps them elsewhere, got "registry.example.org:5000/library/postgres:18.1"; change one of them (rule: image-version)'],
  [{ existingClaim: 'postgres-16-orders-0' }, '\'existingClaim\' must not be one that is made for version 16: it does not start on the files of another version, got "postgres-16-orders-0"; make the new database beside the old one, dump and restore; or say by \'image\' what has upgraded the files (rule: claim-of-other)'],
  [{ version: '18', existingClaim: 'postgres-17-orders-0' }, '\'existingClaim\' must not be one that is made for version 17: it looks for its files elsewhere, and begins without data, got "postgres-17-orders-0"; make the new database beside the old one, dump and restore; or say by \'image\' what has upgraded the files (rule: claim-of-other)'],
  [{ existingClaim: 'redis-orders-0' }, '\'existingClaim\' must not be one that is made for redis: postgres cannot read its files, and begins without data, got "redis-orders-0"; name another, or leave it out for a new one (rule: claim-of-other)'],
  [{ engine: 'redis', version: '8', existingClaim: 'postgres-17-orders-0' }, '\'existingClaim\' must not be one that is made for postgres: redis cannot read its files, and begins without data, got "postgres-17-orders-0"; name another, or leave it out for a new one (rule: claim-of-other)'],
  [{ dataDirectory: 'pgdata' }, '\'dataDirectory\' must not be given without \'existingClaim\': in a new volume it is the version that says where the files are, got "pgdata"; remove it (rule: data-directory)'],
  [{ existingClaim: 'old', dataDirectory: '../x' }, '\'dataDirectory\' must be a path below the root of the volume, or \'.\' for the root itself, got "../x"; write it without \'/\' at its ends, as in \'pgdata\' (rule: data-directory)'],
  [{ engine: 'redis', version: '8', existingClaim: 'old', dataDirectory: 'x' }, '\'dataDirectory\' must not be given for redis, whose files are at the root of its volume, got "x"; remove it (rule: not-of-engine)'],
  [{ settings: { shared_buffers: '2GB' } }, 'settings \'shared_buffers\' must be less than the memory that it may use: it is killed as they fill, got "2GB"; change it, or raise \'resources\' (rule: setting-refused)'],
  [{ settings: { shared_buffers: '65536' } }, 'settings \'shared_buffers\' must be less than the memory that it may use: it is killed as they fill, got "65536"; change it, or raise \'resources\' (rule: setting-refused)'],
  [{ settings: { ssl: 'on' } }, 'settings \'ssl\' needs \'ssl_cert_file\' and \'ssl_key_file\': without a certificate it does not start, got "on"; change it, or raise \'resources\' (rule: setting-refused)'],
  [{ settings: { shared_preload_libraries: 'timescaledb' } }, 'settings \'shared_preload_libraries\' must name libraries that the image has, and \'timescaledb\' is none: the server does not start, got "timescaledb"; give an \'image\' that has it, or remove it (rule: setting-refused)'],
  [{ settings: { shared_preload_libraries: 'pg_stat_statements, "$libdir/pgaudit.so"' } }, 'settings \'shared_preload_libraries\' must name libraries that the image has, and \'pgaudit\' is none: the server does not start, got "pg_stat_statements, \\"$libdir/pgaudit.so\\""; give an \'image\' that has it, or remove it (rule: setting-refused)'],
  [{ engine: 'redis', version: '8', settings: { maxmemory: '256mb' } }, 'settings \'maxmemory\' must be less than the memory that it may use: it is killed as it fills, got "256mb"; change it, or raise \'resources\' (rule: setting-refused)'],
  [{ engine: 'redis', version: '8', settings: { 'cluster-enabled': 'yes' } }, 'settings \'cluster-enabled\' must be left out: a cluster of one server serves no key until somebody gives it slots, got "yes"; change it, or raise \'resources\' (rule: setting-refused)'],
  ...['128Mi', '16mb', '128 KB'].map((value): [Partial<StatefulDatabaseProps>, string] => [
    { settings: { work_mem: value } },
    `settings 'work_mem' must be of B, kB, MB, GB or TB, written so: the server does not start, got "${value}"; write it as PostgreSQL does: 128MB (rule: setting-refused)`,
  ]),
  [{ settings: { wal_level: 'minimal' } }, 'settings \'wal_level\' needs \'max_wal_senders\' of 0: the server does not start, got "minimal"; set \'max_wal_senders\' to \'0\', or leave it out (rule: setting-refused)'],
  ...['', ' '].map((command): [Partial<StatefulDatabaseProps>, string] => [
    { settings: { archive_mode: 'Always', archive_command: command } },
    'settings \'archive_mode\' needs \'archive_command\' or \'archive_library\': without one the server keeps its log until it has filled the volume, and stops, got "Always"; set one of them, or leave \'archive_mode\' out (rule: setting-refused)',
  ]),
  [{ engine: 'redis', version: '8', settings: { maxmemory: '128Mi' } }, 'settings \'maxmemory\' must be bytes, or a number of kb, mb or gb: the server does not start, got "128Mi"; write it as Redis does: 128mb (rule: setting-refused)'],
  [{ engine: 'redis', version: '8', settings: { appendfsync: 'every-sec' } }, 'settings \'appendfsync\' must be one of \'always\', \'everysec\', \'no\': the server does not start, got "every-sec"; choose one of them (rule: setting-refused)'],
  [{ settings: { port: '1' } }, '\'settings\' must leave alone what the construct decides, got "port: 1"; remove it (rule: reserved-setting)'],
  [{ database: 'My-Db' }, '\'database\' must be at most 63 lower-case letters, digits and \'_\', not beginning with a digit, got "My-Db"; rename it (rule: identifier)'],
  [{ settings: { 'a b': '1' } }, '\'settings\' must be names of the engine\'s settings, got "a b"; write the name as the engine\'s manual does (rule: setting)'],
  [{ name: 'a'.repeat(53) }, `'name' must be at most 52 lower-case letters, digits and '-', beginning with a letter and not ending with '-', got "${'a'.repeat(53)}"; rename it, or give another name by the prop 'name' (rule: dns-label)`],
  [{ credentials: Credentials.existing('a', { password: 'p w' }) }, '\'credentials\' must be a key of a Secret or ConfigMap: letters, digits, \'-\', \'_\' and \'.\', got "p w"; give the key as it is in the object (rule: data-key)'],
])('refused: %#', (props, message) => expect(errors(props)).toEqual([`[test/shop/orders] ${message}`]));

test.each<Partial<StatefulDatabaseProps>>([
  { existingClaim: 'postgres-17-orders-0' },
  { existingClaim: 'postgres-data-0' },
  { settings: { shared_preload_libraries: 'pg_stat_statements,auto_explain' } },
  { settings: { shared_preload_libraries: 'timescaledb' }, image: 'timescale/timescaledb:2.21.3-pg17' },
  { existingClaim: 'postgres-14-orders-0' },
  { existingClaim: 'redis-backups' },
  { existingClaim: 'postgres-16-orders-0', image: 'pgautoupgrade/pgautoupgrade:17-trixie' },
  { engine: 'redis', version: '8', existingClaim: 'redis-orders-0' },
  { settings: { work_mem: '16MB', temp_buffers: ' 1.5 GB ', maintenance_work_mem: '65536', max_wal_size: '0x400', effective_cache_size: '1e2MB' } },
  { settings: { wal_level: 'Minimal', max_wal_senders: '0' } },
  { settings: { archive_mode: 'on', archive_command: 'true' } },
  { settings: { archive_mode: 'on', archive_library: 'basic_archive' } },
  { settings: { archive_mode: 'off' } },
  { engine: 'redis', version: '8', settings: { 'maxmemory': '128M', 'repl-backlog-size': '1gb', 'maxmemory-policy': 'allkeys-lrm', 'appendfsync': 'EverySec' } },
])('taken: %#', props => expect(errors(props)).toEqual([]));

const warnings = (props: Partial<StatefulDatabaseProps>) => {
  const tenant = Testing.chart();
  return findingsOf(new StatefulDatabase(tenant, 'orders', { ...postgres, ...props })).filter(({ severity }) => severity === 'warning').map(sentence);
};

test('a log that the volume cannot hold is a warning', () => {
  expect(warnings({ settings: { max_wal_size: '20GB' } })).toEqual([
    'settings \'max_wal_size\' should be less than \'storage\': the server stops when its log has filled the volume, got "20GB"; lower it, or raise \'storage\' (rule: setting-doubtful)',
  ]);
  expect(warnings({ settings: { wal_keep_size: '20480' } })).toHaveLength(1);
  expect(warnings({ settings: { max_wal_size: '16GB', wal_keep_size: '20479' } })).toEqual([]);
  expect(warnings({ settings: { max_wal_size: '32GB' }, existingClaim: 'data' })).toEqual([]);
});

test('an archive of which files that are there may say how is a warning', () => {
  const settings = { archive_mode: 'on' };
  expect(warnings({ settings, existingClaim: 'postgres-17-orders-0' })).toEqual([
    'settings \'archive_mode\' should be with \'archive_command\' or \'archive_library\': without one the server keeps its log until it has filled the volume, and stops, got "on"; set one of them, or leave \'archive_mode\' out (rule: setting-doubtful)',
  ]);
  expect(warnings({ settings, image: 'registry.example.org/postgres-walg:17.5' })).toHaveLength(1);
});

test('a setting that is nearly called like one is a warning', () => {
  expect(warnings({ settings: { max_conections: '200' } })).toEqual([
    '\'settings\' should be names that the engine knows: it does not start with another, got "max_conections"; write \'max_connections\', if it is meant (rule: setting-doubtful)',
  ]);
  expect(warnings({ engine: 'redis', version: '8', settings: { 'max-memory-policy': 'allkeys-lru' } })).toHaveLength(1);
  expect(warnings({ settings: { 'Max-Connections': '9', 'max_pred_locks_per_relation': '9', 'app.max_conections': '9', 'transaction_timeout': '9' } })).toEqual([]);
});

test('the environment is the same for whoever asks', () => {
  const ask = (tenant: Construct) => new StatefulDatabase(tenant, 'orders', postgres).environment(Credentials.existing('mine'));
  synth(tenant => expect(ask(tenant).PGPASSWORD).toEqual(EnvVar.secret('mine', 'password')));
});
