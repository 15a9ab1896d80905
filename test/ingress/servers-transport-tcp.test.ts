import { Duration } from 'cdk8s';
import { ServersTransportTcp, ServersTransportTcpProps } from '../../src';
import { expectSnapshot, synth } from '../_synth';
import { errorsAlone } from './_alone';

const errors = (props: ServersTransportTcpProps) => errorsAlone(tenant => new ServersTransportTcp(tenant, 'it', props));

test('minimal', () => expectSnapshot(synth(tenant => new ServersTransportTcp(tenant, 'mutual'))));

test('full', () => expectSnapshot(synth(tenant => new ServersTransportTcp(tenant, 'mutual', {
  name: 'pinned',
  labels: { team: 'data' },
  annotations: { note: 'x' },
  dialTimeout: 5,
  dialKeepAlive: -1,
  terminationDelay: Duration.millis(200),
  proxyProtocol: { version: 2 },
  tls: { serverName: 'db.internal', rootCAs: [{ secret: 'ca' }], certificatesSecrets: ['client'], insecureSkipVerify: true, peerCertURI: 'a' },
}))));

test('its name is what the object is called', () => {
  synth(tenant => expect(new ServersTransportTcp(tenant, 'mutual').name).toBe('mutual'));
});

test('what Traefik refuses is refused', () => {
  const found = [
    errors({ proxyProtocol: {} }),
    errors({ proxyProtocol: { version: 3 } }),
    errors({ tls: { spiffe: {}, serverName: 'a', rootCAs: [{}] } }),
    errors({ dialTimeout: '-1s' }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "'proxyProtocol.version' must be given: Traefik takes none for version 0, and refuses that, got undefined; write 2, or 1 where servers know no other (rule: proxy-protocol)",
  "'proxyProtocol.version' must be 2 or less, got 3; write it as ServersTransportTCP has it (rule: custom-resource)",
  "'tls.rootCAs[0]' must be in a Secret or in a ConfigMap, got {}; name one of both (rule: root-ca)",
  "'tls.serverName' must not be given beside 'tls.spiffe', got "a"; leave one of both out (rule: not-both)",
  "'tls.rootCAs' must not be given beside 'tls.spiffe', got [{}]; leave one of both out (rule: not-both)",
  "'dialTimeout' must match ^([0-9]+(ns|us|µs|ms|s|m|h)?)+$, got "-1s"; write it as ServersTransportTCP has it (rule: custom-resource)",
]
`);
});
