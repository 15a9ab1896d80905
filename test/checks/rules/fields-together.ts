import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { autoscaler, budget, claim, configMap, cronJob, daemonSet, DATA, deployment, ingress, ingressClass, job, limitRange, ofContainer, ofPod, policy, quota, role, roleBinding, service, statefulSet } from '../_objects';

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

/** A definition of which the schema of the fields is as said. */
const defining = (spec: object, root: object = { type: 'object' }) => definition({ versions: [{ ...version('v1', true), schema: { openAPIV3Schema: { ...root, properties: { spec } } } }] });

const volume = (spec: object, name = 'disk'): Manifest => ({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name }, spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, ...spec } });
const clusterRole = (body: object): Manifest => ({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'reader' }, ...body });
const token = (annotations: Record<string, string>): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token', annotations }, type: 'kubernetes.io/service-account-token' });
const priority = (name: string): Manifest => ({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value: 1000 });

/** A mount of an empty directory. */
const mounting = (mount: object, more: object = {}) => deployment(ofPod({ volumes: [{ name: 'a', emptyDir: {} }], containers: [{ name: 'web', volumeMounts: [{ name: 'a', mountPath: '/a', ...mount }], ...more }] }));
const privileged = { securityContext: { privileged: true } };

/** A port that a container has of its node. */
const hostPort = (containerPort: number, more: object = {}) => ({ containerPort, hostPort: 9000, ...more });

const failing = (rule: object, more: object = {}) => ({ podFailurePolicy: { rules: [{ action: 'FailJob', ...rule }] }, ...more });
const onExitCodes = { operator: 'In', values: [42] };
const bound = (subject: object) => roleBinding({ subjects: [subject] });
const twoFamilies = { ipFamilies: ['IPv4', 'IPv6'] };
const ofClaim = (more: object = {}) => claim({ spec: { volumeMode: 'Block', ...more } });
const device = { volumeDevices: [{ name: 'data', devicePath: '/dev/data' }] };
const routeless = (spec: object) => ({ ...ingress(), spec: { ingressClassName: 'public', ...spec } });
const parameters = { kind: 'ConfigMap', name: 'a' };

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
    { objects: [deployment(ofContainer({ resources: { requests: { 'nvidia.com/gpu': 1 }, limits: { 'nvidia.com/gpu': 2 } } }))] },
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ ipBlock: { cidr: '192.0.2.0/24' }, podSelector: {} }] }] } })] },
    { objects: [deployment({ spec: { replicas: null } }), autoscaler({ spec: { minReplicas: 0 } })] },
    { objects: [deployment({ spec: { replicas: null } }), autoscaler({ spec: { metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80, averageValue: '1' } } }] } })] },
    { objects: [{ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'disk' }, spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, local: { path: '/disk' } } }] },
    { objects: [definition({ versions: [version('v1', true), version('v2', true)] })] },
    { objects: [definition({ versions: [{ ...version('v1', true), schema: {} }] })] },
    { objects: [definition({ names: { plural: 'widgets', kind: 'Widget', listKind: 'Widget' } })] },
    { objects: [volume({ fc: { targetWWNs: ['50060e801049cfd1'] } })] },
    { objects: [defining({ 'type': 'array', 'items': { type: 'object' }, 'x-kubernetes-list-type': 'set' })] },
    { objects: [deployment(), service(), ingressClass(), ingress({ metadata: { annotations: { 'kubernetes.io/ingress.class': 'nginx' } } })] },
    { objects: [limitRange({ spec: { limits: [{ type: 'Container', max: { cpu: '1' }, default: { cpu: '2' }, min: { cpu: '20m' }, defaultRequest: { cpu: '10m' } }] } })] },
    { objects: [job({ spec: { completions: 5, backoffLimitPerIndex: 2, maxFailedIndexes: 1, successPolicy: { rules: [{ succeededCount: 1 }] } } })] },
    { objects: [job({ spec: { completionMode: 'Indexed', completions: 5, maxFailedIndexes: 1, podFailurePolicy: { rules: [{ action: 'FailIndex', onExitCodes: { operator: 'In', values: [42] } }] } } })] },
    { objects: [spread({ minDomains: 3 })] },
    { objects: [spread({ labelSelector: undefined, matchLabelKeys: ['pod-template-hash'] })] },
    { objects: [spread({}, { maxSkew: 2 })] },
    { objects: [deployment(ofContainer({ securityContext: { seccompProfile: { type: 'Localhost' } } }))] },
    { objects: [deployment(ofPod({ securityContext: { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'audit.json' } } }))] },
    { objects: [deployment(ofContainer({ ports: [hostPort(9000), hostPort(9001)] }))] },
    { objects: [mounting({ subPath: 'b', subPathExpr: 'c' })] },
    { objects: [mounting({ mountPropagation: 'Bidirectional' })] },
    { objects: [mounting({ recursiveReadOnly: 'Enabled' })] },
    { objects: [deployment(ofPod({ securityContext: { sysctls: [{ name: 'net.ipv4.ping_group_range', value: '0 1' }, { name: 'net.ipv4.ping_group_range', value: '0 2' }] } }))] },
    { objects: [deployment(ofPod({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet', securityContext: { sysctls: [{ name: 'net.ipv4.ip_local_port_range', value: '1024 65535' }] } }))] },
    { objects: [deployment(ofPod({ hostIPC: true, securityContext: { sysctls: [{ name: 'kernel.shm_rmid_forced', value: '1' }] } }))] },
    { objects: [deployment(ofPod({ hostPID: true, shareProcessNamespace: true }))] },
    { objects: [deployment(ofPod({ hostPID: true, hostUsers: false }))] },
    { objects: [deployment(ofPod({ tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 30 }] }))] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'data', emptyDir: {} }], containers: [{ name: 'web', ...device }] }))] },
    { objects: [deployment(ofContainer({ resources: { requests: { cpu: null, memory: null }, limits: { 'hugepages-2Mi': '4Mi' } } }))] },
    { objects: [deployment(ofContainer({ resources: { claims: [{ name: 'gpu' }] } }))] },
    { objects: [deployment(), service({ spec: { ports: [{ name: 'http', port: 80, nodePort: 30080 }] } })] },
    { objects: [deployment(), service({ spec: { type: 'LoadBalancer', healthCheckNodePort: 30090 } })] },
    { objects: [deployment(), service({ spec: { loadBalancerClass: 'example.org/lan', allocateLoadBalancerNodePorts: false } })] },
    { objects: [deployment(), service({ spec: twoFamilies })] },
    { objects: [deployment(), service({ spec: { clusterIP: '10.96.0.77', clusterIPs: ['10.96.0.78'] } })] },
    { objects: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec: { type: 'ExternalName', externalName: 'db.example.org', clusterIP: 'None' } }] },
    { objects: [statefulSet({ spec: { updateStrategy: { type: 'OnDelete', rollingUpdate: { partition: 1 } } } }), { ...service({ spec: { clusterIP: 'None' } }, 'store') }] },
    { objects: [daemonSet({ spec: { updateStrategy: { rollingUpdate: { maxUnavailable: 0 } } } })] },
    { objects: [daemonSet({ spec: { updateStrategy: { rollingUpdate: { maxSurge: 1 } } } })] },
    { objects: [job({ spec: failing({}) })] },
    { objects: [job({ spec: failing({ onExitCodes: { ...onExitCodes, containerName: 'tsak' } }) })] },
    { objects: [job({ spec: failing({ onExitCodes: { ...onExitCodes, values: [0, 42] } }) })] },
    { objects: [cronJob({ spec: { jobTemplate: { spec: failing({ onExitCodes }, { podReplacementPolicy: 'TerminatingOrFailed' }) } } })] },
    { objects: [ingressClass(), routeless({})] },
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{}] }] } })] },
    { objects: [volume({ nfs: { server: 'files.example.org', path: '/a' }, hostPath: { path: '/a' } })] },
    { objects: [volume({})] },
    { objects: [volume({ hostPath: { path: '/' }, persistentVolumeReclaimPolicy: 'Recycle' })] },
    { objects: [role({ rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] })].map(each => ({ ...each, rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] })) },
    { objects: [clusterRole({ rules: [{ nonResourceURLs: ['/metrics'], apiGroups: [''], resources: ['pods'], verbs: ['get'] }] })] },
    { objects: [clusterRole({ aggregationRule: { clusterRoleSelectors: [] } })] },
    { objects: [role(), bound({ kind: 'Group', name: 'ops', apiGroup: 'v1' })] },
    { objects: [role(), bound({ kind: 'ServiceAccount', name: 'default', namespace: 'shop', apiGroup: 'rbac.authorization.k8s.io' })] },
    { objects: [configMap({ binaryData: { 'app.conf': 'YQ==' } })] },
    { objects: [token({})] },
    { objects: [limitRange({ spec: { limits: [{ type: 'Pod', default: { cpu: '1' } }] } })].map(each => ({ ...each, spec: { limits: [{ type: 'Pod', default: { cpu: '1' } }] } })) },
    { objects: [{ ...limitRange(), spec: { limits: [{ type: 'PersistentVolumeClaim', default: { storage: '1Gi' } }] } }] },
    { objects: [{ ...limitRange(), spec: { limits: [{ type: 'Container', max: { cpu: '1' } }, { type: 'Container', max: { memory: '1Gi' } }] } }] },
    { objects: [{ ...limitRange(), spec: { limits: [{ type: 'Container', maxLimitRequestRatio: { cpu: '500m' } }] } }] },
    { objects: [quota({ spec: { hard: { 'pods': '5', 'requests.cpu': null }, scopes: ['Terminating', 'NotTerminating'] } })] },
    { objects: [quota({ spec: { hard: { 'pods': '5', 'requests.cpu': null }, scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In' }] } } })] },
    { objects: [quota({ spec: { scopes: ['BestEffort'] } })] },
    { objects: [quota({ spec: { hard: { 'services': '5', 'requests.cpu': null }, scopes: ['NotTerminating'] } })] },
    { objects: [ingressClass({ spec: { parameters: { ...parameters, scope: 'Namespace' } } })] },
    { objects: [ingressClass({ spec: { parameters: { ...parameters, namespace: 'default' } } })] },
    { objects: [priority('system-web')] },
    { objects: [defining({ type: 'object' }, {})] },
    { objects: [defining({ type: 'object', properties: { sizes: { type: 'array', items: { description: 'A size.' } } } })] },
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
    { objects: [deployment(ofContainer({ ports: [hostPort(9000), hostPort(9000, { name: 'udp', protocol: 'UDP' }), hostPort(9001, { hostIP: '192.0.2.1' })] }))] },
    { objects: [mounting({ mountPropagation: 'Bidirectional', subPath: 'b', subPathExpr: '' }, privileged)] },
    { objects: [mounting({ recursiveReadOnly: 'IfPossible', readOnly: true })] },
    { objects: [deployment(ofPod({ hostIPC: true, securityContext: { sysctls: [{ name: 'net.ipv4.ping_group_range', value: '0 1' }] } }))] },
    { objects: [deployment(ofPod({ hostPID: true, shareProcessNamespace: false }))] },
    { objects: [deployment(ofPod({ hostUsers: false, shareProcessNamespace: true, tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 }] }))] },
    { objects: [ofClaim(), deployment({ spec: { replicas: 1, strategy: { type: 'Recreate' }, template: { spec: { volumes: [DATA], containers: [{ name: 'web', ...device }] } } } })] },
    { objects: [deployment(ofContainer({ resources: { limits: { 'hugepages-2Mi': '4Mi' }, requests: { 'hugepages-2Mi': '4Mi' } } }))] },
    { objects: [deployment(), service({ spec: { ports: [{ name: 'http', port: 80, nodePort: 0 }], clusterIP: '', clusterIPs: [], ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack', internalTrafficPolicy: 'Cluster' } })] },
    { objects: [deployment(), service({ spec: { externalTrafficPolicy: 'Cluster', externalIPs: ['192.0.2.10'] } })] },
    { objects: [deployment(), service({ spec: { type: 'LoadBalancer', loadBalancerClass: 'example.org/lan', allocateLoadBalancerNodePorts: true, externalTrafficPolicy: 'Local', healthCheckNodePort: 30090 } })] },
    { objects: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec: { type: 'ExternalName', externalName: 'db.example.org', clusterIP: '', ports: [{ port: 80, nodePort: 30080 }] } }] },
    { objects: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec: { clusterIP: 'None', ...twoFamilies, ports: [{ port: 80 }] } }] },
    { objects: [daemonSet({ spec: { updateStrategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: '10%' } } } })] },
    { objects: [daemonSet({ spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } } } })] },
    { objects: [job({ spec: failing({ onExitCodes: { ...onExitCodes, containerName: 'task' } }, { podReplacementPolicy: 'Failed' }) })] },
    { objects: [job({ spec: failing({ onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }) })] },
    { objects: [deployment(), service(), ingressClass(), routeless({ defaultBackend: { service: { name: 'web', port: { name: 'http' } } } })] },
    { objects: [volume({ hostPath: { path: '/srv' }, persistentVolumeReclaimPolicy: 'Recycle' })] },
    { objects: [clusterRole({ rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }, { apiGroups: [''], resources: ['pods'], verbs: ['get'] }] })] },
    { objects: [clusterRole({ aggregationRule: { clusterRoleSelectors: [{ matchLabels: { reader: 'true' } }] } })] },
    { objects: [role(), bound({ kind: 'Group', name: 'ops', apiGroup: 'rbac.authorization.k8s.io' })] },
    { objects: [role(), bound({ kind: 'User', name: 'ops', apiGroup: '' })] },
    { objects: [configMap({ binaryData: { 'app.bin': 'YQ==' } })] },
    { objects: [token({ 'kubernetes.io/service-account.name': 'default' })] },
    { objects: [{ ...limitRange(), spec: { limits: [{ type: 'Pod', max: { cpu: '4' }, default: {} }, { type: 'PersistentVolumeClaim', max: { storage: '9Gi' } }, { type: 'Container', maxLimitRequestRatio: { cpu: 4 } }] } }] },
    { objects: [quota({ spec: { hard: { 'pods': '5', 'requests.cpu': null, 'count/jobs.batch': '5' }, scopes: ['BestEffort', 'NotTerminating'] } })] },
    { objects: [quota({ spec: { hard: { 'limits.memory': '1Gi', 'requests.cpu': null }, scopeSelector: { matchExpressions: [{ scopeName: 'Terminating', operator: 'Exists' }] } } })] },
    { objects: [ingressClass({ spec: { parameters: { ...parameters, scope: 'Namespace', namespace: 'default' } } }), ingressClass({ spec: { parameters } }, 'lan')] },
    { objects: [priority('systematic')] },
    { objects: [defining({ 'x-kubernetes-preserve-unknown-fields': true }), volume({ local: { path: '/disk' }, nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['a'] }] }] } } })] },
    { objects: [defining({ type: 'object', properties: { port: { 'x-kubernetes-int-or-string': true } }, additionalProperties: true, anyOf: [{ required: ['port'] }] })] },
  ],
  proof: { refused: 'ports\\[.\\].name: Required value' },
};
