import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { autoscaler, budget, deployment, ingress, ingressClass, job, limitRange, ofContainer, ofPod, policy, role, roleBinding, service } from '../_objects';

const version = (name: string, storage: boolean) => ({ name, storage, served: true, schema: { openAPIV3Schema: { type: 'object' } } });
const definition = (spec: object): Manifest => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.example.org' },
  spec: { group: 'example.org', scope: 'Namespaced', names: { plural: 'widgets', singular: 'widget', kind: 'Widget' }, versions: [version('v1', true)], ...spec },
});

// A merge would make one of two constraints of a topology.
const spread = (...changes: object[]): Manifest => {
  const { spec, ...web } = deployment();
  const topologySpreadConstraints = changes.map(change => ({ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { app: 'web' } }, ...change }));
  return { ...web, spec: { ...spec, template: { ...spec.template, spec: { ...spec.template.spec, topologySpreadConstraints } } } };
};

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service({ spec: { ports: [{ port: 81, targetPort: 'http' }] } })] },
    { objects: [deployment(), service({ spec: { type: 'LoadBalancer', clusterIP: 'None' } })] },
    { objects: [deployment({ spec: { strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } } })].map(each => ({ ...each, spec: { ...each.spec, strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } } })) },
    { objects: [deployment({ spec: { minReadySeconds: 600 } })] },
    { objects: [deployment(), budget({ spec: { minAvailable: 1 } })] },
    { objects: [deployment(ofContainer({ livenessProbe: { httpGet: { path: '/', port: 'http' }, tcpSocket: { port: 'http' }, successThreshold: 2 } }))] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'a', emptyDir: {} }] }))].map(each => ({ ...each, spec: { ...each.spec, template: { ...each.spec.template, spec: { ...each.spec.template.spec, volumes: [{ name: 'a', emptyDir: {}, hostPath: { path: '/a' } }] } } } })) },
    { objects: [job({ spec: { completionMode: 'Indexed', parallelism: 2 } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ ports: [{ port: 8080, endPort: 80 }] }] } })] },
    { objects: [limitRange({ spec: { limits: [{ type: 'Container', default: { cpu: '5m' }, defaultRequest: { cpu: '10m' } }] } })] },
    { objects: [{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'viewers' }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' }, subjects: [{ kind: 'ServiceAccount', name: 'default' }] }] },
    { objects: [deployment(ofPod({ tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] }))] },
    { objects: [deployment(ofPod({ activeDeadlineSeconds: 60 }))] },
    { objects: [deployment(ofPod({ dnsPolicy: 'None', dnsConfig: { searches: ['example.org'] } }))] },
    { objects: [deployment(ofPod({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet', containers: [{ name: 'web', ports: [{ containerPort: 8080, hostPort: 80 }] }] }))] },
    { objects: [deployment({ spec: { template: { metadata: { annotations: { 'container.apparmor.security.beta.kubernetes.io/wbe': 'runtime/default' } } } } })] },
    { objects: [deployment(ofContainer({ resources: { requests: { 'nvidia.com/gpu': 1 } } }))] },
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ ipBlock: { cidr: '192.0.2.0/24' }, podSelector: {} }] }] } })] },
    { objects: [deployment({ spec: { replicas: null } }), autoscaler({ spec: { minReplicas: 0 } })] },
    { objects: [deployment({ spec: { replicas: null } }), autoscaler({ spec: { metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80, averageValue: '1' } } }] } })] },
    { objects: [{ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'disk' }, spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, local: { path: '/disk' } } }] },
    { objects: [definition({ versions: [version('v1', true), version('v2', true)] })] },
    { objects: [definition({ versions: [{ ...version('v1', true), schema: {} }] })] },
    { objects: [definition({ group: undefined })] },
    { objects: [deployment(), service(), ingressClass(), ingress({ metadata: { annotations: { 'kubernetes.io/ingress.class': 'nginx' } } })] },
    { objects: [limitRange({ spec: { limits: [{ type: 'Container', max: { cpu: '1' }, default: { cpu: '2' }, min: { cpu: '20m' }, defaultRequest: { cpu: '10m' } }] } })] },
    { objects: [job({ spec: { completions: 5, backoffLimitPerIndex: 2, maxFailedIndexes: 1, successPolicy: { rules: [{ succeededCount: 1 }] } } })] },
    { objects: [job({ spec: { completionMode: 'Indexed', completions: 5, maxFailedIndexes: 1, podFailurePolicy: { rules: [{ action: 'FailIndex', onExitCodes: { operator: 'In', values: [42] } }] } } })] },
    { objects: [spread({ minDomains: 3 })] },
    { objects: [spread({ labelSelector: undefined, matchLabelKeys: ['pod-template-hash'] })] },
    { objects: [spread({}, { maxSkew: 2 })] },
    { objects: [deployment(ofContainer({ securityContext: { seccompProfile: { type: 'Localhost' } } }))] },
    { objects: [deployment(ofPod({ securityContext: { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'audit.json' } } }))] },
  ],
  sound: [
    { objects: [deployment(ofPod({ securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'audit.json' } }, containers: [{ name: 'web', securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }] }))] },
    { objects: [deployment(), service({ spec: { ports: [{ name: 'more', port: 81, targetPort: 'http' }] } })] },
    { objects: [deployment({ spec: { minReadySeconds: 599 } }), budget()] },
    { objects: [deployment(ofPod({ automountServiceAccountToken: true, containers: [{ name: 'web', readinessProbe: { successThreshold: 2 } }] })), role(), roleBinding({ subjects: [{ kind: 'ServiceAccount', name: 'default' }] })] },
    { objects: [job({ spec: { completionMode: 'Indexed', completions: 2 } })] },
    { objects: [job({ spec: { completionMode: 'Indexed' } })] },
    { objects: [deployment(), service(), ingressClass(), ingress({ metadata: { annotations: { 'kubernetes.io/ingress.class': 'public' } } })] },
    { objects: [definition({ versions: [version('v1', true), version('v2', false)] })] },
    { objects: [deployment(ofContainer({ resources: { requests: { 'nvidia.com/gpu': 1 }, limits: { 'nvidia.com/gpu': 1 } } }))] },
    // The pages say Never, and the API server takes it.
    { objects: [job({ spec: { completionMode: 'Indexed', completions: 5, backoffLimitPerIndex: 2, template: { spec: { restartPolicy: 'OnFailure' } } } })] },
    { objects: [job({ spec: { completionMode: 'Indexed', completions: 5, backoffLimitPerIndex: 2, maxFailedIndexes: 1, successPolicy: { rules: [{ succeededCount: 1 }] } } })] },
    { objects: [spread({}, { whenUnsatisfiable: 'DoNotSchedule', minDomains: 3, matchLabelKeys: ['pod-template-hash'] })] },
  ],
  proof: { refused: 'ports\\[.\\].name: Required value' },
};
