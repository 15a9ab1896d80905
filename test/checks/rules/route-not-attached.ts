import { External, Tenant } from '../../../src';
import { Cases } from '../_cases';
import { deployment, service } from '../_objects';

const API = 'gateway.networking.k8s.io/v1';
const gateway = (listener: object, namespace = 'shop') => ({
  apiVersion: API, kind: 'Gateway', metadata: { name: 'public', namespace }, spec: { gatewayClassName: 'public', listeners: [{ name: 'web', protocol: 'HTTP', port: 80, ...listener }] },
});
const route = (parent: object = {}, spec: object = {}, kind = 'HTTPRoute') => ({
  apiVersion: API, kind, metadata: { name: 'web' }, spec: { hostnames: ['shop.example.org'], parentRefs: [{ name: 'public', ...parent }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }], ...spec },
});
const common = [deployment(), service()];
const edge = (listener: object) => ({ objects: [...common, gateway(listener, 'edge'), route({ namespace: 'edge' })], platform: { external: [External.namespace('edge')] } });
const from = (namespaces: object) => ({ allowedRoutes: { namespaces } });

export const cases: Cases = {
  broken: [
    { objects: [...common, gateway({}), route({ sectionName: 'websecure' })] },
    { objects: [...common, gateway({}), route({ port: 443 })] },
    { objects: [...common, gateway({ hostname: '*.example.com' }), route()] },
    { objects: [...common, gateway({ hostname: '*.shop.example.org' }), route()] },
    { objects: [...common, gateway({ protocol: 'TCP' }), route()] },
    { objects: [...common, gateway({ allowedRoutes: { kinds: [{ kind: 'GRPCRoute' }] } }), route()] },
    edge({}),
    edge(from({ from: 'Selector', selector: { matchLabels: { public: 'yes' } } })),
    edge(from({ from: 'None' })),
  ],
  sound: [
    { objects: [...common, gateway({}), route(), route({ sectionName: 'web', port: 80 }, {}, 'GRPCRoute')] },
    { objects: [...common, gateway({ hostname: '*.example.org' }), route()] },
    { objects: [...common, gateway({ hostname: 'shop.example.org' }), route({}, { hostnames: ['*.example.org'] })] },
    { objects: [...common, gateway({ hostname: '*.example.org' }), route({}, { hostnames: ['*.shop.example.org', 'elsewhere.example.com'] })] },
    { objects: [...common, gateway({ hostname: 'shop.example.org' }), route({}, { hostnames: undefined })] },
    edge(from({ from: 'All' })),
    edge(from({ from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } })),
    { objects: [...common, gateway({ protocol: 'TLS', tls: { mode: 'Passthrough' } }), route({}, {}, 'TLSRoute')] },
    { objects: [...common, gateway({ protocol: 'TLS', tls: { mode: 'Terminate', certificateRefs: [] } }), route({}, { hostnames: undefined }, 'TCPRoute')] },
    { objects: [...common, gateway({ protocol: 'example.org/own' }), route()] },
    // Somebody else's Gateway, and one that is of another group.
    { objects: [...common, route({ name: 'other', namespace: 'edge' })] },
    { build: (_, platform) => new Tenant(platform, 'other'), objects: [...common, gateway({}), route({ group: 'example.org', name: 'public', sectionName: 'x' })] },
  ],
};
