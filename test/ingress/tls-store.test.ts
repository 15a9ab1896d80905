import { TlsStore, TlsStoreProps } from '../../src';
import { expectSnapshot, synth } from '../_synth';
import { errorsAlone } from './_alone';

const minimal: TlsStoreProps = { name: 'default' };

const errors = (props: TlsStoreProps) => errorsAlone(tenant => new TlsStore(tenant, 'it', props));

test('minimal', () => expectSnapshot(synth(tenant => new TlsStore(tenant, 'store', minimal))));

test('full', () => expectSnapshot(synth(tenant => {
  new TlsStore(tenant, 'store', {
    ...minimal,
    labels: { team: 'web' },
    annotations: { note: 'x' },
    defaultCertificate: { secretName: 'wildcard' },
    certificates: [{ secretName: 'a' }, { secretName: 'b' }],
  });
})));

test('its certificate may be one that a resolver asks for', () => expectSnapshot(synth(tenant => {
  new TlsStore(tenant, 'store', { ...minimal, defaultGeneratedCert: { resolver: 'letsencrypt', domain: { main: 'example.org', sans: ['*.example.org'] } } });
})));

test('its name is what the object is called', () => {
  synth(tenant => expect(new TlsStore(tenant, 'store', minimal).name).toBe('default'));
});

test('what Traefik reads for nothing is refused', () => {
  const found = [
    errors({}),
    errors({ ...minimal, defaultCertificate: { secretName: 'A' }, certificates: [{ secretName: '' }] }),
    errors({ ...minimal, defaultCertificate: { secretName: 'a' }, defaultGeneratedCert: { resolver: 'b', domain: { main: 'c' } } }),
    errors({ ...minimal, defaultGeneratedCert: { domain: { main: 'c' } } }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "'name' must be 'default', the one TLSStore that Traefik reads, got "it"; give name: 'default' (rule: default-store)",
  "'defaultCertificate.secretName' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'certificates[0].secretName' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got ""; give the name as kubectl prints it (rule: dns-subdomain)",
  "'defaultGeneratedCert' must not be given beside 'defaultCertificate', which is taken, got {"resolver":"b","domain":{"main":"c"}}; leave it out (rule: unused-field)",
  "'defaultGeneratedCert' must have a resolver and a domain, got {"domain":{"main":"c"}}; give both (rule: unused-field)",
]
`);
});
