import { IpAddressPool, IpAddressPoolProps, L2Advertisement, MetalLb, Tenant } from '../../src';
import { errorsOf, expectSnapshot, only, synth, warningsOf } from '../_synth';
import { errorsIn, phasesOf } from './_stacks';

const minimal: IpAddressPoolProps = { addresses: ['192.0.2.10-192.0.2.20'] };
const objects = (props: Partial<IpAddressPoolProps> = {}) => synth(tenant => {
  new IpAddressPool(tenant, 'lan', { ...minimal, ...props });
  new L2Advertisement(tenant, 'all');
});
const errors = (props: object) => errorsOf(tenant => new IpAddressPool(tenant, 'lan', { ...minimal, ...props }));

test('minimal', () => expectSnapshot(objects()));

test('full', () => expectSnapshot(objects({
  name: 'pinned',
  labels: { network: 'lan' },
  annotations: { note: 'x' },
  addresses: ['192.0.2.0/28', '198.51.100.10-198.51.100.20', '2001:db8::/120'],
  autoAssign: false,
  avoidBuggyIPs: true,
  serviceAllocation: {
    priority: 10,
    namespaces: ['shop'],
    namespaceSelectors: [{ matchLabels: { team: 'a' } }],
    serviceSelectors: [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] }],
  },
})));

test('its name is what Services and advertisements ask for', () => {
  synth(tenant => {
    const pool = new IpAddressPool(tenant, 'lan', { ...minimal, name: 'pinned' });
    new L2Advertisement(tenant, 'all', { ipAddressPools: [pool.name] });
    expect([pool.name, pool.apiObject.name]).toEqual(['pinned', 'pinned']);
  });
});

test('is applied when what reads and judges it is up', () => {
  const phases = phasesOf(platform => {
    const tenant = new Tenant(platform, 'metallb', { podSecurity: 'privileged' });
    new IpAddressPool(tenant, 'lan', minimal);
    new L2Advertisement(tenant, 'all');
    new MetalLb(tenant, 'metallb', { kubeProxyMode: 'iptables' });
  });
  expect(phases['2-configuration']).toEqual(['IPAddressPool', 'L2Advertisement']);
  expect(phases['1-controllers']).toContain('ValidatingWebhookConfiguration');
});

test('addresses that are none, that are given twice or that overlap are refused', () => {
  const found = [
    errors({ addresses: [] }),
    errors({ addresses: ['192.0.2.7', '192.0.2.20-192.0.2.10', '192.0.2.1/24'] }),
    errors({ addresses: ['192.0.2.0/24', '192.0.2.10-192.0.2.20'] }),
    errors({ addresses: '192.0.2.0/24' }),
    errors({ serviceAllocation: { priority: 1.5 }, autoAssign: 'yes' }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "[test/shop/lan] 'addresses' must name one range at least, got []; write '192.0.2.10-192.0.2.20' (rule: empty-list)",
  "[test/shop/lan] 'addresses[0]' must be a CIDR, or a range from an address to one that is no lower, got "192.0.2.7"; write '192.0.2.16/28' or '192.0.2.10-192.0.2.20' (rule: ip-range)",
  "[test/shop/lan] 'addresses[1]' must be a CIDR, or a range from an address to one that is no lower, got "192.0.2.20-192.0.2.10"; write '192.0.2.16/28' or '192.0.2.10-192.0.2.20' (rule: ip-range)",
  "[test/shop/lan] 'addresses[2]' must be a range of addresses with its length, and no bits beyond it, got "192.0.2.1/24"; write '192.0.2.0/24', or '192.0.2.7/32' for one address (rule: cidr)",
  "[test/shop/lan] 'addresses[1]' must have no address of 192.0.2.0/24, got "192.0.2.10-192.0.2.20"; remove what is in both (rule: ip-range-twice)",
  "[test/shop/lan] 'addresses' must be a list, got "192.0.2.0/24"; give it so, or leave it out (rule: type)",
  "[test/shop/lan] 'autoAssign' must be true or false, got "yes"; give it so, or leave it out (rule: type)",
]
`);
});

test('two pools that have an address in common are refused', () => {
  const found = errorsIn(platform => {
    const tenant = new Tenant(platform, 'metallb');
    new IpAddressPool(tenant, 'one', { addresses: ['192.0.2.0/28'] });
    new IpAddressPool(tenant, 'two', { addresses: ['192.0.2.8-192.0.2.20'] });
    new L2Advertisement(tenant, 'all');
  });
  expect(found).toMatchInlineSnapshot(`
[
  "[test/metallb/two/IPAddressPool] IPAddressPool metallb/two spec.addresses must have no address of IPAddressPool metallb/one, 192.0.2.0/28, got "192.0.2.8-192.0.2.20"; take the addresses out of one of them (rule: pools-overlap, see https://metallb.io/configuration/)",
]
`);
});

test('one that nobody announces is a warning', () => {
  const found = warningsOf(tenant => new IpAddressPool(tenant, 'lan', minimal));
  expect(found).toMatchInlineSnapshot(`
[
  "warning: [test/shop/lan/IPAddressPool] IPAddressPool shop/lan spec should be announced by an L2Advertisement or a BGPAdvertisement of its namespace, got "none"; add an L2Advertisement that names it (rule: pool-not-announced, see https://metallb.io/configuration/#announce-the-service-ips)",
]
`);
});

test('what is left out is left to MetalLB', () => {
  expect(only(objects(), 'IPAddressPool').spec).toEqual({ addresses: ['192.0.2.10-192.0.2.20'] });
});
