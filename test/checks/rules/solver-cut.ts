import { Tenant, Tls } from '../../../src';
import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { deployment, policy } from '../_objects';

const issuer = (...solvers: object[]): Manifest => ({
  apiVersion: 'cert-manager.io/v1',
  kind: 'ClusterIssuer',
  metadata: { name: 'letsencrypt' },
  spec: { acme: { email: 'a@example.org', server: 'https://acme.example.org', privateKeySecretRef: { name: 'account' }, solvers } },
});
const certificate: Manifest = {
  apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'web' }, spec: { secretName: 'web-tls', dnsNames: ['web.example.org'], issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' } },
};
const HTTP = { http01: { ingress: { ingressClassName: 'public' } } };
const denied: Manifest = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'deny-all' }, spec: { podSelector: {}, policyTypes: ['Ingress'] } };
const opened = (selector: object, port: unknown) => policy({ spec: { podSelector: { matchLabels: { app: null }, ...selector }, ingress: [{ ports: [{ port }] }] } }, 'solver');
const SOLVER = { matchLabels: { 'app': null, 'acme.cert-manager.io/http01-solver': 'true' } };

export const cases: Cases = {
  broken: [
    { objects: [issuer(HTTP), certificate, deployment(), denied] },
    { objects: [issuer(HTTP), certificate, deployment(), denied, opened(SOLVER, 80)] },
  ],
  sound: [
    { objects: [issuer(HTTP), certificate, deployment(), denied, opened(SOLVER, 8089)] },
    { objects: [issuer(HTTP), certificate, deployment(), denied, opened({ matchExpressions: [{ key: 'acme.cert-manager.io/http-domain', operator: 'Exists' }] }, 'http')] },
    { objects: [issuer(HTTP, { dns01: { cloudflare: { apiTokenSecretRef: { name: 'dns', key: 'token' } } } }), certificate, deployment(), denied] },
    { objects: [issuer(HTTP), certificate, deployment(), policy()] },
    { objects: [issuer({ http01: { ingress: { podTemplate: { metadata: { labels: { app: 'solver' } } } } } }), certificate, deployment(), denied] },
    { objects: [certificate, deployment(), denied], platform: { tls: Tls.clusterIssuer('letsencrypt') } },
    {
      objects: [issuer(HTTP)],
      build: (_, platform) => new Tenant(platform, 'certificates'),
      platform: { tls: Tls.clusterIssuer('letsencrypt'), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } },
    },
  ],
};
