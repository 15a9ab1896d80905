import { IpAddressPool, L2Advertisement, MetalLb, Tenant, WebApp } from '../../../src';
import { Case, Cases } from '../_cases';
import { advertisement, deployment, loadBalancer, pool } from '../_objects';

const asks = (address: string, more: Record<string, string> = {}) => loadBalancer({ metadata: { annotations: { 'metallb.io/loadBalancerIPs': address, ...more } } });
const pools = [pool(), pool({ spec: { addresses: ['198.51.100.0/28'] } }, 'wan'), advertisement({ spec: { ipAddressPools: null } })];

/** A program of a class that asks for an address beyond the pool, and MetalLB of one. */
const ofClass = (handled: string | undefined, asked: string | undefined): Case => ({
  build: (tenant, platform) => {
    const inside = new Tenant(platform, 'metallb-system', { podSecurity: 'privileged' });
    new MetalLb(inside, 'metallb', { kubeProxyMode: 'iptables', loadBalancerClass: handled });
    const { name } = new IpAddressPool(inside, 'lan', { addresses: ['198.51.100.32/28'] });
    new L2Advertisement(inside, 'nodes', { ipAddressPools: [name] });
    const annotations = { 'metallb.io/loadBalancerIPs': '203.0.113.1' };
    new WebApp(tenant, 'smtp', { image: 'example/smtp:1', port: 2525, service: { type: 'LoadBalancer', loadBalancerClass: asked, allocateLoadBalancerNodePorts: false, annotations } });
  },
});

export const cases: Cases = {
  broken: [
    { objects: [deployment(), ...pools, asks('192.0.2.21')] },
    { objects: [deployment(), ...pools, { ...asks('192.0.2.10,2001:db8::1'), spec: { ...asks('').spec, ipFamilyPolicy: 'RequireDualStack' } }] },
    { objects: [deployment(), ...pools, asks('192.0.2.10', { 'metallb.io/address-pool': 'wan' })] },
    { objects: [deployment(), ...pools, loadBalancer({ metadata: { annotations: { 'metallb.universe.tf/loadBalancerIPs': '192.0.2.9' } } })] },
    { objects: [deployment(), ...pools, loadBalancer({ spec: { loadBalancerIP: '192.0.2.9' } })] },
    ofClass('example.org/metallb', 'example.org/metallb'),
    ofClass(undefined, undefined),
  ],
  sound: [
    { objects: [deployment(), ...pools, asks('192.0.2.20')] },
    { objects: [deployment(), ...pools, asks('198.51.100.15', { 'metallb.io/address-pool': 'wan' })] },
    { objects: [deployment(), ...pools, loadBalancer()] },
    { objects: [deployment(), asks('203.0.113.1')] },
    { objects: [deployment(), ...pools, loadBalancer({ metadata: { annotations: { 'metallb.io/loadBalancerIPs': '203.0.113.1' } }, spec: { loadBalancerClass: 'example.org/other' } })] },
    ofClass('example.org/metallb', undefined),
    ofClass('example.org/metallb', 'example.org/other'),
  ],
};
