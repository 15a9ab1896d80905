import { spawnSync } from 'child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';
import { BlueprintValidation, BlueprintValidationProps, RuleViolation } from '../../src';
import { temporary } from '../_synth';
import { deployment, ingress, service } from './_objects';

const root = resolve(__dirname, '../..');

/** What the plugin says of manifests, by file. */
async function run(files: Readonly<Record<string, readonly object[]>>, props: BlueprintValidationProps = {}) {
  const folder = temporary();
  const manifests = Object.entries(files).map(([name, objects]) => {
    const path = join(folder, name);
    mkdirSync(resolve(path, '..'), { recursive: true });
    writeFileSync(path, objects.map(object => JSON.stringify(object)).join('\n---\n'));
    return path;
  });
  const violations: RuleViolation[] = [];
  const lines: string[] = [];
  const statuses: string[] = [];
  await new BlueprintValidation(props).validate({
    manifests,
    report: { addViolation: violation => void violations.push(violation), submit: status => void statuses.push(status) },
    logger: { log: line => void lines.push(line) },
  });
  return { folder, violations, lines, statuses };
}

test('reports errors with rule, object, place, file and remedy, and fails', async () => {
  const { folder, violations, statuses } = await run({ 'app.k8s.yaml': [deployment(), service({ spec: { selector: { app: 'wbe' } } })] });
  expect(statuses).toEqual(['failure']);
  expect(violations).toEqual([{
    ruleName: 'service-selects-nothing',
    recommendation: 'Service web spec.selector must select pods of its namespace: nobody answers for it, got {"app":"wbe"} (see https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/#does-the-service-have-any-endpointslices)',
    fix: 'correct the selector, or say that somebody else makes the pods: External.pods in \'external\' of the Tenant or the Platform',
    violatingResources: [{ resourceName: 'web', locations: ['spec.selector'], manifestPath: join(folder, 'app.k8s.yaml') }],
  }]);
});

test('prints warnings, and passes', async () => {
  const { lines, statuses } = await run({ 'app.k8s.yaml': [deployment(), service(), ingress({ spec: { ingressClassName: null } })] });
  expect(statuses).toEqual(['success']);
  expect(lines).toEqual([expect.stringMatching(/^warning: \[.*app\.k8s\.yaml\] Ingress web spec\.ingressClassName should .* \(rule: no-ingress-class, see https:.*\)$/)]);
});

test('takes files together, or each environment by itself', async () => {
  const apart = { 'test.k8s.yaml': [deployment()], 'prod/web.yaml': [service()] };
  expect((await run(apart)).violations).toEqual([]);
  expect((await run(apart, { environments: ['test', 'prod'] })).violations.map(({ ruleName }) => ruleName)).toEqual(['service-selects-nothing']);
});

test('takes lists apart, and leaves out kustomizations', async () => {
  const { violations } = await run({
    'app.yaml': [{ apiVersion: 'v1', kind: 'List', items: [service(), deployment()] }],
    'kustomization.yaml': [{ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: ['app.yaml'] }],
  });
  expect(violations).toEqual([]);
});

test('knows what is external, what is silent, what is less severe, and the target version', async () => {
  const files = { 'app.yaml': [{ ...ingress(), metadata: { name: 'web', namespace: 'shop' } }] };
  const names = async (props: BlueprintValidationProps) => (await run(files, props)).violations.map(({ ruleName }) => ruleName);
  expect(await names({})).toEqual(['ingress-class-exists', 'service-exists']);
  expect(await names({ external: ['Service shop/web', 'IngressClass public'] })).toEqual([]);
  expect(await names({ rules: { 'service-exists': 'warning', 'ingress-class-exists': 'off' } })).toEqual([]);
  expect(await names({ silences: [{ rule: 'service-exists', object: 'Ingress shop/web', reason: 'it is made by hand' }] })).toEqual(['ingress-class-exists']);
  const sidecar = { 'app.yaml': [deployment({ spec: { template: { spec: { initContainers: [{ name: 'a', image: 'a:1', restartPolicy: 'Always' }] } } } })] };
  expect((await run(sidecar, { kubernetesVersion: '1.28' })).violations.map(({ ruleName }) => ruleName)).toEqual(['unknown-field']);
  expect((await run(sidecar, { kubernetesVersion: '1.29' })).violations).toEqual([]);
});

test.each<[BlueprintValidationProps, string]>([
  [{ kubernetesVersion: '1.20' }, '\'kubernetesVersion\' must be from \'1.28\' to \'1.37\', got "1.20"'],
  [{ external: ['tokens'] }, '\'external\' must be like \'Secret shop/tokens\' or \'StorageClass fast\', got "tokens"'],
  [{ rules: { image: 'off' } }, '\'rules\' and \'silences\' must name rules, got "image"; write one of '],
  [{ silences: [{ rule: 'image-pinned', object: 'Pod a', reason: '' }] }, 'the silence of \'image-pinned\' must have a reason'],
  [{ environment: 'test' } as BlueprintValidationProps, 'environment'],
])('properties that mean nothing are refused: %j', (props, text) => expect(() => new BlueprintValidation(props)).toThrow(text));

test('cdk8s synth runs it: mistakes fail the command, and are reported', () => {
  const folder = temporary();
  for (const name of ['cdk8s.yaml', 'app.js']) cpSync(join(__dirname, 'plugin', name), join(folder, name));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of ['cdk8s', 'constructs', 'cdk8s-plus-27']) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  symlinkSync(root, join(folder, 'node_modules/cdk8s-blueprints'));
  const synth = (env: Record<string, string>) => spawnSync(join(root, 'node_modules/.bin/cdk8s'), ['synth', '--check-upgrade=false'], { cwd: folder, encoding: 'utf8', env: { ...process.env, CDK8S_OUTDIR: undefined, ...env } });
  expect(synth({})).toMatchObject({ status: 0, stderr: '' });
  const { status, stdout } = synth({ MISTAKES: '1' });
  expect(status).not.toBe(0);
  expect(stdout).toContain('secret-exists');
  expect(stdout).toContain('tokns');
  expect(stdout).not.toContain('image-pinned');
});
