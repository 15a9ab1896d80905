import { spawnSync } from 'child_process';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { temporary } from './_synth';

test('thirteen mistakes are reported together, each with path, value, rule and remedy; the program fails, and writes nothing', () => {
  const outdir = temporary();
  const program = spawnSync('npx', ['tsx', '--tsconfig', 'test/tsconfig.json', 'test/mistakes/main.ts'], {
    cwd: join(__dirname, '..'), encoding: 'utf8', env: { ...process.env, CDK8S_OUTDIR: outdir },
  });
  expect(program.status).toBe(1);
  expect(readdirSync(outdir)).toEqual([]);
  const lines = program.stderr.split('\n').filter(line => line.startsWith('  [')).map(line => line.trim());
  for (const line of lines) expect(line).toMatch(/^\[prod\/shop\/\S+\] .+, got .+; .+ \(rule: [a-z-]+(, see https:\S+)?\)$/);
  expect(lines.map(line => `${/^\[prod\/shop\/(.*?)\]/.exec(line)![1]}: ${/rule: ([a-z-]+)/.exec(line)![1]}`)).toEqual([
    'My_App: dns-label',
    'port: port',
    'replicas: whole-number',
    'request: request-over-limit',
    'variable: env-name',
    'host: host',
    'label: label-value',
    'image: image',
    'range: scaling-range',
    'both: not-both',
    'large: files-size',
    'shared: shared-claim',
    'twice: same-name',
    'twice/NetworkPolicy: same-object',
    'twice/Deployment: same-object',
    'twice/PodDisruptionBudget: same-object',
    'twice/Service: same-object',
  ]);
});

test('every rule has a test with its message', () => {
  const read = (folder: string) => readdirSync(join(__dirname, folder), { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.ts')).map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n');
  const rules = new Set([...read('../src').matchAll(/\b(?:error|warning|pattern)\(\s*'([a-z-]+)'/g)].map(([, rule]) => rule));
  const tests = read('.');
  // Those of the whole app have programs, in test/checks/rules, and a snapshot of what is said of them.
  expect(rules.size).toBeGreaterThan(50);
  expect([...rules].filter(rule => !tests.includes(`(rule: ${rule})`) && !tests.includes(`(rule: ${rule}, see `) && !tests.includes(`rule: ${rule}\\)`))).toEqual([]);
});
