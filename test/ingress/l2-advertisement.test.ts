import { IpAddressPool, L2Advertisement, L2AdvertisementProps } from '../../src';
import { errorsOf, expectSnapshot, LOOSE, only, PLATFORM, synth } from '../_synth';

const objects = (props: L2AdvertisementProps = {}) => synth(tenant => {
  new IpAddressPool(tenant, 'lan', { addresses: ['192.0.2.0/28'], labels: { network: 'lan' } });
  new L2Advertisement(tenant, 'announce', props);
});
const errors = (props: object) => errorsOf(tenant => new L2Advertisement(tenant, 'announce', props));

test('minimal', () => expectSnapshot(objects()));

test('full', () => expectSnapshot(objects({
  name: 'pinned',
  labels: { team: 'net' },
  annotations: { note: 'x' },
  ipAddressPools: ['lan'],
  ipAddressPoolSelectors: [{ matchLabels: { network: 'lan' } }],
  nodeSelectors: [{ matchLabels: { rack: '1' } }, { matchExpressions: [{ key: 'edge', operator: 'Exists' }] }],
  interfaces: ['eth0'],
})));

test('says nothing to announce every pool, by every node', () => {
  const object = only(objects(), 'L2Advertisement');
  expect([object.apiVersion, object.spec]).toEqual(['metallb.io/v1beta1', {}]);
  synth(tenant => expect(new L2Advertisement(tenant, 'announce').name).toBe('announce'));
});

test('what is none of its fields, or of another type, is refused', () => {
  const found = [
    errors({ interface: 'eth0' }),
    errors({ interfaces: 'eth0', nodeSelectors: [{ matchLabels: ['a'] }] }),
    errors({ nodeSelectors: [{ matchExpressions: [{ key: 'rack' }] }] }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "[test/shop/announce] 'interface' must be a prop of L2AdvertisementProps, which has 'interfaces', got "eth0"; correct the name, or remove it (rule: type)",
  "[test/shop/announce] 'interfaces' must be a list, got "eth0"; give it so, or leave it out (rule: type)",
  "[test/shop/announce] 'nodeSelectors[0].matchLabels' must be an object, by name, got ["a"]; give it so, or leave it out (rule: type)",
  "[test/shop/announce] 'nodeSelectors[0].matchExpressions[0].operator' must be given: a string, got undefined; add it (rule: type)",
]
`);
});

test('a pool that is not there is refused', () => {
  const found = errorsOf(tenant => new L2Advertisement(tenant, 'announce', { ipAddressPools: ['lan'] }), { ...PLATFORM, rules: { ...LOOSE, 'pool-exists': 'error' } });
  expect(found).toMatchInlineSnapshot(`
[
  "[test/shop/announce/L2Advertisement] L2Advertisement shop/announce spec.ipAddressPools[0] must name an IPAddressPool that the program makes or declares: nothing is announced, got "shop/lan"; correct it, or say that it is there: External.object with 'IPAddressPool.metallb.io' in 'external' of the Platform (rule: pool-exists, see https://metallb.io/usage/#requesting-specific-ips)",
]
`);
});
