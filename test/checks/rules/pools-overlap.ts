import { Cases } from '../_cases';
import { advertisement, pool } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [pool(), pool({ spec: { addresses: ['192.0.2.20-192.0.2.30'] } }, 'wan'), advertisement({ spec: { ipAddressPools: null } })] },
    { objects: [pool({ spec: { addresses: ['2001:db8::/120'] } }), pool({ spec: { addresses: ['192.0.2.1-192.0.2.2', '2001:db8::1-2001:db8::2'] } }, 'wan'), advertisement({ spec: { ipAddressPools: null } })] },
  ],
  sound: [
    { objects: [pool(), pool({ spec: { addresses: ['192.0.2.21-192.0.2.30'] } }, 'wan'), advertisement({ spec: { ipAddressPools: null } })] },
  ],
};
