import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { build } from '../../examples/adoption/build';
import { BlueprintApp } from '../../src';
import { inPod, kubectl, run, until } from './_cluster';

// docs/adoption.md, step by step. The images are stand-ins: Redis 7.0.
const context = kubectl('config', 'current-context');
const work = mkdtempSync(join(tmpdir(), 'adoption-'));
const legacy = (...args: string[]) => kubectl('-n', 'legacy', ...args);
const script = (...args: string[]) => run('bash', join(work, 'prod', 'apply.sh'), '--context', context, '--timeout', '120s', ...args);
const KEPT = ['deployment/frontend-deploy', 'service/frontend', 'pvc/uploads', 'pvc/data-cache-0'];
const uids = () => KEPT.map(each => legacy('get', each, '-o', 'jsonpath={.kind} {.metadata.uid}'));

beforeAll(() => {
  kubectl('apply', '-f', join(__dirname, 'legacy.yaml'));
  legacy('rollout', 'status', 'deployment/frontend-deploy', '--timeout=90s');
  legacy('rollout', 'status', 'statefulset/cache', '--timeout=90s');
  legacy('create', 'secret', 'generic', 'store-credentials', '--from-literal=password=secret');
  const app = new BlueprintApp({ outdir: work });
  build(app);
  app.synth();
});

test('the objects are taken over, not made anew, and nothing in them is doubled', async () => {
  inPod('legacy', 'deploy/frontend-deploy', 'sh', '-c', 'echo kept >/uploads/file');
  inPod('legacy', 'cache-0', 'redis-cli', 'set', 'kept', 'yes');
  const [before, address] = [uids(), legacy('get', 'service', 'frontend', '-o', 'jsonpath={.spec.clusterIP}')];

  const { status, stdout } = run('kubectl', 'diff', '--server-side', '--force-conflicts', '--field-manager=cdk8s-blueprints', '-k', join(work, 'prod', '4-apps'));
  expect(status).toBe(1);
  const gone = stdout.split('\n').filter(line => /^-(?!--)/.test(line)).map(line => line.slice(1).trim().split(':')[0]);
  expect(gone).toContain('generation');
  for (const never of ['selector', 'matchLabels', 'app', 'version', 'clusterIP', 'uid']) expect(gone).not.toContain(never);

  // The database first: its old StatefulSet goes, its claim stays.
  legacy('delete', 'statefulset', 'cache');
  await until('the old pod has gone', 60, () => run('kubectl', '-n', 'legacy', 'get', 'pod', 'cache-0').status !== 0);
  for (const phase of ['3-data', '4-apps']) {
    kubectl('apply', '--server-side', '--force-conflicts', '--field-manager=cdk8s-blueprints', '-k', join(work, 'prod', phase));
  }
  legacy('rollout', 'status', 'statefulset/store', '--timeout=120s');
  legacy('rollout', 'status', 'deployment/frontend-deploy', '--timeout=120s');

  expect([uids(), legacy('get', 'service', 'frontend', '-o', 'jsonpath={.spec.clusterIP}')]).toEqual([before, address]);
  expect(legacy('get', 'deployment', 'frontend-deploy', '-o', 'jsonpath={.spec.template.spec.containers[*].name} {.spec.template.spec.volumes[*].name}')).toBe('server tmp uploads');
});

test('the data is there', () => {
  expect(inPod('legacy', 'deploy/frontend-deploy', 'cat', '/uploads/file').stdout).toBe('kept');
  expect(inPod('legacy', 'store-0', 'redis-cli', 'get', 'kept').stdout).toBe('yes');
  expect(inPod('legacy', 'deploy/frontend-deploy', 'python3', '-c', 'import os, redis; print(redis.Redis.from_url(os.environ["REDIS_URL"]).get("kept"))').stdout).toBe('b\'yes\'');
});

test('from then on apply.sh does, and finds nothing to change', () => {
  expect(script()).toMatchObject({ status: 0, stderr: '' });
  expect(script('--diff')).toEqual({ status: 0, stdout: '', stderr: '' });
});
