import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

const onWorkload = (annotations: object) => ({ objects: [deployment({ metadata: { annotations } })] });
const onPods = (annotations: object) => ({ objects: [deployment({ spec: { template: { metadata: { annotations } } } })] });

const SCHEME = { 'traefik.ingress.kubernetes.io/service.serversscheme': 'h2c' };
const ENTRY_POINTS = { 'traefik.ingress.kubernetes.io/router.entrypoints': 'websecure' };
const routed = (ofService: object, ofIngress: object) => ({
  objects: [deployment(), service({ metadata: { annotations: ofService } }), ingressClass(), ingress({ metadata: { annotations: ofIngress } })],
});

const AZURE = 'azure.workload.identity';
const azure = (...pods: Array<{ readonly labels?: object; readonly spec?: object }>) => ({
  objects: [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'vault', annotations: { [`${AZURE}/client-id`]: '1' } } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'other', labels: { [`${AZURE}/use`]: 'true' } } },
    ...pods.map(({ labels, spec }, index) => deployment({ spec: { template: { metadata: { labels: labels ?? {} }, spec: { serviceAccountName: 'vault', ...spec } } } }, `web${index}`)),
  ],
});

export const cases: Cases = {
  broken: [
    onWorkload({ 'vault.hashicorp.com/agent-inject': 'true' }),
    onWorkload({ 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' }),
    onPods({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/a' }),
    onPods({ 'reloader.stakater.com/auto': 'true' }),
    routed({}, SCHEME),
    routed(ENTRY_POINTS, {}),
    onWorkload({ 'backup.velero.io/backup-volumes': 'data' }),
    onWorkload({ 'pre.hook.backup.velero.io/command': '["/bin/sync"]' }),
    azure({}),
    azure({ spec: { serviceAccountName: 'other' } }),
    { objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'mesh', labels: { 'istio-injection': 'true' } } }] },
  ],
  sound: [
    { objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'mesh', labels: { 'istio-injection': 'enabled' } } }] },
    azure({ labels: { [`${AZURE}/use`]: 'true' } }, {}),
    azure({ spec: { serviceAccountName: 'default' } }),
    azure({ spec: { volumes: [{ name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token', audience: 'api://AzureADTokenExchange' } }] } }] } }),
    routed(SCHEME, ENTRY_POINTS),
    onPods({ 'backup.velero.io/backup-volumes': 'data', 'pre.hook.backup.velero.io/command': '["/bin/sync"]' }),
    routed({ ...SCHEME, ...ENTRY_POINTS }, { ...SCHEME, ...ENTRY_POINTS }),
    onPods({ 'vault.hashicorp.com/agent-inject': 'true', 'vault.hashicorp.com/role': 'web', 'prometheus.io/scrape': 'true' }),
    onWorkload({ 'reloader.stakater.com/auto': 'true', 'example.org/note': 'a' }),
    { objects: [deployment({ metadata: { annotations: { 'linkerd.io/inject': 'enabled' } }, spec: { template: { metadata: { annotations: { 'linkerd.io/inject': 'enabled' } } } } })] },
  ],
};
