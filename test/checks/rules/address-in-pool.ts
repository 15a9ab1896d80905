import { Cases } from '../_cases';
import { advertisement, deployment, loadBalancer, pool } from '../_objects';

const asks = (address: string, more: Record<string, string> = {}) => loadBalancer({ metadata: { annotations: { 'metallb.io/loadBalancerIPs': address, ...more } } });
const pools = [pool(), pool({ spec: { addresses: ['198.51.100.0/28'] } }, 'wan'), advertisement({ spec: { ipAddressPools: null } })];

export const cases: Cases = {
  broken: [
    { objects: [deployment(), ...pools, asks('192.0.2.21')] },
    { objects: [deployment(), ...pools, asks('192.0.2.10,203.0.113.1')] },
    { objects: [deployment(), ...pools, asks('192.0.2.10', { 'metallb.io/address-pool': 'wan' })] },
    { objects: [deployment(), ...pools, loadBalancer({ metadata: { annotations: { 'metallb.universe.tf/loadBalancerIPs': '192.0.2.9' } } })] },
    { objects: [deployment(), ...pools, loadBalancer({ spec: { loadBalancerIP: '192.0.2.9' } })] },
  ],
  sound: [
    { objects: [deployment(), ...pools, asks('192.0.2.20')] },
    { objects: [deployment(), ...pools, asks('198.51.100.15', { 'metallb.io/address-pool': 'wan' })] },
    { objects: [deployment(), ...pools, loadBalancer()] },
    { objects: [deployment(), asks('203.0.113.1')] },
    { objects: [deployment(), ...pools, loadBalancer({ metadata: { annotations: { 'metallb.io/loadBalancerIPs': '203.0.113.1' } }, spec: { loadBalancerClass: 'example.org/other' } })] },
  ],
};
