import { Duration } from 'cdk8s';
import { ServersTransport, ServersTransportProps } from '../../src';
import { expectSnapshot, synth } from '../_synth';
import { errorsAlone } from './_alone';

const errors = (props: ServersTransportProps) => errorsAlone(tenant => new ServersTransport(tenant, 'it', props));

test('minimal', () => expectSnapshot(synth(tenant => new ServersTransport(tenant, 'mutual'))));

test('full', () => expectSnapshot(synth(tenant => {
  new ServersTransport(tenant, 'mutual', {
    name: 'pinned',
    labels: { team: 'web' },
    annotations: { note: 'x' },
    serverName: 'web.internal',
    rootCAs: [{ secret: 'ca' }, { configMap: 'more' }],
    certificatesSecrets: ['client'],
    insecureSkipVerify: false,
    peerCertURI: 'spiffe://example.org/web',
    maxIdleConnsPerHost: -1,
    disableHTTP2: true,
    forwardingTimeouts: { dialTimeout: 5, responseHeaderTimeout: '1m30s', idleConnTimeout: Duration.minutes(2), readIdleTimeout: '10s', pingTimeout: Duration.millis(500) },
  });
  new ServersTransport(tenant, 'spiffe', { spiffe: { ids: ['spiffe://example.org/web'], trustDomain: 'example.org' } });
})));

test('its name is what the object is called', () => {
  synth(tenant => expect(new ServersTransport(tenant, 'mutual').name).toBe('mutual'));
});

test('what Traefik refuses is refused', () => {
  const found = [
    errors({ rootCAs: [{}, { secret: 'a', configMap: 'b' }, { secret: 'A' }, { configMap: 'A' }], certificatesSecrets: ['A'] }),
    errors({ spiffe: {}, serverName: 'a', rootCAs: [{ secret: 'a' }], certificatesSecrets: ['a'], insecureSkipVerify: true, peerCertURI: 'a' }),
    errors({ maxIdleConnsPerHost: -2, forwardingTimeouts: { dialTimeout: '5 s', pingTimeout: 1.5 } }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "'rootCAs[0]' must be in a Secret or in a ConfigMap, got {}; name one of both (rule: root-ca)",
  "'rootCAs[1]' must be in a Secret or in a ConfigMap, got {"secret":"a","configMap":"b"}; name one of both (rule: root-ca)",
  "'rootCAs[2].secret' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'rootCAs[3].configMap' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'certificatesSecrets[0]' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'serverName' must not be given beside 'spiffe', got "a"; leave one of both out (rule: not-both)",
  "'rootCAs' must not be given beside 'spiffe', got [{"secret":"a"}]; leave one of both out (rule: not-both)",
  "'certificatesSecrets' must not be given beside 'spiffe', got ["a"]; leave one of both out (rule: not-both)",
  "'insecureSkipVerify' must not be given beside 'spiffe', got true; leave one of both out (rule: not-both)",
  "'peerCertURI' must not be given beside 'spiffe', got "a"; leave one of both out (rule: not-both)",
  "'maxIdleConnsPerHost' must be -1 or more, got -2; write it as ServersTransport has it (rule: custom-resource)",
  "'forwardingTimeouts.dialTimeout' must match ^([0-9]+(ns|us|µs|ms|s|m|h)?)+$, got "5 s"; write it as ServersTransport has it (rule: custom-resource)",
  "'forwardingTimeouts.pingTimeout' must be a whole number or a string, got 1.5; write it as ServersTransport has it (rule: custom-resource)",
]
`);
  expect(errors({ spiffe: {}, serverName: '', rootCAs: [], certificatesSecrets: [], insecureSkipVerify: false, peerCertURI: '' })).toEqual([]);
});
