import { BlueprintApp, IpAddressPool, L2Advertisement, MetalLb, Platform, Tenant } from '../../../src';
import { Case, Cases } from '../_cases';
import { advertisement, pool } from '../_objects';

/** A MetalLB in each of two clusters. */
const beside = (one: string, other: string): NonNullable<Case['build']> => (_, platform) => {
  for (const [cluster, addresses] of [[platform, one], [new Platform(platform.node.scope as BlueprintApp, 'test'), other]] as const) {
    const tenant = new Tenant(cluster, 'metallb-system', { podSecurity: 'privileged' });
    new MetalLb(tenant, 'metallb', { kubeProxyMode: 'iptables' });
    const lan = new IpAddressPool(tenant, 'lan', { addresses: [addresses] });
    new L2Advertisement(tenant, 'nodes', { ipAddressPools: [lan.name] });
  }
};

export const cases: Cases = {
  broken: [
    { objects: [pool(), pool({ spec: { addresses: ['192.0.2.20-192.0.2.30'] } }, 'wan'), advertisement({ spec: { ipAddressPools: null } })] },
    { objects: [pool({ spec: { addresses: ['2001:db8::/120'] } }), pool({ spec: { addresses: ['192.0.2.1-192.0.2.2', '2001:db8::1-2001:db8::2'] } }, 'wan'), advertisement({ spec: { ipAddressPools: null } })] },
    { build: beside('192.0.2.10-192.0.2.19', '192.0.2.16/28') },
  ],
  sound: [
    { build: beside('192.0.2.10-192.0.2.19', '192.0.2.20-192.0.2.29') },
    { objects: [pool(), pool({ spec: { addresses: ['192.0.2.21-192.0.2.30'] } }, 'wan'), advertisement({ spec: { ipAddressPools: null } })] },
  ],
};
