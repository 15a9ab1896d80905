import { IpAddressPool, L2Advertisement, MetalLb, MetalLbOptions, Tenant } from '../../../src';
import { L2AdvertisementOptions } from '../../../src/ingress/l2-advertisement';
import { Case, Cases } from '../_cases';
import { advertisement, configMap, daemonSet, ofContainer, pool } from '../_objects';

const speaker = (nodeSelector?: Record<string, string>, name = 'speaker', image = 'quay.io/metallb/speaker:v0.15.2') => {
  const { spec: { template: { spec } } } = ofContainer({ image }, name);
  return daemonSet({ spec: { template: { spec: { ...spec, nodeSelector } } } }, name);
};
const forNodes = (...nodeSelectors: object[]) => advertisement({ spec: { nodeSelectors } });
const rack = (value: string) => ({ matchLabels: { rack: value } });
const bgp = (spec: object) => ({ ...advertisement(), kind: 'BGPAdvertisement', spec: { ipAddressPools: ['lan'], ...spec } });
const excluding = (text: string, name = 'excluded') => configMap({ data: { 'excludel2.yaml': text } }, name);
const onBond = advertisement({ spec: { interfaces: ['bond0', 'cali1'] } });

/** A MetalLB that announces one pool. */
const announced = (options: MetalLbOptions, advertised: L2AdvertisementOptions): Case => ({
  build: (_, platform) => {
    const inside = new Tenant(platform, 'metallb-system', { podSecurity: 'privileged' });
    new MetalLb(inside, 'metallb', { kubeProxyMode: 'iptables', ...options });
    const { name } = new IpAddressPool(inside, 'lan', { addresses: ['198.51.100.32/28'] });
    new L2Advertisement(inside, 'uplink', { ipAddressPools: [name], ...advertised });
  },
});

export const cases: Cases = {
  broken: [
    { objects: [pool()] },
    { objects: [pool(), pool({ spec: { addresses: ['198.51.100.0/28'] } }, 'wan'), advertisement()] },
    { objects: [pool({ metadata: { labels: { rack: '1' } } }), advertisement({ spec: { ipAddressPools: null, ipAddressPoolSelectors: [{ matchLabels: { rack: '2' } }] } })] },
    announced({ speakerNodeSelector: { rack: '2' } }, { nodeSelectors: [rack('1')] }),
    announced({ excludedInterfaces: ['^docker.*', '^bond.*'] }, { interfaces: ['bond0'] }),
    { objects: [pool(), speaker({ rack: '3' }), forNodes(rack('1'), { matchExpressions: [{ key: 'rack', operator: 'In', values: ['1', '2'] }] })] },
    { objects: [pool(), speaker({ rack: '3' }, 'speaker', 'mirror.example.org/metallb/speaker@sha256:0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d'), bgp({ nodeSelectors: [rack('1')] })] },
    { objects: [pool(), excluding('announcedInterfacesToExclude:\n- ^cali.*\n- bond\n'), onBond] },
    // Each advertisement of the pool by itself.
    { objects: [pool(), speaker({ rack: '3' }), excluding('announcedInterfacesToExclude: ["^cali.*", "^bond.*"]'), onBond, advertisement({ spec: { nodeSelectors: [rack('1')] } }, 'rack')] },
    // One of two pools has nobody else.
    { objects: [pool(), pool({ spec: { addresses: ['198.51.100.0/28'] } }, 'wan'), speaker({ rack: '3' }), advertisement({ spec: { ipAddressPools: ['lan', 'wan'], nodeSelectors: [rack('1')] } }), advertisement({}, 'all')] },
  ],
  sound: [
    { objects: [pool(), advertisement()] },
    { objects: [pool(), advertisement({ spec: { ipAddressPools: null } })] },
    { objects: [pool({ metadata: { labels: { rack: '1' } } }), advertisement({ spec: { ipAddressPools: null, ipAddressPoolSelectors: [{ matchLabels: { rack: '1' } }] } })] },
    { objects: [pool(), { ...advertisement(), kind: 'BGPAdvertisement' }] },
    announced({ speakerNodeSelector: { edge: 'true' } }, { nodeSelectors: [{ matchLabels: { rack: '1', edge: 'true' } }] }),
    announced({ excludedInterfaces: ['^docker.*', '^eth.*'] }, { interfaces: ['bond0'] }),
    announced({}, { nodeSelectors: [rack('1')], interfaces: ['bond0'] }),
    { objects: [pool(), speaker({ rack: '3' }), forNodes(rack('1'), rack('3'))] },
    { objects: [pool(), speaker({ rack: '3' }), forNodes({ matchExpressions: [{ key: 'rack', operator: 'NotIn', values: ['1'] }, { key: 'edge', operator: 'Exists' }] })] },
    { objects: [pool(), speaker({ rack: '3' }), speaker({ rack: '1' }, 'other'), forNodes(rack('1'))] },
    { objects: [pool(), speaker({ rack: '3' }), advertisement()] },
    { objects: [pool(), speaker(), forNodes(rack('1'))] },
    { objects: [pool(), forNodes(rack('1'))] },
    { objects: [pool(), speaker({ rack: '3' }, 'speaker', 'quay.io/metallb/speaker-probe:v1.0.0'), forNodes(rack('1'))] },
    // Another one announces the pool.
    { objects: [pool(), speaker({ rack: '3' }), forNodes(rack('1')), advertisement({}, 'all')] },
    { objects: [pool(), excluding('announcedInterfacesToExclude: ["^cali.*"]'), onBond] },
    { objects: [pool(), excluding('announcedInterfacesToExclude: ["^cali.*", "^bond.*"]'), advertisement()] },
    { objects: [pool(), excluding('announcedInterfacesToExclude: ["^cali.*", "^bond.*"]'), excluding('{}', 'other'), onBond] },
    { objects: [pool(), excluding('announcedInterfacesToExclude: ["("'), onBond] },
    { objects: [pool(), configMap({ data: { 'other.yaml': 'announcedInterfacesToExclude: ["^cali.*", "^bond.*"]' } }), onBond] },
  ],
};
