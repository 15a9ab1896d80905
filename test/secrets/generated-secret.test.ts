import { readFileSync } from 'fs';
import { join } from 'path';
import { BlueprintApp, Credentials, EnvVar, GeneratedSecret, GeneratedSecretProps, Platform, StatefulDatabase, Tenant, WebApp } from '../../src';
import { errorsOf, expectSnapshot, only, PLATFORM, synth, temporary } from '../_synth';

const objects = (props?: GeneratedSecretProps) => synth(tenant => new GeneratedSecret(tenant, 'session', props));

test('minimal', () => expectSnapshot(objects()));

test('full', () => expectSnapshot(objects({ name: 'session-key', keys: ['current', 'next'], bytes: 64, guards: ['data-store-0'] })));

test('it may create Secrets, ask whether the claims it guards with exist, and do nothing else', () => {
  expect(only(objects({ guards: ['data-0'] }), 'Role').rules).toEqual([
    { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
    { apiGroups: [''], resources: ['persistentvolumeclaims'], resourceNames: ['data-0'], verbs: ['get'] },
  ]);
  expect(only(objects(), 'Role').rules).toHaveLength(1);
});

test('no value is in the output', () => {
  const text = JSON.stringify(objects());
  expect(text).not.toMatch(/[0-9a-f]{32}/);
  expect(objects().map(({ kind }) => kind)).not.toContain('Secret');
});

test('a database has its password made before it starts, and guards it with its volume', () => {
  const outdir = temporary();
  const app = new BlueprintApp({ outdir });
  const tenant = new Tenant(new Platform(app, 'test', PLATFORM), 'shop');
  new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('login', { password: 'pw' }) });
  app.synth();
  const script = readFileSync(join(outdir, 'test/apply.sh'), 'utf8');
  const [made, started] = [script.indexOf('completed \'shop\' \'login-generator-'), script.indexOf('phase 3-data')];
  expect([made > 0, started > made]).toEqual([true, true]);
  expect([...script.matchAll(/^secret (.*)-\w+ (.*)$/gm)].map(([, ...parts]) => parts)).toEqual([['\'shop\' job/login-generator', '\'login\' \'pw\'']]);
  expect(readFileSync(join(outdir, 'test/2-configuration/shop.yaml'), 'utf8')).toContain('for claim in postgres-17-orders-0; do');
});

test('a Redis has its password from the Secret at each start, so that a new one fits its data', () => {
  const made = synth(tenant => new StatefulDatabase(tenant, 'cache', { engine: 'redis', version: '8', storage: '1Gi', credentials: Credentials.generated('login') }));
  expect(only(made, 'Role').rules).toHaveLength(1);
});

test('who refers to it does so by the construct', () => {
  const made = synth(tenant => new WebApp(tenant, 'web', { image: 'a:1', port: 80, env: { KEY: EnvVar.secret(new GeneratedSecret(tenant, 'session'), 'password') } }));
  expect(only(made, 'Deployment').spec.template.spec.containers[0].env).toEqual([{ name: 'KEY', valueFrom: { secretKeyRef: { name: 'session', key: 'password' } } }]);
});

test('names that could mean something to a shell are refused, and the rest that makes no sense', () => {
  const cases: GeneratedSecretProps[] = [{ name: 'a$(id)' }, { keys: ['a"b'] }, { keys: [] }, { keys: ['a', 'a'] }, { bytes: 8 }, { guards: ['$(id)'] }, { name: 'a'.repeat(43) }];
  expect(cases.flatMap((props) => errorsOf((tenant) => new GeneratedSecret(tenant, 'session', props)).filter((line) => line.startsWith('[test/shop/session] ')))).toMatchInlineSnapshot(`
[
  "[test/shop/session] 'name' must be at most 42 lower-case letters, digits and '-', with a letter or digit at both ends, got "a$(id)"; rename it, or give another name by the prop 'name' (rule: dns-label)",
  "[test/shop/session] 'keys' must be a key of a Secret or ConfigMap: letters, digits, '-', '_' and '.', got "a\\"b"; give the key as it is in the object (rule: data-key)",
  "[test/shop/session] 'keys' must name one at least, got []; leave it out for 'password' (rule: empty-list)",
  "[test/shop/session] 'keys' must name each key once, got "a"; remove one of them (rule: key-twice)",
  "[test/shop/session] 'bytes' must be a whole number from 16 to 128, got 8; change it, or leave it out for the default (rule: whole-number)",
  "[test/shop/session] 'guards[0]' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "$(id)"; give the name as kubectl prints it (rule: dns-subdomain)",
  "[test/shop/session] 'name' must be at most 42 lower-case letters, digits and '-', with a letter or digit at both ends, got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"; rename it, or give another name by the prop 'name' (rule: dns-label)",
]
`);
});
