import { Cases } from '../_cases';
import { configMap, job } from '../_objects';

const TTL = { spec: { ttlSecondsAfterFinished: 600 } };
const AUTOMATED = { automated: { prune: true, selfHeal: true } };
const SOURCE = { repoURL: 'https://git.example.com/shop/deploy.git', targetRevision: 'main', path: 'dist/prod' };
const HERE = { server: 'https://kubernetes.default.svc', namespace: 'shop' };
const spec = (change: object) => ({ project: 'default', source: SOURCE, destination: HERE, syncPolicy: AUTOMATED, ...change });
const application = (change: object = {}) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'shop' }, spec: spec(change) });
const set = () => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: { name: 'shop' },
  spec: { generators: [{ list: { elements: [{ stage: 'prod' }] } }], template: { metadata: { name: 'shop' }, spec: spec({}) } },
});
const kustomization = (change: object = {}) => ({
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'shop' },
  spec: { interval: '10m', prune: true, path: './prod', targetNamespace: 'shop', sourceRef: { kind: 'GitRepository', name: 'shop' }, ...change },
});
const GIT = { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', metadata: { name: 'shop' }, spec: { interval: '5m', url: SOURCE.repoURL } };
const noted = (annotations: Record<string, string>) => job({ ...TTL, metadata: { annotations } });
const EXCLUDES = configMap({ data: { 'resource.exclusions': '- apiGroups: [batch]\n  kinds: [Job]\n  clusters: ["*"]\n' } }, 'argocd-cm');

export const cases: Cases = {
  broken: [
    { objects: [job(TTL), application()] },
    { objects: [job(TTL), set()] },
    { objects: [job(TTL), kustomization(), GIT] },
    { objects: [job(TTL), application({ destination: { name: 'in-cluster', namespace: 'shop' } })] },
  ],
  sound: [
    { objects: [job(), application()] },
    { objects: [job(TTL)] },
    { objects: [job(TTL), application({ syncPolicy: { automated: { prune: true } } })] },
    { objects: [job(TTL), application({ syncPolicy: { automated: { selfHeal: true, enabled: false } } })] },
    { objects: [job(TTL), application({ destination: { ...HERE, namespace: 'web' } })] },
    { objects: [job(TTL), application({ destination: { ...HERE, server: 'https://192.0.2.20:6443' } })] },
    { objects: [job(TTL), application({ source: { repoURL: 'https://charts.example.com', targetRevision: '1.2.0', chart: 'shop' } })] },
    { objects: [noted({ 'argocd.argoproj.io/hook': 'Sync' }), application()] },
    { objects: [noted({ 'helm.sh/hook': 'post-install' }), application()] },
    { objects: [noted({ 'kustomize.toolkit.fluxcd.io/ssa': 'Ignore' }), kustomization(), GIT] },
    { objects: [job(TTL), EXCLUDES, application()] },
    { objects: [job(TTL), kustomization({ suspend: true }), GIT] },
    { objects: [job(TTL), kustomization({ targetNamespace: null }), GIT] },
    { objects: [job(TTL), kustomization({ kubeConfig: { secretRef: { name: 'other' } } }), GIT] },
  ],
};
