import { Credentials, ExternalSecret, ExternalSecretProps, StatefulDatabase } from '../../src';
import { errorsOf, expectSnapshot, only, synth } from '../_synth';

const minimal: ExternalSecretProps = { store: 'vault', data: { password: { key: 'prod/orders' } } };

test('minimal', () => expectSnapshot(synth(tenant => new ExternalSecret(tenant, 'login', minimal))));

test('full', () => expectSnapshot(synth(tenant => new ExternalSecret(tenant, 'login', {
  ...minimal,
  storeKind: 'ClusterSecretStore',
  data: { password: { key: 'prod/orders', property: 'password', version: '3' } },
  extract: ['prod/more'],
  refreshInterval: '10m',
  type: 'kubernetes.io/basic-auth',
  name: 'pinned',
}))));

test('a database reads what it brings, and apply.sh does not ask for it', () => {
  const made = synth(tenant => new StatefulDatabase(tenant, 'orders', { engine: 'redis', version: '8', storage: '1Gi', credentials: Credentials.of(new ExternalSecret(tenant, 'login', minimal)) }));
  expect(only(made, 'StatefulSet').spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef).toEqual({ name: 'login', key: 'password' });
});

test('what the operator would refuse is refused', () => {
  const cases: Array<Partial<ExternalSecretProps>> = [{ data: {} }, { data: { 'a b': { key: 'x' } } }, { data: { a: { key: '' } } }, { refreshInterval: '1 day' }, { store: 'A' }, { name: 'A' }];
  expect(cases.flatMap((props) => errorsOf((tenant) => new ExternalSecret(tenant, 'login', { ...minimal, ...props })))).toMatchInlineSnapshot(`
[
  "[test/shop/login] 'data' must say what comes from the store, got {}; give 'data' or 'extract' (rule: no-data)",
  "[test/shop/login] 'data' must be a key of a Secret or ConfigMap: letters, digits, '-', '_' and '.', got "a b"; give the key as it is in the object (rule: data-key)",
  "[test/shop/login] data 'a' must name an entry of the store, got ""; give its key (rule: remote-key)",
  "[test/shop/login] 'refreshInterval' must be a duration of h, m and s, got "1 day"; write '1h' or '30m' (rule: duration)",
  "[test/shop/login] 'store' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "[test/shop/login] 'name' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
]
`);
});
