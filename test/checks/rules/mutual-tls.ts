import { External } from '../../../src';
import { Case, Cases } from '../_cases';
import { deployment, service } from '../_objects';

const IN_MESH = { 'sidecar.istio.io/inject': 'true' };
const pods = (metadata: object = { labels: { app: 'web', ...IN_MESH } }) => [deployment({ spec: { template: { metadata } } }), service()];
const rules = (spec: object = {}, name = 'web', tls: object = { mode: 'DISABLE' }) => ({
  apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata: { name }, spec: { host: 'web.shop.svc.cluster.local', trafficPolicy: { tls }, ...spec },
});
const authentication = (mode: string, more: object = {}, name = 'default', namespace = 'shop') => ({
  apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata: { name, namespace }, spec: { mtls: { mode }, ...more },
});
const STRICT = authentication('STRICT');
const SELECTED = { selector: { matchLabels: { app: 'web' } } };
const mesh = (...objects: NonNullable<Case['objects']>): Case => ({ objects: [...pods(), ...objects], platform: { external: [External.namespace('istio-system')] } });

export const cases: Cases = {
  broken: [
    mesh(STRICT, rules()),
    mesh(authentication('STRICT', SELECTED), rules({ host: 'web' })),
    mesh(authentication('STRICT', {}, 'default', 'istio-system'), authentication('UNSET'), rules({ host: 'web.shop' })),
    { objects: [...pods({ labels: { app: 'web' }, annotations: IN_MESH }), STRICT, rules()] },
  ],
  sound: [
    mesh(STRICT, rules({}, 'web', { mode: 'ISTIO_MUTUAL' })),
    mesh(STRICT, rules({ trafficPolicy: { connectionPool: { tcp: { maxConnections: 100 } } } })),
    // The pods take plain text, or have no proxy, or only some requests are plain.
    mesh(authentication('PERMISSIVE'), rules()),
    mesh(STRICT, authentication('PERMISSIVE', SELECTED, 'web'), rules()),
    mesh(authentication('STRICT', { ...SELECTED, portLevelMtls: { 8080: { mode: 'PERMISSIVE' } } }), rules()),
    mesh(authentication('STRICT', {}, 'default', 'istio-system'), authentication('DISABLE'), rules()),
    mesh(rules()),
    { objects: [...pods({ labels: { 'app': 'web', 'sidecar.istio.io/inject': 'false' } }), STRICT, rules()] },
    { objects: [...pods({ labels: { app: 'web' } }), STRICT, rules()] },
    { objects: [...pods({ labels: { app: 'web', ...IN_MESH }, annotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '8080' } }), STRICT, rules()] },
    mesh(STRICT, rules({ trafficPolicy: { tls: { mode: 'DISABLE' }, portLevelSettings: [{ port: { number: 80 }, tls: { mode: 'ISTIO_MUTUAL' } }] } })),
    mesh(STRICT, rules({ subsets: [{ name: 'all', labels: { app: 'web' }, trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } }] })),
    mesh(STRICT, rules(), rules({}, 'other', { mode: 'ISTIO_MUTUAL' })),
    mesh(STRICT, rules({ host: 'legacy.example.org' })),
  ],
};
