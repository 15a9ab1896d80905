import { Cases } from '../_cases';
import { advertisement, pool } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [pool()] },
    { objects: [pool(), pool({ spec: { addresses: ['198.51.100.0/28'] } }, 'wan'), advertisement()] },
    { objects: [pool({ metadata: { labels: { rack: '1' } } }), advertisement({ spec: { ipAddressPools: null, ipAddressPoolSelectors: [{ matchLabels: { rack: '2' } }] } })] },
  ],
  sound: [
    { objects: [pool(), advertisement()] },
    { objects: [pool(), advertisement({ spec: { ipAddressPools: null } })] },
    { objects: [pool({ metadata: { labels: { rack: '1' } } }), advertisement({ spec: { ipAddressPools: null, ipAddressPoolSelectors: [{ matchLabels: { rack: '1' } }] } })] },
    { objects: [pool(), { ...advertisement(), kind: 'BGPAdvertisement' }] },
  ],
};
