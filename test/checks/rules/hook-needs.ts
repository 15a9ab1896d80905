import { Cases } from '../_cases';
import { claim, configMap, job } from '../_objects';

const ARGO = 'argocd.argoproj.io/hook';
const WAVE = 'argocd.argoproj.io/sync-wave';
const HELM = 'helm.sh/hook';
const WEIGHT = 'helm.sh/hook-weight';
const hook = (annotations: object, spec: object = {}) => job({ metadata: { annotations }, spec: { template: { spec: { containers: [{ name: 'task', envFrom: [{ configMapRef: { name: 'app' } }] }], ...spec } } } });
const settings = (annotations: object = {}) => configMap({ metadata: { annotations } });
const only = (spec: object) => job({ metadata: { annotations: { [ARGO]: 'PreSync' } }, spec: { template: { spec } } });
const account = (annotations: Record<string, string> = {}) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'migrate', annotations } });
const sealed = { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'db' }, spec: { encryptedData: { url: 'AgBy3i4OJSWK' } } };

export const cases: Cases = {
  broken: [
    { objects: [hook({ [ARGO]: 'PreSync' }), settings()] },
    { objects: [hook({ [ARGO]: 'PostSync, PreSync', [WAVE]: '5' }), settings({ [WAVE]: '-5' })] },
    { objects: [hook({ [HELM]: 'pre-install,pre-upgrade' }), settings()] },
    { objects: [hook({ [HELM]: 'pre-install', [WEIGHT]: '-5' }), settings({ [HELM]: 'pre-install' })] },
    { objects: [only({ serviceAccountName: 'migrate' }), account()] },
    { objects: [only({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }), claim()] },
    { objects: [only({ containers: [{ name: 'task', env: [{ name: 'URL', valueFrom: { secretKeyRef: { name: 'db', key: 'url' } } }] }] }), sealed] },
  ],
  sound: [
    { objects: [hook({ [ARGO]: 'PreSync' }), settings({ [ARGO]: 'PreSync' })] },
    { objects: [hook({ [ARGO]: 'PreSync' }), settings({ [ARGO]: 'PreSync', [WAVE]: '-1' })] },
    { objects: [hook({ [HELM]: 'pre-install,pre-upgrade', [WEIGHT]: '5' }), settings({ [HELM]: 'pre-install,pre-upgrade', [WEIGHT]: '1' })] },
    { objects: [hook({ [HELM]: 'pre-upgrade' }), settings()] },
    { objects: [hook({ [HELM]: 'post-install' }), settings()] },
    { objects: [hook({ [ARGO]: 'Sync' }), settings()] },
    { objects: [hook({ [HELM]: 'pre-install', [ARGO]: 'Sync' }), settings({ [WAVE]: '-1' })] },
    { objects: [only({ serviceAccountName: 'migrate' }), account({ [HELM]: 'pre-install' })] },
    { objects: [only({ containers: [{ name: 'task', envFrom: [{ configMapRef: { name: 'app', optional: true } }] }] }), settings()] },
    { objects: [hook({ [WAVE]: '1' }), settings()] },
    // Without these it starts, or is of the cluster.
    { objects: [only({ imagePullSecrets: [{ name: 'registry' }] }), { ...sealed, metadata: { name: 'registry' }, spec: { encryptedData: { '.dockerconfigjson': 'AgBy3i4OJSWK' }, template: { type: 'kubernetes.io/dockerconfigjson' } } }] },
    { objects: [only({ priorityClassName: 'high' }), { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'high' }, value: 1000 }] },
  ],
};
