import { execFileSync } from 'child_process';
import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, Chart } from 'cdk8s';
import { build } from '../../examples/osug/build';
import { BlueprintApp } from '../../src';
import { createMissing, inPod, kubectl, run, sigkill, sleep, until } from './_cluster';
import { ask } from './_edge';
import { clientPod, Pod, python, reaches, startPython } from './_pods';

// `examples/osug` on a fresh node: ENVIRONMENT says which of its clusters this one is. The images are stand-ins: nginx 1.22, Redis 7.0, PostgreSQL 17.11.
const environment = process.env.ENVIRONMENT ?? 'prod';
const context = kubectl('config', 'current-context');
const work = mkdtempSync(join(tmpdir(), 'live-'));
const applyScript = join(work, environment, 'apply.sh');

const CATALOGUE: Pod = ['seismology', 'deploy/catalogue'];
const FRONTEND: Pod = ['web', 'deploy/frontend'];
const STRANGER: Pod = ['strangers', 'stranger'];
// One that counts as a pod of Traefik's: it may ask whoever has a route, and nobody else.
const INGRESS: Pod = ['traefik', 'controller'];
const DATABASES: Pod[] = [['seismology', 'events-0'], ['seismology', 'redis-0']];
const SERVICE = { catalogue: ['catalogue.seismology.svc', 8080], redis: ['redis.seismology.svc', 6379], events: ['events.seismology.svc', 5432] } as const;

beforeAll(() => {
  const app = new BlueprintApp({ outdir: work });
  build(app);
  app.synth();
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1', '-subj', '/CN=test',
    '-keyout', join(work, 'key.pem'), '-out', join(work, 'cert.pem')], { stdio: 'ignore' });
});

describe(`apply.sh of ${environment}`, () => {
  test('stops after the first phase, and says how to create each Secret that is missing', () => {
    const { status, stderr } = run('bash', applyScript, '--context', context);
    expect(status).toBe(1);
    // Of the two databases' passwords, one is made in the cluster.
    expect(createMissing(stderr, join(work, 'cert.pem'), join(work, 'key.pem'))).toHaveLength(5);
    expect(kubectl('get', 'statefulsets,deployments', '-n', 'seismology', '-o', 'name')).toBe('');
  });

  test('then brings all of it up', () => {
    const { status, stdout, stderr } = run('bash', applyScript, '--context', context, '--timeout', '120s');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).not.toContain('Warning:');
    kubectl('-n', 'seismology', 'wait', '--for=condition=complete', 'jobs', '--all', '--timeout=120s');
    for (const [namespace, level] of [['web', 'restricted'], ['seismology', 'restricted'], ['operations', 'privileged']]) {
      expect(kubectl('get', 'namespace', namespace, '-o', 'jsonpath={.metadata.labels.pod-security\\.kubernetes\\.io/enforce}')).toBe(level);
      kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pods', '--field-selector=status.phase!=Succeeded,status.phase!=Failed', '--timeout=60s');
    }
  });

  test('changes nothing when it is run again', async () => {
    // The autoscaler's first change is its own.
    const replicas = () => kubectl('-n', 'web', 'get', 'deployment', 'frontend', '-o', 'jsonpath={.spec.replicas}');
    await until('the frontend has as many replicas as it is to have at least', 90, () => replicas() === (environment === 'prod' ? '3' : '2'));
    const generations = () => kubectl('get', 'deployments,statefulsets,services,networkpolicies,configmaps,ingresses,pdb', '-A', '-o', 'jsonpath={range .items[*]}{.kind}/{.metadata.name} {.metadata.generation}{"\\n"}{end}');
    const before = generations();
    expect(run('bash', applyScript, '--context', context, '--diff')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(run('bash', applyScript, '--context', context).status).toBe(0);
    expect(generations()).toBe(before);
  });

  test('lists what has left the program, and deletes nothing', () => {
    const more = new BlueprintApp({ outdir: join(work, 'more') });
    build(more);
    const notes = new Chart(more.node.findChild(environment), 'notes', { namespace: 'web' });
    new ApiObject(notes, 'notes', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'notes' } });
    more.synth();
    expect(run('bash', join(work, 'more', environment, 'apply.sh'), '--context', context).status).toBe(0);

    const departed = `No longer in the program, and left in the cluster:\n  kubectl --context ${context} delete -n web configmap/notes`;
    for (const time of ['first', 'second']) expect([time, run('bash', applyScript, '--context', context).stdout]).toEqual([time, expect.stringContaining(departed)]);
    kubectl('-n', 'web', 'delete', 'configmap', 'notes');
    expect(run('bash', applyScript, '--context', context).stdout).not.toContain('No longer in the program');
  });

  test('stops where somebody else has changed what it sets, and names the field', () => {
    kubectl('-n', 'seismology', 'scale', 'deployment', 'catalogue', '--replicas=3');
    const { status, stderr } = run('bash', applyScript, '--context', context);
    expect(status).toBe(1);
    expect(stderr).toContain('conflict with "kubectl"');
    expect(stderr).toContain('.spec.replicas');
    expect(stderr).toContain('apply.sh: stopped in 4-apps.');
    kubectl('-n', 'seismology', 'scale', 'deployment', 'catalogue', '--replicas=2');
    expect(run('bash', applyScript, '--context', context).status).toBe(0);
  });
});

describe('links', () => {
  beforeAll(() => {
    clientPod(STRANGER);
    clientPod(INGRESS, { 'cdk8s-blueprints/name': 'traefik' });
  });

  test('who is outside reaches the frontend by its host name, at the address of the stack', async () => {
    const [host, address] = environment === 'prod' ? ['www.osug.example.org', '192.168.77.100'] : ['www.test.osug.example.org', '192.168.77.110'];
    await until('it answers', 30, () => ask(address, `https://${host}/`).body.includes(`<h1>${host.slice('www.'.length)}</h1>`));
    expect(ask(address, `http://${host}/`).status).toBe(301);
  });

  test('a declared pod asks the web application, which asks Redis and PostgreSQL through their Services', () => {
    for (const path of ['redis', 'postgres']) {
      expect(inPod(...FRONTEND, 'curl', '-s', '-m', '5', `http://catalogue.seismology.svc:8080/${path}`)).toEqual({ status: 0, stdout: expect.stringMatching(/^visits: \d+$/), stderr: '' });
    }
  });

  test.each<[string, keyof typeof SERVICE, Pod]>([
    ['the frontend', 'catalogue', FRONTEND],
    ['the ingress controller', 'catalogue', INGRESS],
    ['the catalogue', 'redis', CATALOGUE],
    ['the catalogue', 'events', CATALOGUE],
  ])('%s reaches what it is connected to: %s', (_, service, pod) => expect(reaches(pod, SERVICE[service][0], SERVICE[service][1])).toBe(true));

  test.each<[string, keyof typeof SERVICE, Pod]>([
    ['a stranger', 'catalogue', STRANGER],
    ['a stranger', 'redis', STRANGER],
    ['a stranger', 'events', STRANGER],
    ['the frontend', 'redis', FRONTEND],
    ['the frontend', 'events', FRONTEND],
    ['the ingress controller', 'redis', INGRESS],
    ['the ingress controller', 'events', INGRESS],
  ])('%s is refused where it is not: %s', (_, service, pod) => expect(reaches(pod, SERVICE[service][0], SERVICE[service][1])).toBe(false));

  test.each([['the metadata service', '169.254.169.254', 80], ['a private address', '172.20.0.10', 5432]] as const)('%s is out of reach, though it answers a stranger', (_, host, port) => {
    expect(reaches(STRANGER, host, port)).toBe(true);
    for (const pod of [CATALOGUE, FRONTEND, ...DATABASES]) expect(reaches(pod, host, port)).toBe(false);
  });

  test('the public internet is in reach of web applications, and not of databases', () => {
    for (const pod of [CATALOGUE, FRONTEND]) expect(reaches(pod, '203.0.113.10', 443)).toBe(true);
    for (const pod of DATABASES) expect(reaches(pod, '203.0.113.10', 443)).toBe(false);
  });
});

describe('data', () => {
  const setting = (name: string) => inPod('seismology', 'events-0', 'psql', '-U', 'postgres', '-Atc', `show ${name}`).stdout;
  const redis = (name: string) => inPod('seismology', 'redis-0', 'redis-cli', 'config', 'get', name).stdout.split('\n')[1];

  test('the running servers write to the disk before they acknowledge', () => {
    expect(['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums'].map(setting)).toEqual(['on', 'on', 'on', 'on']);
    expect(['appendonly', 'appendfsync', 'maxmemory-policy'].map(redis)).toEqual(['yes', 'always', 'noeviction']);
  });

  test('the application is no superuser, and the superuser has no way in from the network', () => {
    expect(inPod('seismology', 'events-0', 'psql', '-U', 'postgres', '-Atc', 'select rolsuper, rolpassword is null from pg_authid where rolname in (\'app\', \'postgres\') order by rolname').stdout.split('\n'))
      .toEqual(['f|f', 't|t']);
  });

  test.each([['postgres', 'events-0'], ['redis', 'redis-0']])('what %s acknowledged is there after its processes are killed, and after its pod is deleted', async (engine, pod) => {
    const writer = startPython(CATALOGUE, 'writer.py', 'write', engine);
    await writer.says('writing');
    await sleep(3);
    sigkill('seismology', pod);
    const last = (await writer.done).stdout.split('\n').pop()!;
    expect(Number(last)).toBeGreaterThan(10);
    const lost = () => python(CATALOGUE, 'writer.py', 'count', engine, last).stdout;
    await until(`${engine} is back`, 90, () => lost() === '0');
    kubectl('-n', 'seismology', 'delete', 'pod', pod);
    kubectl('-n', 'seismology', 'rollout', 'status', `statefulset/${pod.slice(0, -2)}`, '--timeout=120s');
    await until(`${engine} is back`, 60, () => lost() === '0');
    console.log(`${engine}: ${Number(last) + 1} writes acknowledged, 0 lost after SIGKILL and after deletion`);
  });
});

if (environment === 'prod') {
  test('the autoscaler starts a fourth frontend under load', async () => {
    const replicas = () => Number(kubectl('-n', 'web', 'get', 'deployment', 'frontend', '-o', 'jsonpath={.status.readyReplicas}'));
    const inUse = () => Number(kubectl('-n', 'web', 'get', 'hpa', 'frontend', '-o', 'jsonpath={.status.currentMetrics[0].resource.current.averageUtilization}'));
    await until('the autoscaler has brought three up, and knows the CPU in use', 120, () => replicas() === 3 && inUse() >= 0);

    const load = startPython(INGRESS, 'burn.py', 'frontend.web.svc', '8080', '8', '150');
    try {
      await until('there is a fourth', 145, () => replicas() > 3);
    } finally {
      load.leave();
    }
    expect(replicas()).toBeGreaterThan(3);
    console.log(`frontend: 3 -> ${replicas()} replicas`);
    await load.done;
  });
} else {
  test.each([1, 2, 3])('a rolling restart under 100 requests/s loses none, run %d', async run_ => {
    const modes = ['fresh', 'kept'];
    const loads = modes.map(mode => startPython(INGRESS, 'load.py', 'frontend.web.svc', '8080', '100', '40', mode));
    await sleep(3);
    kubectl('-n', 'web', 'rollout', 'restart', 'deployment/frontend');
    kubectl('-n', 'web', 'rollout', 'status', 'deployment/frontend', '--timeout=60s');
    const answers = await Promise.all(loads.map(({ done }) => done));
    expect(answers.map(({ stdout }) => stdout)).toEqual(['4000 requests, 0 failed', '4000 requests, 0 failed']);
    console.log(`run ${run_}: ${modes.map((mode, index) => `${mode} ${answers[index].stdout}`).join(', ')}`);
  });
}
