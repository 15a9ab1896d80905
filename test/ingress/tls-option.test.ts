import { TlsOption, TlsOptionProps } from '../../src';
import { expectSnapshot, synth } from '../_synth';
import { errorsAlone } from './_alone';

const errors = (props: TlsOptionProps) => errorsAlone(tenant => new TlsOption(tenant, 'it', props));

test('minimal', () => expectSnapshot(synth(tenant => new TlsOption(tenant, 'modern'))));

test('full', () => expectSnapshot(synth(tenant => new TlsOption(tenant, 'modern', {
  name: 'pinned',
  labels: { team: 'web' },
  annotations: { note: 'x' },
  minVersion: 'VersionTLS12',
  maxVersion: 'VersionTLS13',
  cipherSuites: ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
  curvePreferences: ['X25519', 'secp384r1'],
  alpnProtocols: ['http/1.1'],
  sniStrict: true,
  clientAuth: { clientAuthType: 'VerifyClientCertIfGiven', secretNames: ['clients'] },
  disableSessionTickets: true,
}))));

test('its name is what the object is called', () => {
  synth(tenant => expect(new TlsOption(tenant, 'modern').name).toBe('modern'));
});

test('what Traefik refuses, and what it reads for nothing, is refused', () => {
  const found = [
    errors(JSON.parse('{"minVersion":"1.2","maxVersion":"TLS13"}')),
    errors({ minVersion: 'VersionTLS13', maxVersion: 'VersionTLS12' }),
    errors({ maxVersion: 'VersionTLS11' }),
    errors({ cipherSuites: ['ECDHE-RSA-AES256-GCM-SHA384'], curvePreferences: ['P-256'] }),
    errors({ minVersion: 'VersionTLS13', cipherSuites: ['TLS_AES_128_GCM_SHA256'] }),
    errors({ clientAuth: { clientAuthType: 'RequireAndVerifyClientCert' } }),
    errors({ clientAuth: { clientAuthType: 'NoClientCert', secretNames: ['A'] } }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "'minVersion' must be one of 'VersionTLS10', 'VersionTLS11', 'VersionTLS12', 'VersionTLS13', got "1.2"; choose one of them (rule: one-of)",
  "'maxVersion' must be one of 'VersionTLS10', 'VersionTLS11', 'VersionTLS12', 'VersionTLS13', got "TLS13"; choose one of them (rule: one-of)",
  "'maxVersion' must not be below the oldest version, VersionTLS13, got "VersionTLS12"; raise it, or lower 'minVersion' (rule: tls-versions)",
  "'maxVersion' must not be below the oldest version, VersionTLS12, got "VersionTLS11"; raise it, or lower 'minVersion' (rule: tls-versions)",
  "'cipherSuites[0]' must be a cipher that Traefik knows, got "ECDHE-RSA-AES256-GCM-SHA384"; write it as Go does, such as TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 (rule: one-of)",
  "'curvePreferences[0]' must be one of 'CurveP256', 'CurveP384', 'CurveP521', 'X25519', 'X25519MLKEM768', 'secp256r1', 'secp384r1', 'secp521r1', 'x25519', 'x25519mlkem768', got "P-256"; choose one of them (rule: one-of)",
  "'cipherSuites' must not be given from VersionTLS13 on, whose ciphers cannot be chosen, got ["TLS_AES_128_GCM_SHA256"]; leave it out (rule: unused-field)",
  "'clientAuth.secretNames' must be given for RequireAndVerifyClientCert, got []; name the Secret of the authority (rule: client-auth)",
  "'clientAuth.secretNames[0]' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'clientAuth.secretNames' must not be given with NoClientCert, which asks for no certificate, got ["A"]; leave it out (rule: unused-field)",
]
`);
  expect(errors({ minVersion: 'VersionTLS10', maxVersion: 'VersionTLS11', clientAuth: { clientAuthType: 'RequireAnyClientCert' } })).toEqual([]);
});
