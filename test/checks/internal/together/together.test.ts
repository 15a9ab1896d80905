import { Cluster } from '../../../../src/checks/internal/cluster';
import { Item } from '../../../../src/checks/internal/item';
import { podsOf } from '../../../../src/checks/internal/pods';
import { isIn, scopesOf } from '../../../../src/checks/internal/quotas/scopes';
import { kindWrongs } from '../../../../src/checks/internal/together/kinds';
import { podsWrongs } from '../../../../src/checks/internal/together/pods';

type Fields = Readonly<Record<string, unknown>>;

const ofKind = (kind: string, spec: Fields, more: Fields = {}) => [...kindWrongs(kind, spec, { apiVersion: 'v1', kind, metadata: { name: 'a' }, spec, ...more })].map(({ at, value }) => `${at}: ${JSON.stringify(value)}`);

test.each<[string, Fields, string[]]>([
  ['Service', { ports: [{ port: 1 }] }, []],
  ['Service', { ports: [{ name: 'a', port: 1 }, { port: 2 }] }, ['spec.ports: {"port":2}']],
  ['Service', { ports: [{ name: 'a', port: 1 }, { name: 'b', port: 1, protocol: 'UDP' }] }, []],
  ['Service', { ports: [{ name: 'a', port: 1 }, { name: 'b', port: 1, protocol: 'TCP' }] }, ['spec.ports: "TCP 1"']],
  ['Service', { ports: [{ name: 'a', port: 1 }, { name: 'a', port: 2 }] }, ['spec.ports: "a"']],
  ['Service', { ports: [{ port: 1 }, { port: 2 }] }, ['spec.ports: {"port":1}']],
  ['Service', { clusterIP: 'None' }, []],
  ['Service', { type: 'NodePort', clusterIP: 'None' }, ['spec.clusterIP: "None"']],
  ['Service', { type: 'LoadBalancer', clusterIP: 'None' }, ['spec.clusterIP: "None"']],
  ['Service', { externalTrafficPolicy: 'Local' }, ['spec.externalTrafficPolicy: "Local"']],
  ['Service', { type: 'NodePort', externalTrafficPolicy: 'Local' }, []],
  ['Service', { type: 'NodePort', loadBalancerSourceRanges: ['192.0.2.0/24'] }, ['spec.loadBalancerSourceRanges: ["192.0.2.0/24"]']],
  ['Service', { type: 'LoadBalancer', loadBalancerSourceRanges: ['192.0.2.0/24'] }, []],
  ['Service', { type: 'ExternalName' }, ['spec.externalName: "nothing"']],
  ['Service', { type: 'ExternalName', externalName: 'a.b' }, []],
  ['Deployment', { strategy: { type: 'RollingUpdate', rollingUpdate: {} }, minReadySeconds: 599 }, []],
  ['Deployment', { minReadySeconds: 60, progressDeadlineSeconds: 60 }, ['spec.minReadySeconds: 60']],
  ['PodDisruptionBudget', { minAvailable: 1 }, []],
  ['Job', { completions: 2, completionMode: 'Indexed', parallelism: 2 }, []],
  ['Job', { parallelism: 2 }, []],
  ['Job', { completions: 200_000, completionMode: 'Indexed', parallelism: 100_000 }, []],
  ['Job', { completions: 200_000, completionMode: 'Indexed', parallelism: 100_001 }, ['spec.parallelism: 100001']],
  ['Job', { completions: 100_000, completionMode: 'Indexed', parallelism: 100_000, backoffLimitPerIndex: 1 }, []],
  ['Job', { completions: 100_001, completionMode: 'Indexed', parallelism: 10_001, backoffLimitPerIndex: 1 }, ['spec.parallelism: 10001', 'spec.maxFailedIndexes: "nothing"']],
  ['Job', { completions: 100_001, completionMode: 'Indexed', parallelism: 10_000, backoffLimitPerIndex: 1, maxFailedIndexes: 10_001 }, ['spec.maxFailedIndexes: 10001']],
  ['Job', { parallelism: 200_000 }, []],
  ['CronJob', { jobTemplate: { spec: { parallelism: 2, completionMode: 'Indexed' } } }, ['spec.completions: "nothing"']],
  ['Job', { podFailurePolicy: {}, template: { spec: { restartPolicy: 'OnFailure' } } }, ['spec.podFailurePolicy: "OnFailure"']],
  ['Job', { podFailurePolicy: {}, template: { spec: { restartPolicy: 'Never' } } }, []],
  ['Job', { podReplacementPolicy: 'TerminatingOrFailed' }, []],
  ['Job', { selector: { a: 'b' } }, ['spec.selector: {"a":"b"}']],
  ['Job', { selector: { a: 'b' }, manualSelector: true }, []],
  ['NetworkPolicy', { egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.0.0.0/8', '11.0.0.0/16', 'all'] } }] }] }, ['ipBlock.except: "10.0.0.0/8"', 'ipBlock.except: "11.0.0.0/16"', 'ipBlock.except: "all"']],
  ['NetworkPolicy', { ingress: [{ from: [{ ipBlock: { cidr: 'all', except: ['10.1.0.0/16'] } }] }] }, ['ipBlock.except: "10.1.0.0/16"']],
  ['NetworkPolicy', { ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' }, namespaceSelector: {} }, { podSelector: {}, namespaceSelector: {} }] }] }, ['ipBlock: {}']],
  ['NetworkPolicy', { ingress: [{ ports: [{ port: 'http', endPort: 90 }, { endPort: 90 }, { port: 80, endPort: 80 }, { port: 80, endPort: 79 }, { port: 80 }, { port: 'http' }] }] }, ['endPort: 90', 'endPort: 90', 'endPort: 79']],
  ['HorizontalPodAutoscaler', { minReplicas: 0, metrics: [{ type: 'Resource' }, { type: 'External' }] }, []],
  ['HorizontalPodAutoscaler', { minReplicas: 0, metrics: [{ type: 'Object' }] }, []],
  ['HorizontalPodAutoscaler', { minReplicas: 0, metrics: [{ type: 'Pods' }] }, ['spec.minReplicas: 0']],
  ['HorizontalPodAutoscaler', { minReplicas: 1, metrics: [{ resource: { target: { averageUtilization: 80 } } }, { resource: { target: { averageValue: '1' } } }] }, []],
  ['PersistentVolume', { local: {}, nodeAffinity: {} }, []],
  ['PersistentVolume', { nfs: {} }, []],
  ['LimitRange', { limits: [{ min: { cpu: '1' }, max: { cpu: '1' }, default: { cpu: '1', memory: 'x' }, defaultRequest: { cpu: '1' } }] }, []],
  ['LimitRange', { limits: [{ min: { cpu: '2' }, max: { cpu: '1' } }] }, ['min.cpu: "2"']],
  ['LimitRange', { limits: [{ maxLimitRequestRatio: { cpu: 1, memory: '0.9' } }] }, ['maxLimitRequestRatio.memory: "0.9"']],
  ['Widget', { local: {} }, []],
  // What the API server fills in is no mistake of whoever writes it down again.
  ['Service', { type: 'ClusterIP', clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1'], ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack', sessionAffinity: 'None', ports: [{ port: 1, nodePort: 0 }], healthCheckNodePort: 0, loadBalancerClass: null }, []],
  ['Service', { clusterIPs: ['10.0.0.1'] }, ['spec.clusterIPs: ["10.0.0.1"]']],
  ['Service', { clusterIP: '10.0.0.1', clusterIPs: [] }, []],
  ['Service', { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'PreferDualStack' }, []],
  ['Service', { ipFamilies: ['IPv4', 'IPv6'], clusterIP: 'None', selector: { a: 'b' } }, ['spec.ipFamilies: ["IPv4","IPv6"]']],
  ['Service', { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' }, []],
  ['Service', { ipFamilies: ['IPv4', 'IPv6'], clusterIP: 'None', selector: {} }, []],
  ['Service', { ipFamilies: ['IPv4', 'IPv6'], selector: {} }, ['spec.ipFamilies: ["IPv4","IPv6"]']],
  ['Service', { ipFamilies: ['IPv4', 'IPv6'], clusterIP: 'None', ipFamilyPolicy: 'SingleStack' }, ['spec.ipFamilies: ["IPv4","IPv6"]']],
  ['Service', { type: 'NodePort', ports: [{ port: 1, nodePort: 30000 }], healthCheckNodePort: 30001, externalTrafficPolicy: 'Local' }, ['spec.healthCheckNodePort: 30001']],
  ['Service', { type: 'ExternalName', externalName: 'a.b', externalTrafficPolicy: 'Local', ipFamilyPolicy: 'SingleStack', ipFamilies: [] }, ['spec.externalTrafficPolicy: "Local"', 'spec.ipFamilyPolicy: "SingleStack"']],
  ['Service', { type: 'ExternalName', externalName: 'a.b', ipFamilies: ['IPv4'] }, ['spec.ipFamilies: ["IPv4"]']],
  ['StatefulSet', { updateStrategy: { type: 'OnDelete', rollingUpdate: null } }, []],
  ['StatefulSet', { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } } }, []],
  ['DaemonSet', { updateStrategy: { type: 'OnDelete', rollingUpdate: { maxUnavailable: 0 } } }, []],
  ['DaemonSet', { updateStrategy: { rollingUpdate: { maxUnavailable: '0%' } } }, ['spec.updateStrategy.rollingUpdate.maxUnavailable: "0%"']],
  ['DaemonSet', { updateStrategy: { rollingUpdate: {} } }, []],
  ['Job', { podFailurePolicy: { rules: [{ onExitCodes: { operator: 'NotIn', values: [0], containerName: 'b' }, onPodConditions: [] }, { onExitCodes: {}, onPodConditions: [{}] }] }, template: { spec: { restartPolicy: 'Never', initContainers: [{ name: 'b' }] } } }, ['spec.podFailurePolicy.rules[1]: "both"']],
  ['NetworkPolicy', { egress: [{ to: [{ podSelector: null }, { podSelector: {} }] }] }, ['peer: "neither"']],
  ['PersistentVolume', { nfs: {}, hostPath: null }, []],
  ['PersistentVolume', { hostPath: { path: '//' }, persistentVolumeReclaimPolicy: 'Recycle' }, ['spec.persistentVolumeReclaimPolicy: "Recycle"']],
  ['PersistentVolume', { hostPath: { path: '/' }, persistentVolumeReclaimPolicy: 'Retain' }, []],
  ['PersistentVolume', { hostPath: { path: '/a/' }, persistentVolumeReclaimPolicy: 'Recycle' }, []],
  ['IngressClass', { parameters: { kind: 'A', name: 'a' } }, []],
  ['IngressClass', {}, []],
  ['LimitRange', { limits: [{ type: 'Pod', defaultRequest: { cpu: '1' } }, { max: { cpu: '1' } }, { max: { cpu: '1' } }, { type: 'PersistentVolumeClaim', min: { storage: '1Gi' } }] }, ['defaultRequest: {"cpu":"1"}']],
  ['ResourceQuota', { hard: { 'pods': 1, 'count/pods': 1, 'requests.nvidia.com/gpu': 1, 'count/deployments.apps': 1 }, scopes: ['BestEffort'] }, []],
  ['ResourceQuota', { hard: { 'requests.cpu': 1, 'limits.memory': 1, 'requests.hugepages-2Mi': 1 }, scopes: ['NotBestEffort'] }, ['spec.hard.requests.hugepages-2Mi: 1']],
  ['ResourceQuota', { hard: { 'requests.example.org/hugepages-a': 1, 'hugepages-2Mi': 1 }, scopes: ['NotBestEffort'] }, ['spec.hard.hugepages-2Mi: 1']],
  ['ResourceQuota', { hard: { 'pods': 1, 'requests.cpu': 1 }, scopeSelector: { matchExpressions: [{ scopeName: 'BestEffort', operator: 'Exists' }] } }, ['spec.hard.requests.cpu: 1']],
  ['ResourceQuota', { hard: { 'requests.cpu': 1, 'services': 1 }, scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'Exists' }] } }, ['spec.hard.services: 1']],
  ['ResourceQuota', { hard: { persistentvolumeclaims: 1 }, scopes: ['VolumeAttributesClass'], scopeSelector: { matchExpressions: [] } }, []],
  ['ResourceQuota', { scopes: ['BestEffort'], scopeSelector: { matchExpressions: [{ scopeName: 'NotBestEffort', operator: 'Exists' }] } }, []],
  ['ResourceQuota', { scopeSelector: { matchExpressions: [{ scopeName: 'Terminating', operator: 'In', values: ['a'] }, { scopeName: 'PriorityClass', operator: 'Exists', values: ['a'] }, { scopeName: 'PriorityClass', operator: 'NotIn', values: ['a'] }] } }, ['spec.scopeSelector \'Terminating\': "In"', 'spec.scopeSelector \'PriorityClass\': ["a"]']],
])('%s %j', (kind, spec, found) => expect(ofKind(kind, spec)).toEqual(found));

test('Secrets have what their type asks for, in base64', () => {
  const secret = (more: Fields) => ofKind('Secret', {}, more);
  expect(secret({ type: 'kubernetes.io/tls', data: { 'tls.crt': 'YQ==' }, stringData: { 'tls.key': 'a b' } })).toEqual([]);
  expect(secret({ type: 'kubernetes.io/tls', data: { 'tls.crt': 'YQ==' } })).toEqual(['data: ["tls.crt"]']);
  expect(secret({ type: 'kubernetes.io/dockerconfigjson' })).toEqual(['data: []']);
  expect(secret({ data: { a: 'plain text!', b: 'YWJj\nZGVm', c: 'YQ=', d: null, e: 'YQ==x' } })).toEqual(['data \'a\': "a value of 11 characters"', 'data \'e\': "a value of 5 characters"']);
  expect(ofKind('ClusterRoleBinding', {}, { subjects: [{ kind: 'ServiceAccount', name: 'a' }, { kind: 'ServiceAccount', name: 'b', namespace: 'c' }, { kind: 'User', name: 'd' }] })).toEqual(['subjects: "a"']);
});

test('roles and bindings are of one kind of rules and subjects', () => {
  const rules = (kind: string, ...all: Fields[]) => ofKind(kind, {}, { rules: all });
  expect(rules('ClusterRole', { nonResourceURLs: ['/a'], apiGroups: [], resources: [] }, { nonResourceURLs: [], resources: ['a'] }, { nonResourceURLs: ['/b'], resourceNames: ['b'] }, { nonResourceURLs: ['/c'], apiGroups: [''] })).toEqual(['rules[2].nonResourceURLs: ["/b"]', 'rules[3].nonResourceURLs: ["/c"]']);
  expect(rules('Role', { nonResourceURLs: ['/a'], resources: ['a'] })).toEqual(['rules[0].nonResourceURLs: ["/a"]']);
  expect([undefined, null, {}, { clusterRoleSelectors: [{}] }].map(aggregationRule => ofKind('ClusterRole', {}, { aggregationRule }).length)).toEqual([0, 0, 1, 0]);
  expect(ofKind('RoleBinding', {}, { subjects: [{ kind: 'User', apiGroup: '' }, { kind: 'Other', apiGroup: 'a' }, { kind: 'User', apiGroup: 'b' }, { kind: 'ServiceAccount', apiGroup: '' }] })).toEqual(['subjects[2].apiGroup: "b"']);
});

test('keys are in one of both maps, tokens of an account, and priorities not named like those of Kubernetes', () => {
  expect(ofKind('ConfigMap', {}, { data: { a: 'a' }, binaryData: { a: 'YQ==', toString: 'YQ==' } })).toEqual(['binaryData \'a\': "a"']);
  const token = (annotations: Fields) => ofKind('Secret', {}, { type: 'kubernetes.io/service-account-token', metadata: { annotations } });
  expect([token({ 'kubernetes.io/service-account.name': 'a' }), token({ 'kubernetes.io/service-account.name': '' })]).toEqual([[], ['annotation \'kubernetes.io/service-account.name\': "nothing"']]);
  expect(['system-node-critical', 'system-cluster-critical', 'system-mine'].map(name => ofKind('PriorityClass', {}, { metadata: { name } }).length)).toEqual([0, 0, 1]);
  expect([{ apiVersion: 'networking.k8s.io/v1' }, { apiVersion: 'networking.k8s.io/v1beta1' }].map(more => ofKind('Ingress', {}, more).length)).toEqual([1, 0]);
});

test('a class is said once, or twice the same', () => {
  const classed = (spec: Fields) => ofKind('Ingress', { defaultBackend: {}, ...spec }, { metadata: { annotations: { 'kubernetes.io/ingress.class': 'a' } } });
  expect([{}, { ingressClassName: 'a' }, { ingressClassName: 'b' }].map(spec => classed(spec).length)).toEqual([0, 0, 1]);
});

const version = (name: string, more: Fields = {}) => ({ name, storage: name === 'v1', schema: { openAPIV3Schema: { type: 'object' } }, ...more });

const typed = (properties: Fields, type = 'object') => ({ versions: [version('v1', { schema: { openAPIV3Schema: { type, properties } } })] });

test.each<[Fields, Fields, string[]]>([
  [{}, {}, []],
  [{ names: {} }, {}, []],
  [{ names: { plural: 'others' } }, {}, ['metadata.name: "as.b.c"']],
  [{ versions: [version('v1'), version('v2')] }, {}, []],
  [{ versions: [version('v2')] }, {}, ['spec.versions: []']],
  [{ versions: [version('v1', { schema: undefined })] }, {}, ['spec.versions \'v1\': "none"']],
  [{ versions: [version('v1', { schema: undefined })] }, { apiVersion: 'apiextensions.k8s.io/v1beta1' }, []],
  // It has a version, in a field that later ones do not have.
  [{ versions: undefined, version: 'v1' }, { apiVersion: 'apiextensions.k8s.io/v1beta1' }, []],
  [typed({}, 'string'), {}, ['spec.versions \'v1\' openAPIV3Schema: "string"']],
  [typed({ a: { 'x-kubernetes-preserve-unknown-fields': true, 'properties': { b: {} } }, c: {} }), {}, ['spec.versions \'v1\' openAPIV3Schema.a.b: "none"']],
  [typed({ a: { type: 'object', additionalProperties: { type: 'array', items: { 'x-kubernetes-int-or-string': true } } } }), {}, []],
  [typed({ a: { type: 'object', additionalProperties: { type: 'array', items: { type: '' } } } }), {}, ['spec.versions \'v1\' openAPIV3Schema.a.additionalProperties.items: "none"']],
  [typed({ a: { type: 'string', allOf: [{ pattern: 'a' }] } }), {}, []],
])('a definition of %j %j', (spec, more, found) => {
  expect(ofKind('CustomResourceDefinition', { group: 'b.c', names: { plural: 'as' }, versions: [version('v1')], ...spec }, { metadata: { name: 'as.b.c' }, apiVersion: 'apiextensions.k8s.io/v1', ...more })).toEqual(found);
});

/** What does not go together in the pods of a workload. */
function ofPods(spec: Fields, container: Fields = {}, kind = 'Deployment', annotations: Fields = {}, minor = 34): string[] {
  const pod = { containers: [{ name: 'main', ...container }], ...spec };
  const json = kind === 'Pod' ? { apiVersion: 'v1', kind, metadata: { name: 'a', annotations }, spec: pod } : { apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1', kind, metadata: { name: 'a' }, spec: { template: { metadata: { annotations }, spec: pod } } };
  return [...podsWrongs(podsOf(new Item(json, 'a', false))!, minor)].map(({ at, value }) => `${at}: ${JSON.stringify(value)}`);
}

test.each<[string, string[], string[]]>([
  ['deadlines are for pods that end', [...ofPods({ activeDeadlineSeconds: 1 }), ...ofPods({ activeDeadlineSeconds: 1 }, {}, 'Job'), ...ofPods({ activeDeadlineSeconds: 1 }, {}, 'Pod')], ['activeDeadlineSeconds: 1']],
  ['the policy None needs a server', [...ofPods({ dnsPolicy: 'None', dnsConfig: { nameservers: [] } }), ...ofPods({ dnsPolicy: 'None', dnsConfig: { nameservers: ['192.0.2.1'] } }), ...ofPods({ dnsPolicy: 'Default' })], ['dnsConfig.nameservers: []']],
  ['AppArmor names a container', ofPods({ initContainers: [{ name: 'first' }] }, {}, 'Pod', { 'container.apparmor.security.beta.kubernetes.io/main': 'runtime/default', 'container.apparmor.security.beta.kubernetes.io/other': 'localhost/b', 'x': 'y' }), ['annotation \'container.apparmor.security.beta.kubernetes.io/other\': "other"']],
  ['a volume has one source', ofPods({ volumes: [{ name: 'a', emptyDir: {} }, { name: 'b', emptyDir: {}, secret: {} }] }), ['volume \'b\': "emptyDir, secret"']],
  ['variables', ofPods({}, { env: [{ name: 'A', value: 'a' }, { name: 'B', value: '', valueFrom: { fieldRef: {} } }, { name: 'C', value: 'c', valueFrom: { fieldRef: {} } }, { name: 'D', valueFrom: { fieldRef: {}, secretKeyRef: {} } }] }), ['container \'main\' env \'C\': "c"', 'container \'main\' env \'D\': "fieldRef, secretKeyRef"']],
  ['probes', ofPods({}, { livenessProbe: { exec: {}, grpc: {} }, startupProbe: {}, readinessProbe: { exec: {}, successThreshold: 3, terminationGracePeriodSeconds: 1 } }), ['container \'main\' startupProbe: "none"', 'container \'main\' readinessProbe.terminationGracePeriodSeconds: 1', 'container \'main\' livenessProbe: "exec, grpc"']],
  ['thresholds', ofPods({}, { livenessProbe: { exec: {}, successThreshold: 2, terminationGracePeriodSeconds: 1 }, startupProbe: { exec: {}, successThreshold: 1 } }), ['container \'main\' livenessProbe.successThreshold: 2']],
  ['init containers have no probes', ofPods({ initContainers: [{ name: 'a', livenessProbe: { exec: {} } }, { name: 'b', lifecycle: {} }, { name: 'c', restartPolicy: 'Always', livenessProbe: { exec: {} } }, { name: 'd' }] }), ['container \'a\': "livenessProbe"', 'container \'b\': "lifecycle"']],
  ['privileges', [...ofPods({}, { securityContext: { privileged: true, allowPrivilegeEscalation: false } }), ...ofPods({}, { securityContext: { privileged: true } }), ...ofPods({}, { securityContext: { allowPrivilegeEscalation: false } })], ['container \'main\' allowPrivilegeEscalation: false']],
  ['extended resources', ofPods({}, { resources: { requests: { 'a.b/c': 1, 'a.b/d': 1, 'a.b/e': '2', 'cpu': '1', 'kubernetes.io/x': 1 }, limits: { 'a.b/c': '1', 'a.b/d': 2 } } }), ['container \'main\' requests.a.b/d: 1', 'container \'main\' requests.a.b/e: "2"']],
  ['ports of the node are there once', [...ofPods({ initContainers: [{ name: 'a', restartPolicy: 'Always', ports: [{ hostPort: 1 }] }] }, { ports: [{ hostPort: 1 }, { hostPort: 1, protocol: 'UDP' }, { hostPort: 1, hostIP: '127.0.0.1' }, { hostPort: 0 }, { hostPort: 0 }] }), ...ofPods({}, { ports: [{ hostPort: 1 }, { hostPort: 1 }] })], ['container \'main\' hostPort: 1']],
  ['containers that run at once have ports of their own', ['containers', 'initContainers'].flatMap(role => ofPods({ [role]: [{ name: 'a', ports: [{ hostPort: 1 }] }, { name: 'b', ports: [{ hostPort: 1 }] }] })), ['container \'b\' hostPort: 1']],
  ['a pod in the network of its node has all of its ports there', [...ofPods({ hostNetwork: true }, { ports: [{ containerPort: 1 }, { containerPort: 1 }] }), ...[true, false].flatMap(hostNetwork => ofPods({ hostNetwork }, { ports: [{ containerPort: 2 }, { containerPort: 2 }] }, 'Pod'))], ['container \'main\' hostPort: 2']],
  ['kernel parameters', [...ofPods({ hostIPC: true, securityContext: { sysctls: [{ name: 'fs.mqueue.msg_max' }, { name: 'kernel.sem' }, { name: 'kernel/shmmax' }, { name: 'kernel.semx' }, { name: 'net.a' }] } }), ...ofPods({ hostNetwork: true, securityContext: { sysctls: [{ name: 'net/a' }, { name: 'kernel.sem' }] } })], ['sysctls \'fs.mqueue.msg_max\': "fs.mqueue.msg_max"', 'sysctls \'kernel.sem\': "kernel.sem"', 'sysctls \'kernel/shmmax\': "kernel/shmmax"', 'sysctls \'net/a\': "net/a"']],
  ['users of the pod alone', [...ofPods({ hostUsers: false, hostNetwork: true, hostIPC: true }), ...[32, 33].flatMap(minor => ofPods({ hostUsers: false, hostPID: true }, {}, 'Pod', {}, minor)), ...ofPods({ hostUsers: true, hostPID: true })], ['hostNetwork: true', 'hostIPC: true', 'hostPID: true']],
  ['mounts', [...ofPods({}, { volumeMounts: [{ name: 'a', recursiveReadOnly: 'Disabled' }, { name: 'b', recursiveReadOnly: 'Enabled', readOnly: true }, { name: 'c', subPath: 'a', subPathExpr: '' }] }), ...[30, 31].flatMap(minor => ofPods({}, { volumeMounts: [{ name: `of-${minor}`, recursiveReadOnly: 'Enabled' }] }, 'Pod', {}, minor))], ['container \'main\' mount of \'of-31\' recursiveReadOnly: "Enabled"']],
  ['devices are claims', ofPods({ volumes: [{ name: 'a', persistentVolumeClaim: {} }, { name: 'b', ephemeral: {} }, { name: 'c', emptyDir: {} }] }, { volumeDevices: [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }] }), ['container \'main\' volumeDevices: "c"', 'container \'main\' volumeDevices: "d"']],
  ['huge pages', [...ofPods({}, { resources: { limits: { 'hugepages-2Mi': '2Mi' }, requests: { cpu: 1 } } }), ...ofPods({}, { resources: { limits: { 'hugepages-2Mi': '2Mi', 'memory': '1Gi' } } }), ...ofPods({}, { resources: { limits: { 'hugepages-2Mi': '2Mi' } } })], ['container \'main\' resources: "hugepages-2Mi"']],
  ['claims of resources', [...ofPods({ resourceClaims: [{ name: 'a' }] }, { resources: { claims: [{ name: 'a' }, { name: 'b' }] } }), ...ofPods({}, { resources: { claims: [{ name: 'a' }] } }, 'Pod', {}, 33)], ['container \'main\' resources.claims: "b"']],
  ['pods of Windows', [...ofPods({ os: { name: 'windows' }, hostPID: false, resources: {}, securityContext: { runAsUser: 1, windowsOptions: {} } }, { securityContext: { capabilities: {}, runAsNonRoot: true } }), ...ofPods({ os: { name: 'windows' }, resources: {} }, {}, 'Pod', {}, 33)], ['hostPID: false', 'resources: {}', 'securityContext.runAsUser: 1', 'container \'main\' securityContext.capabilities: {}']],
  ['pods of Linux', [...ofPods({ os: { name: 'linux' }, securityContext: { windowsOptions: {}, runAsUser: 1 } }), ...ofPods({ hostNetwork: true }, { securityContext: { windowsOptions: { hostProcess: true } } }), ...ofPods({}, { securityContext: { windowsOptions: { hostProcess: true } } })], ['securityContext.windowsOptions: {}', 'hostNetwork: "not given"']],
  ['what pods ask for', [...ofPods({ resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '500m' } } }, { resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '1' } } }), ...ofPods({ resources: { requests: { cpu: '1' }, limits: { cpu: '500m' } } }, {}, 'Pod', {}, 33)], ['resources.requests.cpu: "1"', 'container \'main\' limits.cpu: "1"', 'resources.requests.memory: "1Gi"']],
  ['what pods just ask for', ofPods({ initContainers: [{ name: 'a', resources: { requests: { cpu: '9' } } }], resources: { requests: { cpu: '300m' }, limits: { cpu: '300m' } } }, { resources: { requests: { cpu: '300m' }, limits: { cpu: '300m' } } }), []],
  ['how many huge pages', ofPods({}, { resources: { requests: { 'cpu': 1, 'hugepages-2Mi': '4Mi', 'hugepages-1Gi': '1Gi' }, limits: { 'hugepages-2Mi': '3Mi', 'hugepages-1Gi': '1024Mi' } } }), ['container \'main\' requests.hugepages-2Mi: "4Mi"', 'container \'main\' limits.hugepages-2Mi: "3Mi"']],
  ['how containers are resized', [...ofPods({ restartPolicy: 'Never' }, { resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }, { resourceName: 'memory', restartPolicy: 'NotRequired' }] }), ...ofPods({ restartPolicy: 'Never' }, { resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }] }, 'Pod', {}, 32), ...ofPods({}, { resizePolicy: [{ restartPolicy: 'RestartContainer' }] })], ['container \'main\' resizePolicy \'cpu\': "RestartContainer"']],
  ['when containers are started again', [...ofPods({}, { restartPolicy: 'Always' }, 'Pod', {}, 33), ...ofPods({ initContainers: [{ name: 'a', restartPolicy: 'Never' }, { name: 'b', restartPolicy: 'Always' }] }, {}, 'Pod', {}, 33), ...ofPods({}, { restartPolicy: 'Always' }), ...ofPods({}, { restartPolicyRules: [{}] }), ...ofPods({}, { restartPolicyRules: [{}] }, 'Pod', {}, 35)], ['container \'main\' restartPolicy: "Always"', 'container \'a\' restartPolicy: "Never"', 'container \'main\' restartPolicy: "nothing"']],
  ['what is seen of processes', [...ofPods({}, { securityContext: { procMount: 'Unmasked' } }), ...ofPods({}, { securityContext: { procMount: 'Unmasked' } }, 'Pod', {}, 32), ...ofPods({ hostUsers: false }, { securityContext: { procMount: 'Unmasked' } })], ['container \'main\' procMount: "Unmasked"']],
  ['where pods go, and what that takes', [...ofPods({ schedulingGates: [{ name: 'a' }], nodeName: 'b', overhead: {} }), ...ofPods({ schedulingGates: [], nodeName: 'b', overhead: {}, runtimeClassName: 'c' })], ['nodeName: "b"', 'overhead: {}']],
  ['which pods go first', ['1', '-1', '0', '+1', 'high', '007'].flatMap(cost => ofPods({}, {}, 'Pod', { 'controller.kubernetes.io/pod-deletion-cost': cost })), ['+1', 'high', '007'].map(cost => `annotation 'controller.kubernetes.io/pod-deletion-cost': "${cost}"`)],
  ['profiles of AppArmor', ofPods({}, {}, 'Pod', { 'container.apparmor.security.beta.kubernetes.io/main': 'default' }), ['annotation \'container.apparmor.security.beta.kubernetes.io/main\': "default"']],
  ['a volume is a device, or mounted', ofPods({ volumes: [{ name: 'a', persistentVolumeClaim: {} }] }, { volumeDevices: [{ name: 'a' }], volumeMounts: [{ name: 'a' }] }), ['container \'main\' volumeDevices: "a"']],
  ['ports of the node', [...ofPods({ hostNetwork: true }, { ports: [{ containerPort: 1 }, { containerPort: 2, hostPort: 2 }, { containerPort: 3, hostPort: 4 }] }), ...ofPods({}, { ports: [{ containerPort: 3, hostPort: 4 }] })], ['container \'main\' hostPort: 4']],
])('%s', (_, found, expected) => expect(found).toEqual(expected));

test('pods are in the scopes of a quota by what they say', () => {
  const pods = (spec: Fields, container: Fields = {}) => podsOf(new Item({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'a', ...container }], ...spec } }, 'a', false));
  const within = (spec: Fields, of: ReturnType<typeof pods>) => isIn(new Cluster([]), scopesOf(spec) ?? [], of);
  const priority = (operator: string, values?: string[]) => ({ scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator, values }] } });
  const [plain, ending, high, asking, limited] = [pods({}), pods({ activeDeadlineSeconds: 1 }), pods({ priorityClassName: 'high' }), pods({}, { resources: { requests: { memory: '1Mi' } } }), pods({}, { resources: { limits: { cpu: '1' } } })];
  expect([plain, ending].map(each => [within({ scopes: ['Terminating'] }, each), within({ scopes: ['NotTerminating'] }, each)])).toEqual([[false, true], [true, false]]);
  expect([plain, asking, limited].map(each => [within({ scopes: ['BestEffort'] }, each), within({ scopes: ['NotBestEffort'] }, each)])).toEqual([[true, false], [false, true], [false, true]]);
  expect([plain, high].map(each => ['Exists', 'DoesNotExist'].map(operator => within(priority(operator), each)))).toEqual([[false, true], [true, false]]);
  expect([plain, high].map(each => ['In', 'NotIn'].map(operator => within(priority(operator, ['high', 'low']), each)))).toEqual([[false, true], [true, false]]);
  expect([within(priority('In'), high), within({}, plain), within({}, undefined), within({ scopes: ['BestEffort', 'Terminating'] }, plain)]).toEqual([false, true, false, false]);
  expect(scopesOf({ scopes: ['CrossNamespacePodAffinity'] })).toBeUndefined();
});

test.each<[string, Fields, string[]]>([
  ['Secret', { type: 'kubernetes.io/basic-auth', stringData: { password: 'a' } }, []],
  ['Secret', { type: 'kubernetes.io/basic-auth', data: { username: 'YQ==', note: 'YQ==' } }, []],
  ['Secret', { type: 'kubernetes.io/basic-auth', data: { user: 'YQ==' } }, ['data: ["user"]']],
  ['Secret', { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': '{"auths":{}}' } }, []],
  ['Secret', { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': 'eyJhdXRocyI6e319' } }, []],
  ['Secret', { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': '${AUTHS}' } }, []],
  ['Secret', { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': 'ENC[AES256_GCM,data:x]' } }, []],
  ['Secret', { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': '{auths' } }, ['data \'.dockerconfigjson\': "a text that is none"']],
  ['Secret', { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': 'YQ==' } }, ['data \'.dockerconfigjson\': "a text that is none"']],
  ['Secret', { type: 'Opaque', stringData: { '.dockerconfigjson': '{auths' } }, []],
  ['Secret', { type: 'kubernetes.io/dockercfg', stringData: { dockercfg: '{}' } }, ['data: ["dockercfg"]']],
  ['EndpointSlice', { addressType: 'IPv4', endpoints: [{ addresses: ['10.0.0.1'] }] }, []],
  ['EndpointSlice', { addressType: 'FQDN', endpoints: [{ addresses: ['a.example.org', '10.0.0.1'] }] }, []],
  ['EndpointSlice', { addressType: 'IPv6', endpoints: [{ addresses: ['fd00::1'] }, { addresses: ['10.0.0.1'] }] }, ['endpoints: "10.0.0.1"']],
  ['EndpointSlice', { addressType: 'IPv4', endpoints: [{ addresses: ['a.example.org'] }] }, ['endpoints: "a.example.org"']],
  ['ClusterRoleBinding', { roleRef: { kind: 'ClusterRole', name: 'a' }, subjects: [] }, []],
  ['ClusterRoleBinding', { roleRef: { kind: 'Role', name: 'a' }, subjects: [] }, ['roleRef: "a"']],
])('%s %j: %j', (kind, body, expected) => expect(ofKind(kind, {}, body)).toEqual(expected));
