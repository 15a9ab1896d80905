import { Case, Cases } from '../_cases';
import { deployment, service } from '../_objects';

const API = 'gateway.networking.k8s.io/v1';
const HTTPS = { name: 'https', port: 443, protocol: 'HTTPS', tls: { mode: 'Terminate', certificateRefs: [{ name: 'tls' }] } };
const gateway = (...listeners: object[]) => ({ apiVersion: API, kind: 'Gateway', metadata: { name: 'edge' }, spec: { gatewayClassName: 'envoy', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }, ...listeners] } });
const tls = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'tls' }, type: 'kubernetes.io/tls', data: { 'tls.crt': '', 'tls.key': '' } };
const route = (name: string, spec: object, parent: object) => ({ apiVersion: API, kind: 'HTTPRoute', metadata: { name }, spec: { parentRefs: [{ name: 'edge', ...parent }], hostnames: ['shop.example.org'], ...spec } });
const sends = (parent: object = {}, redirect: object = {}, spec: object = {}, matches?: object[]) =>
  route('to-https', { rules: [{ ...matches ? { matches } : {}, filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301, ...redirect } }] }], ...spec }, parent);
const web = (path = '/', spec: object = {}) => route('web', { rules: [{ matches: [{ path: { type: 'PathPrefix', value: path } }], backendRefs: [{ name: 'web', port: 80 }] }], ...spec }, { sectionName: 'https' });
const common = [tls, deployment(), service()];
const routed = (...objects: NonNullable<Case['objects']>): Case => ({ objects: [...common, gateway(HTTPS), ...objects] });

export const cases: Cases = {
  broken: [
    routed(sends(), web()),
    routed(sends({}, { port: 443 }), web()),
    routed(sends()),
    routed(sends({ port: 443 }, {}, {}, [{ path: { type: 'PathPrefix', value: '/old/' } }]), web('/old')),
  ],
  sound: [
    routed(sends({ sectionName: 'http' }), web()),
    routed(sends({ port: 80 }), web()),
    // It sends elsewhere, or only some; by https others take what is asked for; or no listener of its port takes it.
    routed(sends({}, { hostname: 'www.example.org' })),
    routed(sends({}, { path: { type: 'ReplaceFullPath', replaceFullPath: '/new' } })),
    routed(sends({}, { scheme: 'http' })),
    routed(sends({}, {}, {}, [{ headers: [{ name: 'X-Forwarded-Proto', value: 'http' }] }])),
    routed(sends(), web('/shop')),
    routed(sends({}, {}, { hostnames: ['*.example.org'] }), web()),
    { objects: [...common, gateway(), sends()] },
    { objects: [...common, gateway({ ...HTTPS, port: 8443 }), sends()] },
    { objects: [...common, gateway({ ...HTTPS, hostname: 'www.example.org' }), sends()] },
  ],
};
