import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Peer, PlatformProps, WebApp, WebAppProps } from '../../src';
import { errorsOf, Manifest, only, PLATFORM, synth } from '../_synth';

const props: WebAppProps = { image: 'example/web:1', port: 8080 };
const egress = (peers: Peer[], platform?: PlatformProps): Manifest[] => only(synth(tenant => new WebApp(tenant, 'web', { ...props, egress: peers }), platform), 'NetworkPolicy').spec.egress.slice(1);

test('peers are what policies call them, those of the same ports in one rule, each once', () => {
  const outside = Peer.cidr('192.0.2.0/24', [443]);
  expect(egress([outside, Peer.pods('tools', { app: 'mail' }, [25]), outside, Peer.cidr('198.51.100.7/32', [443]), Peer.pods('shop', { app: 'cache' })])).toEqual([
    { to: [{ ipBlock: { cidr: '192.0.2.0/24' } }, { ipBlock: { cidr: '198.51.100.7/32' } }], ports: [{ protocol: 'TCP', port: 443 }] },
    { to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'tools' } }, podSelector: { matchLabels: { app: 'mail' } } }], ports: [{ protocol: 'TCP', port: 25 }] },
    { to: [{ podSelector: { matchLabels: { app: 'cache' } } }] },
  ]);
});

test('the internet is all addresses of the families of the cluster, but for those that are not public, and the Platform\'s own', () => {
  const platform: PlatformProps = { ...PLATFORM, ipFamilies: ['IPv6', 'IPv4'], privateRanges: { lab: '198.51.100.0/24', old: '2001:db8::/48' } };
  expect(egress([Peer.internet()], platform)).toEqual([{
    to: [
      {
        ipBlock: {
          cidr: '::/0',
          // The rest of IPv4 is in reach behind NAT64.
          except: [
            'fc00::/7', 'fe80::/10', '2001:db8::/48',
            '64:ff9b::a00:0/104', '64:ff9b::6440:0/106', '64:ff9b::7f00:0/104', '64:ff9b::a83f:8110/128', '64:ff9b::a9fe:0/112', '64:ff9b::ac10:0/108', '64:ff9b::c000:0/120', '64:ff9b::c0a8:0/112',
            '64:ff9b::c633:6400/120',
          ],
        },
      },
      { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '168.63.129.16/32', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.168.0.0/16', '198.51.100.0/24'] } },
    ],
  }]);
});

test('name resolution is let out to both caches, of either family', () => {
  const policy = only(synth(tenant => new WebApp(tenant, 'web', { ...props, egress: [], dns: { nameservers: ['2001:db8::53'] } })), 'NetworkPolicy');
  expect(policy.spec.egress[0].to.slice(1)).toEqual([{ ipBlock: { cidr: '169.254.20.10/32' } }, { ipBlock: { cidr: '2001:db8::53/128' } }]);
  expect(policy.spec.egress).toHaveLength(1);
});

test('peers that cannot be are refused', () => {
  const wrong = [Peer.pods('Tools', { 'a b': 'c' }, [0]), Peer.cidr('10.0.0.0'), Peer.range('lab')];
  expect(errorsOf((tenant) => new WebApp(tenant, 'web', { ...props, egress: wrong })).map((line) => line.replace('[test/shop/web] ', '').replace(/; .*\(rule: /, ' ('))).toMatchInlineSnapshot(`
[
  "'egress[0]' must be a port from 1 to 65535, got 0 (port)",
  "'egress[0]' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "Tools" (dns-subdomain)",
  "'egress[0]' must have keys of letters, digits, '-', '_' and '.', with a DNS name and '/' before them or not, got "a b" (label-key)",
  "'egress[1]' must be a range of addresses with its length, and no bits beyond it, got "10.0.0.0" (cidr)",
  "'egress[2]' must be a range that the Platform names: it names none, got "lab" (unknown-range)",
]
`);
});

test('a workload of somebody else\'s is who its pods are; one that has none is refused', () => {
  const policy = only(synth(tenant => {
    const other = new Chart(tenant.node.scope!, 'tools', { namespace: 'tools', disableResourceNameHashes: true });
    const deployment = new kplus.Deployment(other, 'mail', { containers: [{ image: 'example/mail:1', portNumber: 25 }] });
    new WebApp(tenant, 'web', { ...props, egress: [Peer.of(deployment, [25])] });
  }, { ...PLATFORM, rules: { ...PLATFORM.rules, 'namespace-exists': 'off' } }), 'NetworkPolicy', 'web');
  expect(policy.spec.egress[1]).toEqual({
    to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'tools' } }, podSelector: { matchLabels: { 'cdk8s.io/metadata.addr': expect.stringMatching(/^test-tools-mail-/) } } }],
    ports: [{ protocol: 'TCP', port: 25 }],
  });
  expect(errorsOf(tenant => {
    new WebApp(tenant, 'web', { ...props, egress: [Peer.of(new kplus.ConfigMap(tenant, 'config'))] });
  })).toEqual([expect.stringContaining('egress Peer.of(\'test/shop/config\') must be one workload, got "makes no pods"')]);
});
