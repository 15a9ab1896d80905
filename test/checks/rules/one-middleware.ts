import { Cases } from '../_cases';
import { middleware } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [middleware({ spec: { compress: {} } })] },
    { objects: [{ ...middleware({ spec: { rateLimit: null, inFlightConn: { amount: 1 }, ipAllowList: { sourceRange: ['192.0.2.0/24'] } } }), kind: 'MiddlewareTCP' }] },
  ],
  sound: [{ objects: [middleware()] }, { objects: [middleware({ spec: { rateLimit: null, compress: {} } })] }],
};
