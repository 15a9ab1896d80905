import { External, Tenant, Tls } from '../../../src';
import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { deployment, job, policy } from '../_objects';

const ofMesh = (kind: string, matchLabels?: Record<string, string>, more: object = {}): Manifest =>
  ({ apiVersion: 'security.istio.io/v1', kind, metadata: { name: 'web', ...more }, spec: matchLabels === undefined ? {} : { selector: { matchLabels } } });

const ofCilium = (endpointSelector: object, namespace = 'shop'): Manifest =>
  ({ apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'web', namespace }, spec: { endpointSelector, ingress: [{ fromEntities: ['cluster'] }] } });
const CHART: Manifest = {
  apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: { name: 'wbe' }, spec: { interval: '1h', chart: { spec: { chart: 'wbe', version: '1.0.0', sourceRef: { kind: 'HelmRepository', name: 'charts', namespace: 'other' } } } },
};

export const cases: Cases = {
  broken: [
    { objects: [deployment(), policy({ spec: { podSelector: { matchLabels: { app: 'wbe' } } } })] },
    { objects: [deployment(), ofMesh('AuthorizationPolicy', { app: 'wbe' })] },
    { objects: [deployment(), ofMesh('PeerAuthentication', { app: 'wbe' })] },
    { objects: [deployment(), ofCilium({ matchLabels: { app: 'wbe' } })] },
    { objects: [deployment(), ofCilium({ matchExpressions: [{ key: 'k8s:app', operator: 'In', values: ['wbe'] }] })] },
  ],
  sound: [
    { objects: [deployment(), CHART, ofCilium({ matchLabels: { app: 'wbe' } })] },
    { objects: [deployment(), ofCilium({ matchLabels: { 'k8s:app': 'web' } })] },
    { objects: [deployment(), ofCilium({ matchLabels: { 'any:app': 'web' } })] },
    { objects: [deployment(), ofCilium({ matchLabels: { 'k8s:io.cilium.k8s.policy.serviceaccount': 'web' } })] },
    { objects: [deployment(), ofCilium({}), ofCilium({ matchLabels: { app: 'wbe' } }, 'default')] },
    { objects: [deployment(), ofMesh('AuthorizationPolicy', { app: 'web' }), ofMesh('RequestAuthentication')] },
    { objects: [deployment(), ofMesh('AuthorizationPolicy', { 'gateway.networking.k8s.io/gateway-name': 'edge' })] },
    { objects: [deployment(), ofMesh('AuthorizationPolicy', { app: 'wbe' }, { namespace: 'default' })] },
    { objects: [deployment(), policy()] },
    { objects: [job({ metadata: { annotations: { 'helm.sh/hook': 'pre-install' } }, spec: { template: { metadata: { labels: { job: null, app: 'web' } } } } }, 'web'), policy()] },
    { objects: [policy({ spec: { podSelector: { matchLabels: { 'app': null, 'service.istio.io/canonical-name': 'web' } } } })] },
    { objects: [policy({ spec: { podSelector: { matchLabels: { 'app': null, 'longhorn.io/component': 'instance-manager' } } } })] },
    { objects: [policy({ spec: { podSelector: { matchLabels: null } } })] },
    { objects: [policy({ spec: { podSelector: { matchLabels: { app: 'made-elsewhere' } } } })], platform: { external: [External.pods({ app: 'made-elsewhere' }, { namespace: 'shop' })] } },
    { objects: [policy({ spec: { podSelector: { matchLabels: { 'app': null, 'acme.cert-manager.io/http01-solver': 'true' } } } })] },
    { build: (_, platform) => new Tenant(platform, 'certificates'), platform: { tls: Tls.clusterIssuer('letsencrypt'), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } } },
  ],
};
