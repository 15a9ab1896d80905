import { ApiObject } from 'cdk8s';
import { External, Tenant } from '../../../src';
import { Cases } from '../_cases';
import { deployment, service } from '../_objects';

const API = 'gateway.networking.k8s.io/v1';
const route = (backend: object) => ({
  apiVersion: API, kind: 'HTTPRoute', metadata: { name: 'web' }, spec: { hostnames: ['shop.example.org'], parentRefs: [{ name: 'public', namespace: 'edge' }], rules: [{ backendRefs: [{ port: 80, ...backend }] }] },
});
const gateway = (certificate: object) => ({
  apiVersion: API,
  kind: 'Gateway',
  metadata: { name: 'public' },
  spec: { gatewayClassName: 'public', listeners: [{ name: 'web', protocol: 'HTTPS', port: 443, tls: { certificateRefs: [certificate] }, allowedRoutes: { namespaces: { from: 'All' } } }] },
});
const grant = (from: object, to: object) => ({
  apiVersion: 'gateway.networking.k8s.io/v1beta1',
  kind: 'ReferenceGrant',
  metadata: { name: 'shop' },
  spec: { from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop', ...from }], to: [{ group: '', kind: 'Service', ...to }] },
});

/** A Service `api` of another Tenant, with a ReferenceGrant. */
const other = (...objects: object[]) => (tenant: Tenant) => {
  const { node: { scope } } = tenant;
  const api = new Tenant(scope!, 'api', { podSecurity: 'privileged', denyByDefault: false });
  for (const [index, object] of [deployment({}, 'api'), service({}, 'api'), ...objects].entries()) new ApiObject(api, `o${index}`, object as never);
};
const platform = { external: [External.secret('tls')] };

export const cases: Cases = {
  broken: [
    { objects: [route({ name: 'api', namespace: 'api' })], build: other() },
    { objects: [route({ name: 'api', namespace: 'api' })], build: other(grant({ namespace: 'web' }, {})) },
    { objects: [route({ name: 'api', namespace: 'api' })], build: other(grant({ kind: 'GRPCRoute' }, {})) },
    { objects: [route({ name: 'api', namespace: 'api' })], build: other(grant({}, { name: 'web' })) },
    { objects: [route({ name: 'api', namespace: 'api' })], build: other(grant({}, { kind: 'Secret' })) },
    { objects: [gateway({ name: 'tls', namespace: 'api' })], build: other(), platform },
  ],
  sound: [
    { objects: [route({ name: 'api', namespace: 'api' })], build: other(grant({}, {})) },
    { objects: [route({ name: 'api', namespace: 'api' })], build: other(grant({}, { name: 'api' })) },
    { objects: [gateway({ name: 'tls', namespace: 'api' })], build: other(grant({ kind: 'Gateway' }, { kind: 'Secret' })), platform },
    { objects: [gateway({ name: 'tls' }), deployment(), service(), route({ name: 'web', namespace: 'shop' })], platform },
    // In a namespace that is somebody else's, so may be the grant.
    { objects: [route({ name: 'api', namespace: 'theirs' })], platform: { external: [External.service('api', { namespace: 'theirs' }), External.namespace('theirs')] } },
  ],
};
