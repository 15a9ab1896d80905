import { App } from 'cdk8s';
import {
  BatchJob, Credentials, CronTask, DaemonTask, EnvVar, ExternalService, GeneratedSecret, Platform, Probe, StatefulDatabase, Tenant, WebApp, Worker,
} from '../../src';

const image = 'registry.example.org/web:1.0';

/** Takes items from a list of a Redis until it is empty; what another worker had begun and not finished after 3 s, it does again. */
const QUEUE_WORKER = `
import os, time, redis
r = redis.Redis.from_url(os.environ['REDIS_URL'], decode_responses=True)
idle = 0
while True:
    item = r.lmove('queue', 'begun', 'LEFT', 'RIGHT')
    if item is None:
        if r.llen('begun') == 0: break
        idle += 1; time.sleep(0.5)
        if idle < 6: continue
        item = r.lindex('begun', 0)
        if item is None: continue
    time.sleep(0.15)
    r.sadd('done', item); r.lrem('begun', 1, item)
print('nothing left')
`;

/** One of each kind of task, with what it needs. */
export function build(app: App): void {
  const platform = new Platform(app, 'tasks');
  const lab = new Tenant(platform, 'lab');

  const events = new StatefulDatabase(lab, 'events', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('events-credentials') });
  const queue = new StatefulDatabase(lab, 'queue', { engine: 'redis', version: '7', storage: '1Gi', credentials: Credentials.generated('queue-credentials') });
  const session = new GeneratedSecret(lab, 'session', { keys: ['key', 'salt'] });

  const psql = { image: 'postgres:17.11-trixie', security: { user: 999 }, egress: [] };
  const once = new BatchJob(lab, 'once', { ...psql, command: ['psql', '-Atc', 'select current_user'] });
  // A sidecar that never ends of itself.
  new BatchJob(lab, 'indexed', {
    image,
    command: ['sh', '-c', 'echo number $JOB_COMPLETION_INDEX'],
    completions: 4,
    parallelism: 2,
    indexed: true,
    sidecars: [{ name: 'forever', image, command: ['sh', '-c', 'trap exit TERM; sleep 3600 & wait'] }],
    initContainers: [{ name: 'before', image, command: ['true'] }],
  });
  const workers = new BatchJob(lab, 'workers', { image, command: ['python3', '/work/worker.py'], files: { '/work/worker.py': QUEUE_WORKER }, parallelism: 4, suspend: true });
  const report = new CronTask(lab, 'report', { ...psql, command: ['psql', '-Atc', "select 'read by ' || current_user"], schedule: '* * * * *' });
  once.connectTo(events);
  report.connectTo(events);
  workers.connectTo(queue);

  const web = new WebApp(lab, 'web', {
    image,
    port: 8080,
    replicas: 1,
    env: { SESSION: EnvVar.secret(session, 'key') },
    migrations: { command: ['python3', '-c', "import psycopg2; psycopg2.connect('').cursor().execute('select 1'); print('migrated')"] },
  });
  web.connectTo(events);
  web.connectTo(queue);
  web.connectTo(new ExternalService(platform, 'directory', { host: '172.20.0.10', port: 5432 }));

  new Worker(lab, 'idle', { image, replicas: 1, command: ['sleep', '86400'], probes: { live: Probe.exec(['test', '!', '-e', '/tmp/broken'], { periodSeconds: 1 }) }, terminationGracePeriodSeconds: 1 });
  new DaemonTask(lab, 'agent', { image, port: 8080, allNodes: true });
}
