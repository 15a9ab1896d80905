import { External } from '../../../src';
import { Cases } from '../_cases';
import { tlsStore } from '../_objects';

const platform = { external: [External.secret('tls'), External.namespace('edge')] };
const other = { metadata: { namespace: 'edge' } };

export const cases: Cases = {
  broken: [
    { objects: [tlsStore(), tlsStore(other)], platform },
    { objects: [{ ...tlsStore(), kind: 'TLSOption', spec: {} }, { ...tlsStore(other), kind: 'TLSOption', spec: {} }], platform },
  ],
  sound: [
    { objects: [tlsStore(), { ...tlsStore(other), kind: 'TLSOption', spec: {} }], platform },
    { objects: [tlsStore(), tlsStore(other, 'mine')], platform },
  ],
};
