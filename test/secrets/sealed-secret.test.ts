import { SealedSecret, SealedSecretProps } from '../../src';
import { errorsOf, expectSnapshot, only, synth } from '../_synth';

const minimal: SealedSecretProps = { encryptedData: { token: 'AgBy'.repeat(100) } };

test('minimal', () => expectSnapshot(synth(tenant => new SealedSecret(tenant, 'payment', minimal))));

test('full', () => expectSnapshot(synth(tenant => new SealedSecret(tenant, 'payment', { ...minimal, sealingScope: 'cluster-wide', type: 'kubernetes.io/tls', name: 'pinned' }))));

test('the scope is said where the controller looks for it: at the SealedSecret and at the Secret', () => {
  const { metadata, spec } = only(synth(tenant => new SealedSecret(tenant, 'payment', { ...minimal, sealingScope: 'namespace-wide' })), 'SealedSecret');
  expect([metadata.annotations, spec.template.metadata.annotations]).toEqual(Array(2).fill({ 'sealedsecrets.bitnami.com/namespace-wide': 'true' }));
});

test('a value in plain sight is refused', () => {
  const cases: Array<Partial<SealedSecretProps>> = [{ encryptedData: { token: 'hunter2' } }, { encryptedData: {} }, { name: 'A' }];
  expect(cases.flatMap((props) => errorsOf((tenant) => new SealedSecret(tenant, 'payment', { ...minimal, ...props })))).toMatchInlineSnapshot(`
[
  "[test/shop/payment] encryptedData 'token' must be what kubeseal prints: base64 of 256 bytes or more, got "7 characters"; seal it; a value in plain sight does not belong here (rule: not-sealed)",
  "[test/shop/payment] 'encryptedData' must have one value at least, got {}; give what kubeseal prints (rule: no-data)",
  "[test/shop/payment] 'name' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
]
`);
});
