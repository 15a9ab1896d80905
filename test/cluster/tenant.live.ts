import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { build } from '../../examples/tenant/build';
import { BlueprintApp, Platform, Tenant, WebApp } from '../../src';
import { kubectl, run, until } from './_cluster';

// A Tenant in full: what groups and accounts may do is what was declared, and the quota holds where the synthesis is told to keep quiet.
const work = mkdtempSync(join(tmpdir(), 'tenant-'));
const asGroup = (group: string) => ['--as=somebody', `--as-group=${group}`, '--as-group=system:authenticated'];

/** What somebody may do in the namespace, as the API server lists it. */
function rights(...who: string[]): string[] {
  return kubectl('auth', 'can-i', '--list', '--no-headers', '-n', 'shop', ...who).split('\n').map(line => line.trim().replace(/\s+/g, ' ')).sort();
}

beforeAll(() => {
  const app = new BlueprintApp({ outdir: work });
  build(app);
  app.synth();
  kubectl('apply', '--server-side', '--validate=strict', '-k', join(work, 'prod/0-foundation'));
});

test('a role of its own gives what it says, and nothing more', () => {
  const anybody = rights(...asGroup('nobodys'));
  const added = rights(...asGroup('on-call')).filter(line => !anybody.includes(line));
  expect(added).toEqual(['deployments.apps [] [] [get list patch]']);
});

test.each(['view', 'edit', 'admin'])('the group that has %s may do what that role of the cluster\'s says, and nothing more', level => {
  const group = { view: 'everybody', edit: 'shop-developers', admin: 'shop-leads' }[level] ?? '';
  kubectl('create', 'rolebinding', `control-${level}`, '-n', 'shop', `--clusterrole=${level}`, `--group=control-${level}`);
  expect(rights(...asGroup(group))).toEqual(rights(...asGroup(`control-${level}`)));
  const may = (...what: string[]) => run('kubectl', 'auth', 'can-i', ...what, '-n', 'shop', ...asGroup(group)).stdout;
  expect([may('list', 'pods'), may('get', 'secrets'), may('create', 'deployments.apps'), may('create', 'rolebindings.rbac.authorization.k8s.io')])
    .toEqual({ view: ['yes', 'no', 'no', 'no'], edit: ['yes', 'yes', 'yes', 'no'], admin: ['yes', 'yes', 'yes', 'yes'] }[level]);
  expect(run('kubectl', 'auth', 'can-i', 'list', 'pods', '-n', 'default', ...asGroup(group)).stdout).toBe('no');
});

test('the default ServiceAccount may do no more than anybody', () => {
  const account = ['--as=system:serviceaccount:shop:default', '--as-group=system:serviceaccounts', '--as-group=system:authenticated'];
  expect(rights(...account)).toEqual(rights('--as=system:serviceaccount:none:none', '--as-group=system:serviceaccounts', '--as-group=system:authenticated'));
});

test('what is over the quota, and forced through, the API server refuses', async () => {
  const outdir = mkdtempSync(join(tmpdir(), 'forced-'));
  const forced = (rules: Record<string, 'off'>) => {
    const app = new BlueprintApp({ outdir });
    const small = new Tenant(new Platform(app, 'prod', { rules }), 'small', { quota: { cpu: '150m' } });
    new WebApp(small, 'web', { image: 'nginxinc/nginx-unprivileged:1.30.4', port: 8080, security: { user: 101 }, replicas: 2 });
    app.synth();
  };
  expect(() => forced({})).toThrow('requests.cpu must be at least 0.3, which the program asks for: Deployment small/web 0.3, got "150m"');
  forced({ 'quota-exceeded': 'off' });
  for (const phase of ['0-foundation', '4-apps']) kubectl('apply', '--server-side', '--validate=strict', '-k', join(outdir, 'prod', phase));
  await until('the second pod is refused', 60, () => /exceeded quota: quota, requested: requests.cpu=100m, used: requests.cpu=100m, limited: requests.cpu=150m/.test(
    kubectl('-n', 'small', 'get', 'events', '-o', 'jsonpath={.items[*].message}')));
});
