import { External, IpAddressPool, L2Advertisement, MetalLb, Tenant, WebApp } from '../../../src';
import { Case, Cases } from '../_cases';
import { advertisement, deployment, loadBalancer, ofPod, pool } from '../_objects';

const rack = (value: string) => ({ matchLabels: { rack: value } });
const announced = (spec: object, name = 'lan') => advertisement({ spec: { ipAddressPools: [name], ...spec } }, name);
const local = (annotations: Record<string, string> = {}, spec: object = {}) => loadBalancer({ metadata: { annotations }, spec: { externalTrafficPolicy: 'Local', ...spec } });
const on = (nodeSelector: Record<string, string>, name = 'web') => deployment(ofPod({ nodeSelector }), name);
const wan = pool({ spec: { addresses: ['198.51.100.0/28'] } }, 'wan');

/** A program on a rack, and MetalLB's speakers on all nodes, or on those of some. */
const program = (place: string, speakerNodeSelector?: Record<string, string>, nodeSelectors = [rack('1')]): Case => ({
  build: (tenant, platform) => {
    const inside = new Tenant(platform, 'metallb-system', { podSecurity: 'privileged' });
    new MetalLb(inside, 'metallb', { kubeProxyMode: 'iptables', speakerNodeSelector });
    const { name } = new IpAddressPool(inside, 'lan', { addresses: ['198.51.100.32/28'] });
    new L2Advertisement(inside, 'rack-1', { ipAddressPools: [name], nodeSelectors });
    const service = { type: 'LoadBalancer', externalTrafficPolicy: 'Local', allocateLoadBalancerNodePorts: false } as const;
    new WebApp(tenant, 'smtp', { image: 'example/smtp:1', port: 2525, nodeSelector: { rack: place }, service });
  },
});

export const cases: Cases = {
  broken: [
    { objects: [pool(), announced({ nodeSelectors: [rack('1')] }), on({ rack: '2' }), local()] },
    { objects: [pool(), announced({ nodeSelectors: [rack('1')] }), announced({ ipAddressPools: ['lan'], nodeSelectors: [rack('3')] }, 'other'), on({ rack: '2' }), local()] },
    { objects: [pool(), wan, announced({ nodeSelectors: [rack('1')] }), announced({}, 'wan'), on({ rack: '2' }), local({ 'metallb.io/address-pool': 'lan' })] },
    { objects: [pool(), wan, announced({ nodeSelectors: [rack('1')] }), announced({}, 'wan'), on({ rack: '2' }), local({ 'metallb.io/loadBalancerIPs': '192.0.2.12' })] },
    { objects: [pool(), { ...announced({ nodeSelectors: [rack('1')] }), kind: 'BGPAdvertisement' }, on({ rack: '2' }), local()] },
    program('2'),
    program('2', { rack: '1' }, []),
  ],
  sound: [
    { objects: [pool(), announced({ nodeSelectors: [rack('1')] }), on({ rack: '1' }), local()] },
    { objects: [pool(), announced({ nodeSelectors: [rack('1')] }), on({ disk: 'ssd' }), local()] },
    { objects: [pool(), announced({ nodeSelectors: [rack('1')] }), deployment(), local()] },
    { objects: [pool(), announced({ nodeSelectors: [rack('1'), rack('2')] }), on({ rack: '2' }), local()] },
    { objects: [pool(), announced({}), on({ rack: '2' }), local()] },
    { objects: [pool(), announced({ nodeSelectors: [rack('1')] }), on({ rack: '2' }), loadBalancer()] },
    { objects: [pool(), announced({ nodeSelectors: [rack('1')] }), on({ rack: '2' }), local({}, { loadBalancerClass: 'example.org/other' })] },
    { objects: [pool(), announced({ nodeSelectors: [rack('1')] }), on({ rack: '2' }), local({ 'lbipam.cilium.io/ips': '192.0.2.40' })] },
    // Another pool may be the one.
    { objects: [pool(), wan, announced({ nodeSelectors: [rack('1')] }), announced({}, 'wan'), on({ rack: '2' }), local()] },
    { objects: [pool(), announced({ nodeSelectors: [rack('1')] }), on({ rack: '2' }), local()], platform: { external: [External.object('IPAddressPool.metallb.io', 'wan', { namespace: 'metallb-system' })] } },
    // Some pods may be there.
    { objects: [pool(), announced({ nodeSelectors: [rack('1')] }), deployment({ spec: { selector: { matchLabels: { app: 'web', of: 'first' } }, template: { metadata: { labels: { of: 'first' } }, spec: { nodeSelector: { rack: '2' } } } } }), deployment({ spec: { selector: { matchLabels: { app: 'web', of: 'other' } }, template: { metadata: { labels: { app: 'web', of: 'other' } } } } }, 'other'), local()] },
    program('1'),
    program('1', { rack: '1' }),
    program('1', { role: 'edge' }, []),
  ],
};
