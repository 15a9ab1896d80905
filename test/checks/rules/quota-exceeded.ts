import { BatchJob, GeneratedSecret } from '../../../src';
import { Cases } from '../_cases';
import { autoscaler, claim, configMap, cronJob, daemonSet, deployment, headless, job, ofContainer, ofPod, quota, service, statefulSet } from '../_objects';

const scoped = (scopes?: string[], expression?: object, name?: string) =>
  quota({ spec: { hard: { 'requests.cpu': null, 'pods': '1' }, ...scopes && { scopes }, ...expression && { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', ...expression }] } } } }, name);
const urgent = (priorityClassName: string) => deployment(ofPod({ priorityClassName }));
const priorityClass = (name: string) => ({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value: 1000 });

const counted = (hard: Record<string, string>) => quota({ spec: { hard: { 'requests.cpu': null, ...hard } } });
const external = (target: object = {}) => ({ apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'login' }, spec: { secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' }, data: [{ secretKey: 'a', remoteRef: { key: 'shop' } }], target } });

const scratch = ofPod({ volumes: [{ name: 'scratch', ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } } } }] });

export const cases: Cases = {
  broken: [
    { objects: [quota({ spec: { hard: { 'requests.cpu': '15m' } } }), deployment()] },
    { objects: [quota({ spec: { hard: { 'requests.cpu': '29m' } } }), deployment()] },
    { objects: [deployment({ spec: { replicas: null } }), autoscaler(), quota({ spec: { hard: { pods: '4' } } })] },
    { objects: [deployment(ofPod({ initContainers: [{ name: 'init', image: 'busybox:1.36.1', resources: { requests: { cpu: '1', memory: '1Gi' } } }] })), quota({ spec: { hard: { cpu: '2', memory: '4Gi' } } })] },
    { objects: [statefulSet({ spec: { replicas: 3, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }], ...ofContainer({ volumeMounts: [{ name: 'data', mountPath: '/data' }] }, 'store').spec } }), headless(), claim(), quota({ spec: { hard: { 'requests.storage': '3Gi', 'persistentvolumeclaims': '3' } } })] },
    { objects: [deployment(), service({ spec: { type: 'LoadBalancer' } }), quota({ spec: { hard: { 'services.loadbalancers': '0' } } })] },
    { objects: [job({ spec: { parallelism: 4, completions: 3, template: { spec: { containers: [{ name: 'task', resources: { limits: { cpu: '50m' } } }] } } } }), quota({ spec: { hard: { 'requests.cpu': '100m', 'limits.cpu': '100m' } } })] },
    { objects: [deployment(), scoped(['NotBestEffort', 'NotTerminating'])] },
    { objects: [urgent('urgent'), scoped(undefined, { operator: 'In', values: ['urgent'] }), priorityClass('urgent')] },
    { objects: [cronJob(), quota({ spec: { hard: { 'requests.cpu': null, 'count/jobs.batch': '4' } } })] },
    { objects: [deployment(scratch), quota({ spec: { hard: { 'requests.cpu': null, 'persistentvolumeclaims': '2', 'requests.storage': '2Gi' } } })] },
    { objects: [configMap(), counted({ configmaps: '1' })] },
    { objects: [external(), counted({ 'count/secrets': '0' })] },
    { objects: [counted({ secrets: '1' })], build: tenant => { new GeneratedSecret(tenant, 'a'); new GeneratedSecret(tenant, 'b'); } },
    { objects: [deployment(), counted({ 'count/pods': '2' })] },
    { objects: [deployment(), counted({ 'count/replicasets.apps': '11' })] },
    { objects: [counted({ 'count/jobs.batch': '1' })], build: tenant => new BatchJob(tenant, 'import', { image: 'example/import:1' }) },
  ],
  sound: [
    { objects: [configMap(), counted({ configmaps: '2' })] },
    { objects: [deployment(), counted({ configmaps: '0' })] },
    { objects: [external({ creationPolicy: 'None' }), counted({ secrets: '0' })] },
    { objects: [deployment({ spec: { revisionHistoryLimit: 1 } }), counted({ 'count/pods': '3', 'count/replicasets.apps': '3' })] },
    { objects: [job(), counted({ 'count/jobs.batch': '1' })] },
    { objects: [counted({ 'count/jobs.batch': '1' })], build: tenant => new BatchJob(tenant, 'import', { image: 'example/import:1', ttlSecondsAfterFinished: 60 }) },
    { objects: [cronJob({ spec: { suspend: true } }), cronJob({ spec: { jobTemplate: { spec: { ttlSecondsAfterFinished: 60 } } } }, 'other'), quota({ spec: { hard: { 'requests.cpu': null, 'count/jobs.batch': '1' } } })] },
    { objects: [cronJob({ spec: { failedJobsHistoryLimit: 0 } }), deployment(scratch), quota({ spec: { hard: { 'requests.cpu': null, 'count/jobs.batch': '4', 'persistentvolumeclaims': '3', 'requests.storage': '3Gi' } } })] },
    { objects: [deployment(), quota({ spec: { hard: { 'requests.cpu': '30m' } } })] },
    { objects: [deployment({ spec: { strategy: { type: 'Recreate' } } }), quota({ spec: { hard: { 'requests.cpu': '20m' } } })] },
    { objects: [job({ spec: { suspend: true } }), cronJob({ spec: { suspend: true } }, 'other'), quota({ spec: { hard: { 'requests.cpu': null, 'pods': '0' } } })] },
    { objects: [deployment(), scoped(['BestEffort']), scoped(['Terminating'], undefined, 'other'), scoped(['CrossNamespacePodAffinity'], undefined, 'third')] },
    { objects: [urgent('urgent'), scoped(undefined, { operator: 'NotIn', values: ['urgent'] }), scoped(undefined, { operator: 'DoesNotExist' }, 'other'), priorityClass('urgent')] },
    { objects: [daemonSet(), service({ spec: { type: 'NodePort', selector: { app: 'agent' } } }, 'agent'), quota({ spec: { hard: { 'services.nodeports': '1', 'services': '1', 'requests.cpu': '10m', 'count/widgets.example.org': '0' } } })] },
  ],
  proof: { appears: 'exceeded quota: quota' },
};
