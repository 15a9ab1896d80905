import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, tlsStore } from '../_objects';

const platform = { external: [External.secret('tls'), External.namespace('edge')] };
const other = { metadata: { namespace: 'edge' } };

/** A Traefik, that reads some namespaces or all. */
const reader = (name: string, namespaces?: string) => deployment({
  spec: { template: { spec: { containers: [{ name, args: ['--providers.kubernetescrd=true', ...namespaces === undefined ? [] : [`--providers.kubernetescrd.namespaces=${namespaces}`]] }] } } },
}, name);

export const cases: Cases = {
  broken: [
    { objects: [tlsStore(), tlsStore(other)], platform },
    { objects: [{ ...tlsStore(), kind: 'TLSOption', spec: {} }, { ...tlsStore(other), kind: 'TLSOption', spec: {} }], platform },
    { objects: [tlsStore(), tlsStore(other), reader('a', 'shop,edge')], platform },
    { objects: [tlsStore(), tlsStore(other), reader('a', 'shop'), reader('b')], platform },
  ],
  sound: [
    { objects: [tlsStore(), tlsStore(other), reader('a', 'shop'), reader('b', 'edge')], platform },
    { objects: [tlsStore(), { ...tlsStore(other), kind: 'TLSOption', spec: {} }], platform },
    { objects: [tlsStore(), tlsStore(other, 'mine')], platform },
  ],
};
