import { External } from '../../../src';
import { Cases } from '../_cases';
import { advertisement, deployment, loadBalancer, pool } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [pool(), advertisement(), advertisement({ spec: { ipAddressPools: ['lam'] } }, 'other')] },
    { objects: [deployment(), pool(), advertisement(), loadBalancer({ metadata: { annotations: { 'metallb.io/address-pool': 'wan' } } })] },
  ],
  sound: [
    { objects: [deployment(), pool(), advertisement(), loadBalancer({ metadata: { annotations: { 'metallb.io/address-pool': 'lan' } } })] },
    { objects: [advertisement({ spec: { ipAddressPools: ['lan'] } })], platform: { external: [External.object('IPAddressPool.metallb.io', 'lan')] } },
    { objects: [advertisement({ spec: { ipAddressPools: null } })] },
    // Where somebody else makes the pools, all of them are somebody else's to know.
    { objects: [deployment(), loadBalancer({ metadata: { annotations: { 'metallb.io/address-pool': 'wan' } } })] },
  ],
};
