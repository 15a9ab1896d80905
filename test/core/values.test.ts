import { schema } from '../../src/core/internal/schema';
import { VALUES } from '../../src/core/internal/values';

/** What is wrong with a value of a field. */
const why = (field: string, value: unknown) => VALUES[field](value);

test('every rule is about a field that there is', () => {
  const kinds = ['Pod', 'Service', 'ConfigMap', 'Secret', 'PersistentVolumeClaim', 'LimitRange', 'ResourceQuota', 'Endpoints'];
  expect(kinds.map(kind => schema().kind('v1', kind)?.name)).toEqual(kinds);
  const used = new Set<unknown>();
  const visit = (apiVersion: string, kind: string) => {
    const types = [schema().kind(apiVersion, kind)];
    for (const type of types) {
      if (!type || used.has(type)) continue;
      used.add(type);
      for (const [name, field] of type.fields) {
        used.add(`${type.name}.${name}`);
        types.push(schema().typeOf(field));
      }
    }
  };
  for (const [apiVersion, ...all] of [
    ['v1', ...kinds, 'PersistentVolume'], ['apps/v1', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'], ['batch/v1', 'CronJob'], ['autoscaling/v2', 'HorizontalPodAutoscaler'], ['policy/v1', 'PodDisruptionBudget'],
    ['networking.k8s.io/v1', 'Ingress', 'IngressClass', 'NetworkPolicy'], ['apiregistration.k8s.io/v1', 'APIService'], ['discovery.k8s.io/v1', 'EndpointSlice'], ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'], ['storage.k8s.io/v1', 'StorageClass', 'CSIDriver'], ['coordination.k8s.io/v1', 'Lease'], ['node.k8s.io/v1', 'RuntimeClass'], ['scheduling.k8s.io/v1', 'PriorityClass'], ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
    ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration', 'ValidatingAdmissionPolicyBinding'],
  ]) for (const kind of all) visit(apiVersion, kind);
  expect(Object.keys(VALUES).filter(field => !used.has(field))).toEqual([]);
});

test.each<[string, unknown, string | undefined]>([
  ['PodSpec.restartPolicy', 'Always', undefined],
  ['PodSpec.restartPolicy', 'always', 'must be Always or OnFailure or Never'],
  ['PodSpec.restartPolicy', 3, undefined],
  ['ConfigMap.data', { 'a.conf': 'x', 'A_b-1': 'y' }, undefined],
  ['ConfigMap.data', { 'a.conf': 'x', 'a/b': 'y' }, 'must be a key of a Secret or ConfigMap: letters, digits, \'-\', \'_\' and \'.\''],
  ['ConfigMap.data', null, undefined],
  ['ConfigMap.data', 'a/b', undefined],
  ['IPBlock.cidr', '10.0.0.0/8', undefined],
  ['IPBlock.cidr', '10.0.0.1/8', 'must be a range of addresses with its length, and no bits beyond it'],
  ['IPBlock.cidr', 10, undefined],
  ['IPBlock.except', ['10.0.0.0/8', 'all'], 'must be a range of addresses with its length, and no bits beyond it'],
  ['IPBlock.except', ['all', '10.0.0.0/8'], 'must be a range of addresses with its length, and no bits beyond it'],
  ['IPBlock.except', ['10.0.0.0/8'], undefined],
  ['IPBlock.except', 'all', undefined],
  ['ServicePort.port', 0, 'must be a port from 1 to 65535'],
  ['ServicePort.port', 65535, undefined],
  ['ServicePort.port', '80', undefined],
  ['MetricTarget.averageUtilization', 0, 'must be from 1 to 2147483647'],
  ['MetricTarget.averageUtilization', 1, undefined],
  ['PriorityClass.value', 1e9, undefined],
  ['PriorityClass.value', 1e9 + 1, 'must be from -2147483648 to 1000000000'],
  ['PriorityClass.value', '2', undefined],
  ['ValidatingWebhook.timeoutSeconds', 30, undefined],
  ['ValidatingWebhook.timeoutSeconds', 31, 'must be from 1 to 30'],
  ['HTTPIngressPath.path', '/a', undefined],
  ['HTTPIngressPath.path', 'a', 'must begin with \'/\''],
  ['HTTPIngressPath.path', 3, undefined],
  ['ResourceRequirements.requests', { cpu: '500m', memory: '1Mi' }, undefined],
  ['ResourceRequirements.requests', { cpu: '448' }, undefined],
  ['ResourceRequirements.requests', { cpu: '449' }, 'must be an amount of CPU in cores, such as 500m or 2'],
  ['ResourceRequirements.requests', { cpu: '1Gi' }, 'must be an amount of CPU in cores, such as 500m or 2'],
  ['ResourceRequirements.requests', { cpu: '1M', other: '1Gi' }, 'must be an amount of CPU in cores, such as 500m or 2'],
  ['ResourceRequirements.limits', { memory: '512' }, 'must have an amount of memory of 1Mi or more: a bare number is bytes, and m thousandths of one'],
  ['ResourceRequirements.limits', { 'ephemeral-storage': '500m' }, 'must have an amount of ephemeral-storage of 1Mi or more: a bare number is bytes, and m thousandths of one'],
  ['ResourceRequirements.limits', { 'memory': 0, 'hugepages-memory': '1', 'example.org/memory': '1' }, undefined],
  ['ResourceRequirements.limits', null, undefined],
  ['KeyToPath.mode', 256, undefined],
  ['KeyToPath.mode', 440, 'must be meant in decimal, in which 0440 is 288'],
  ['KeyToPath.mode', '0440', undefined],
  ['PodSpec.nodeSelector', { 'kubernetes.io/arch': 'amd64', 'kubernetes.io/os': 'linux', 'zone': 'Linux' }, undefined],
  ['PodSpec.nodeSelector', { 'kubernetes.io/os': 'Linux' }, 'must be linux or windows at \'kubernetes.io/os\': no node has another'],
  ['PodSpec.nodeSelector', null, undefined],
  ['HostAlias.ip', '::1', undefined],
  ['HostAlias.ip', 'localhost', 'must be an IP address'],
  ['HostAlias.ip', 1, undefined],
  ['ObjectMeta.uid', 'a', 'must be left out: the API server sets it, and refuses what has another one since'],
  ['VolumeMount.subPath', 'a/..b/c', undefined],
  ['VolumeMount.subPath', '/a', 'must be a path inside of the volume, without \'..\''],
  ['VolumeMount.subPath', 'a/../b', 'must be a path inside of the volume, without \'..\''],
  ['VolumeMount.subPath', '..', 'must be a path inside of the volume, without \'..\''],
  ['VolumeMount.mountPath', 'C:\\data', undefined],
  ['VolumeMount.mountPath', '/a:b', 'must be an absolute path without \'..\' or \':\''],
  ['VolumeMount.mountPath', 'relative', undefined],
  ['Capabilities.add', ['NET_ADMIN', 'CAP_CHOWN'], 'must be without CAP_, which is put before it'],
  ['ServiceSpec.externalName', 'db.example.org.', undefined],
  ['ServiceSpec.externalName', 'http://db', 'must be a DNS name in lower case, without a scheme, a port or a path'],
  ['ServiceSpec.externalName', '192.0.2.7', 'must be a DNS name: an address is not resolved'],
  ['ServicePort.name', 'http-2', undefined],
  ['ServicePort.name', 'http_2', 'must be lower-case letters, digits and \'-\', at most 63'],
])('%s: %j', (field, value, expected) => expect(why(field, value)).toBe(expected));

// What the API server refuses is in test/checks/refused.json; this is what just goes.
test.each<[string, ...unknown[]]>([
  ['ClientIPConfig.timeoutSeconds', 1, 86400],
  ['ConfigMap.binaryData', { 'a.bin': 'eA==', 'b': 'YWJj\nZGVm' }, {}],
  ['ConfigMapKeySelector.key', 'app.conf', 'A_b-1'],
  ['Container.envFrom', [], [{ prefix: 'A_', secretRef: { name: 'a' } }, { configMapRef: { name: 'a' }, secretRef: null }]],
  ['Container.name', 'a', '1a-b'],
  ['Container.ports', [{ containerPort: 80 }, { containerPort: 81 }], [{ name: 'http', containerPort: 80 }, { name: 'metrics', containerPort: 80 }]],
  ['CronJobSpec.successfulJobsHistoryLimit', 0],
  ['CustomResourceDefinitionVersion.name', 'v1', 'v1alpha1'],
  ['DownwardAPIVolumeFile.path', 'labels', 'a/..b'],
  ['EnvVar.valueFrom', { fieldRef: { fieldPath: 'metadata.name' } }],
  ['ExecAction.command', ['true']],
  ['HTTPGetAction.port', 'http', 8080, 'web-2'],
  ['HTTPHeader.name', 'X-Forwarded-For'],
  ['HostAlias.hostnames', ['db', 'db.example.org']],
  ['HostPathVolumeSource.path', '/a/..b', '/'],
  ['HostPathVolumeSource.type', '', 'DirectoryOrCreate'],
  ['IngressClassSpec.controller', 'traefik.io/ingress-controller', `example.org/${'a'.repeat(238)}`],
  ['JobSpec.ttlSecondsAfterFinished', 0],
  ['LabelSelector.matchLabels', { app: '', tier: 'web_1.a' }],
  ['LabelSelector.matchExpressions', [{ key: 'a', operator: 'In', values: ['b'] }, { key: 'a', operator: 'Exists' }, { key: 'a', operator: 'DoesNotExist', values: [] }, { key: 'a', operator: 'NotIn', values: ['b', 'c'] }]],
  ['Lifecycle.preStop', { sleep: { seconds: 5 } }, { exec: { command: ['a'] } }],
  ['NetworkPolicyPort.port', 1, 65535, 'http'],
  ['NetworkPolicySpec.policyTypes', ['Ingress', 'Egress'], []],
  ['NodeSelectorTerm.matchExpressions', [{ key: 'a', operator: 'Gt', values: ['1'] }]],
  ['ObjectMeta.finalizers', ['example.org/a', 'foregroundDeletion', 'orphan']],
  ['PersistentVolumeClaimSpec.accessModes', ['ReadWriteOncePod'], ['ReadWriteOnce', 'ReadOnlyMany']],
  ['PersistentVolumeClaimSpec.storageClassName', '', 'fast.example.org'],
  ['PodAffinityTerm.topologyKey', 'kubernetes.io/hostname', 'rack'],
  ['PodDNSConfig.nameservers', ['10.0.0.1', 'fd00::1', '169.254.20.10']],
  ['PodFailurePolicyRule.onExitCodes', { operator: 'In', values: [1, 42] }, { operator: 'NotIn', values: [0] }],
  ['HorizontalPodAutoscalerSpec.metrics', [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }, { type: 'Pods', pods: { metric: { name: 'a' }, target: { type: 'AverageValue', averageValue: '10' } } }, { type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value', value: '10' } } }, { type: 'ContainerResource', containerResource: { name: 'cpu', container: 'web', target: { averageValue: '100m' } } }, { type: 'Later' }]],
  ['HPAScalingRules.stabilizationWindowSeconds', 0, 3600],
  ['HPAScalingPolicy.periodSeconds', 1, 1800],
  ['HTTPIngressRuleValue.paths', [{ path: '/a/b', pathType: 'Prefix' }, { path: '/a//b', pathType: 'ImplementationSpecific' }, { path: '/.well-known/..a', pathType: 'Exact' }, { path: '/' }]],
  ['IngressRule.host', '*.example.org', '1.example.org', ''],
  ['IngressServiceBackend.port', { number: 80 }, { name: 'http' }, { name: '', number: 8080 }],
  ['MutatingWebhook.name', 'a.b.c', 'check.shop.example.org'],
  ['PodDisruptionBudgetSpec.minAvailable', 1, '50%', '0%'],
  ['RuleWithOperations.operations', ['*'], ['CREATE', 'UPDATE']],
  ['RuleWithOperations.resources', ['*'], ['pods', 'pods/*'], ['*/*'], ['*', 'deployments/scale']],
  ['ServiceReference.path', '/validate'],
  ['ValidatingWebhook.admissionReviewVersions', ['v1'], ['v2', 'v1beta1']],
  ['ValidatingWebhook.clientConfig', { service: { name: 'a', namespace: 'b' }, caBundle: 'eA==' }, { url: 'https://a' }],
  ['PodSpec.ephemeralContainers', []],
  ['PodSpec.hostname', 'web-1', ''],
  ['PodSpec.activeDeadlineSeconds', 1],
  ['PreferredSchedulingTerm.weight', 1, 100],
  ['ResourceFieldSelector.resource', 'limits.memory', 'requests.hugepages-2Mi'],
  ['ResourceQuotaSpec.hard', { 'pods': '10', 'requests.cpu': '1500m', 'limits.memory': '4Gi', 'requests.storage': '10Gi', 'count/deployments.apps': 3, 'services.loadbalancers': '0', 'requests.nvidia.com/gpu': '1', 'fast.storageclass.storage.k8s.io/requests.storage': '1.5Gi', 'hugepages-2Mi': '4Mi', 'cpu': '2' }],
  ['ResourceRequirements.requests', { 'nvidia.com/gpu': 2, 'hugepages-2Mi': '4Mi', 'ephemeral-storage': '1Gi', 'cpu': '0' }],
  ['RollingUpdateDeployment.maxSurge', 0, 3, '25%', '200%'],
  ['RollingUpdateDeployment.maxUnavailable', 0, '100%'],
  ['ServicePort.appProtocol', 'http', 'kubernetes.io/h2c', 'HTTPS'],
  ['ServicePort.targetPort', 'http', 8080, 0, ''],
  ['ServiceSpec.clusterIP', 'None', '', '10.96.0.10', 'fd00::10'],
  ['ServiceSpec.externalIPs', ['192.0.2.7', '10.0.0.1', 'fd00::1']],
  ['ServiceSpec.ipFamilies', ['IPv6', 'IPv4'], ['IPv4']],
  ['StorageClass.provisioner', 'driver.longhorn.io', 'kubernetes.io/no-provisioner', 'Example.org/NFS_a', 'cluster.local/nfs'],
  ['Sysctl.name', 'net.core.somaxconn', 'net/ipv4/ip_unprivileged_port_start', 'kernel.shm_rmid_forced'],
  ['TopologySelectorLabelRequirement.values', ['a', 'b']],
  ['VolumeResourceRequirements.requests', { storage: '1Gi' }, { storage: 1 }, {}],
  ['WebhookClientConfig.url', 'https://hooks.example.org/validate'],
  ['AppArmorProfile.type', 'RuntimeDefault'],
  ['CSIVolumeSource.driver', 'secrets-store.csi.k8s.io', 'Driver'],
  ['EmptyDirVolumeSource.sizeLimit', '1Gi', 0, '0'],
  ['NodeSelectorRequirement.key', 'kubernetes.io/hostname', 'rack'],
  ['PodDNSConfig.searches', ['shop.svc.cluster.local', 'example.org']],
  ['PodSecurityContext.supplementalGroups', [], [0, 1000]],
  ['PodSpec.nodeSelector', { 'example.org/disk': 'ssd', 'a': '' }],
  ['PodSpec.serviceAccountName', '', 'shop.web'],
  ['SleepAction.seconds', 0, 15],
  ['Toleration.key', '', 'node-role.kubernetes.io/control-plane'],
  ['Toleration.value', '', 'true'],
  ['ValidatingAdmissionPolicyBindingSpec.validationActions', ['Deny'], ['Warn', 'Audit']],
])('%s: just goes', (field, ...values) => expect(values.map(value => why(field, value))).toEqual(values.map(() => undefined)));

test.each<[string, unknown, number, string | undefined]>([
  ['EnvVar.name', 'Logging:Level', 31, 'must be the name of a variable: letters, digits, \'_\', \'-\' and \'.\', not beginning with a digit'],
  ['EnvVar.name', 'Logging:Level', 32, undefined],
  ['EnvVar.name', '1 A', 34, undefined],
  ['EnvVar.name', 'A=B', 34, 'must be the name of a variable: letters of ASCII, without ='],
  ['EnvVar.name', '', 34, 'must be the name of a variable: letters of ASCII, without ='],
  ['ServiceSpec.trafficDistribution', 'PreferSameNode', 33, 'must be PreferClose'],
  ['ServiceSpec.trafficDistribution', 'PreferSameNode', 34, undefined],
  ['ServiceSpec.trafficDistribution', 'PreferClose', 30, undefined],
])('%s: %j, of 1.%i', (field, value, minor, expected) => expect(VALUES[field](value, minor)).toBe(expected));
