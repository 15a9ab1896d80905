import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { BlueprintApp } from '../../src';
import { inPod, kubectl, run, sigkill, sleep, until } from './_cluster';
import { clientPod, Pod, python, reaches } from './_pods';
import { build } from './_tasks';

// Every kind of task on a fresh node. The images are stand-ins: Redis 7.0, PostgreSQL 17.11.
const context = kubectl('config', 'current-context');
const work = mkdtempSync(join(tmpdir(), 'tasks-'));
const apply = (...args: string[]) => run('bash', join(work, 'tasks', 'apply.sh'), '--context', context, '--timeout', '120s', ...args);
const lab = (...args: string[]) => kubectl('-n', 'lab', ...args);
const WEB: Pod = ['lab', 'deploy/web'];
const STRANGER: Pod = ['strangers', 'stranger'];

/** The Job whose name begins so: it ends with a hash. */
function job(name: string): string {
  const found = lab('get', 'jobs', '-o', 'name').split('\n').map(each => each.slice('job.batch/'.length)).find(each => new RegExp(`^${name}-[0-9a-f]{10}$`).test(each));
  if (!found) throw new Error(`no Job ${name}`);
  return found;
}

const password = (name: string) => lab('get', 'secret', name, '-o', 'jsonpath={.data}');

beforeAll(() => {
  const app = new BlueprintApp({ outdir: work });
  build(app);
  app.synth();
});

test('apply.sh brings all of it up, and asks for no Secret', () => {
  const { status, stderr } = apply();
  expect([status, stderr]).toEqual([0, '']);
});

test('migrations are done before their program is made', () => {
  const done = lab('get', 'job', job('web-migrations'), '-o', 'jsonpath={.status.completionTime}');
  const made = lab('get', 'deployment', 'web', '-o', 'jsonpath={.metadata.creationTimestamp}');
  // It may have been tried before the database answered.
  const [succeeded] = JSON.parse(lab('get', 'pods', '-l', 'cdk8s-blueprints/name=web-migrations', '--field-selector=status.phase=Succeeded', '-o', 'json')).items;
  expect(lab('logs', succeeded.metadata.name)).toBe('migrated');
  expect(Date.parse(done)).toBeLessThanOrEqual(Date.parse(made));
});

test.each([['once', 1, 'app'], ['indexed', 4, 'number']])('the Job %s completes %i times', (name, times, says) => {
  lab('wait', '--for=condition=complete', `job/${job(name)}`, '--timeout=90s');
  expect(lab('get', 'job', job(name), '-o', 'jsonpath={.status.succeeded}')).toBe(String(times));
  expect(lab('logs', `job/${job(name)}`, '-c', name)).toContain(says);
});

test('a sidecar that never ends did not keep its Job alive', () => {
  const pods = JSON.parse(lab('get', 'pods', '-l', 'cdk8s-blueprints/name=indexed', '-o', 'json')).items;
  expect(pods.map((pod: { status: { phase: string } }) => pod.status.phase)).toEqual(Array(4).fill('Succeeded'));
  expect(pods[0].spec.initContainers[0]).toMatchObject({ name: 'forever', restartPolicy: 'Always' });
});

test('a queue of 100 items is emptied by four workers, of which one is killed', async () => {
  const redis = (code: string) => python(WEB, 'queue.py', code).stdout;
  expect(redis('r.rpush("queue", *range(100))')).toBe('100');
  lab('patch', 'job', job('workers'), '-p', '{"spec": {"suspend": false}}');
  await until('workers are at work', 60, () => Number(redis('r.scard("done")')) > 5);
  const victim = lab('get', 'pods', '-l', 'cdk8s-blueprints/name=workers', '--field-selector=status.phase=Running', '-o', 'jsonpath={.items[0].metadata.name}');
  sigkill('lab', victim);
  lab('wait', '--for=condition=complete', `job/${job('workers')}`, '--timeout=120s');
  expect([redis('r.scard("done")'), redis('r.llen("queue") + r.llen("begun")')]).toEqual(['100', '0']);
  expect(lab('get', 'pod', victim, '-o', 'jsonpath={.status.phase}')).toBe('Failed');
});

test('a cron task runs at the minute, and reads PostgreSQL with the password that was made in the cluster', async () => {
  const runs = () => JSON.parse(lab('get', 'jobs', '-l', 'cdk8s-blueprints/name=report', '-o', 'json')).items
    .filter((each: { status: { succeeded?: number } }) => each.status.succeeded === 1);
  await until('a run has succeeded', 100, () => runs().length > 0);
  const [{ metadata: { name, annotations } }] = runs();
  expect(lab('logs', `job/${name}`)).toBe('read by app');
  expect(new Date(annotations['batch.kubernetes.io/cronjob-scheduled-timestamp']).getUTCSeconds()).toBe(0);
});

describe('a generated Secret', () => {
  test('is the same when all is applied again', () => {
    const before = ['events-credentials', 'queue-credentials', 'session'].map(password);
    lab('delete', 'job', job('session-generator'), job('events-credentials-generator'));
    // The workers' Job was resumed by somebody else than the program.
    lab('delete', 'job', job('workers'));
    expect(apply().status).toBe(0);
    expect(['events-credentials', 'queue-credentials', 'session'].map(password)).toEqual(before);
    expect(lab('logs', `job/${job('events-credentials-generator')}`)).toBe('The Secret events-credentials exists, and stays.');
  });

  test('is not made anew while the data is there that needs it, and apply.sh stops', () => {
    const kept = lab('get', 'secret', 'events-credentials', '-o', 'json');
    lab('delete', 'secret', 'events-credentials');
    lab('delete', 'job', job('events-credentials-generator'));
    const { status, stderr } = apply();
    expect(status).toBe(1);
    expect(stderr).toContain('The Secret events-credentials is missing, and the data of the claim postgres-17-events-0 needs its values: restore it.');
    expect(stderr).toContain('has not done its work');
    expect(lab('get', 'secrets', '-o', 'name')).not.toContain('events-credentials');
    // Restored, it is kept, and what had stopped goes on.
    const { apiVersion, kind, type, data } = JSON.parse(kept);
    run('bash', '-c', `kubectl apply -f - <<'END'\n${JSON.stringify({ apiVersion, kind, type, data, metadata: { name: 'events-credentials', namespace: 'lab' } })}\nEND`);
    lab('delete', 'job', job('events-credentials-generator'));
    expect(apply().status).toBe(0);
  });

  test('that guards nothing is made anew', () => {
    const before = password('session');
    lab('delete', 'secret', 'session');
    lab('delete', 'job', job('session-generator'));
    expect(apply().status).toBe(0);
    expect(password('session')).not.toBe(before);
  });

  test('its Job may not read it: it may create Secrets, and nothing else', () => {
    const may = (...what: string[]) => run('kubectl', '-n', 'lab', 'auth', 'can-i', ...what, '--as=system:serviceaccount:lab:events-credentials-generator').stdout;
    expect([may('create', 'secrets'), may('get', 'secrets'), may('update', 'secrets'), may('delete', 'secrets'), may('get', 'persistentvolumeclaims/postgres-17-events-0'), may('list', 'pods')])
      .toEqual(['yes', 'no', 'no', 'no', 'yes', 'no']);
  });
});

test('an agent is on every node', () => {
  const nodes = kubectl('get', 'nodes', '-o', 'name').split('\n').length;
  expect(lab('get', 'daemonset', 'agent', '-o', 'jsonpath={.status.desiredNumberScheduled} {.status.numberReady}')).toBe(`${nodes} ${nodes}`);
});

test('a declared outside service is reached, an undeclared private address is not, and both answer a stranger', () => {
  clientPod(STRANGER);
  for (const [host, port, declared] of [['172.20.0.10', 5432, true], ['169.254.169.254', 80, false]] as const) {
    expect([host, reaches(STRANGER, host, port)]).toEqual([host, true]);
    expect([host, reaches(WEB, host, port)]).toEqual([host, declared]);
  }
  const { stdout } = inPod(...WEB, 'sh', '-c', 'echo $DIRECTORY_HOST:$DIRECTORY_PORT');
  expect(stdout).toBe('172.20.0.10:5432');
  // The same address, from a pod that did not declare it.
  expect(reaches(['lab', 'deploy/idle'], '172.20.0.10', 5432)).toBe(false);
});

test('a worker whose probe fails is started again', async () => {
  const restarts = () => Number(lab('get', 'pods', '-l', 'cdk8s-blueprints/name=idle', '-o', 'jsonpath={.items[0].status.containerStatuses[0].restartCount}'));
  expect(restarts()).toBe(0);
  inPod('lab', 'deploy/idle', 'touch', '/tmp/broken');
  await sleep(3);
  await until('the kubelet has started it again', 60, () => restarts() > 0);
});
