import { Finding, flatten, Found } from './finding';
import { amountOf } from './quantity';
import { absolutePath, addressBits, cidr, dataKey, envName, fileMode, hostName, image, podField, port, portName } from './rules';

/** What is wrong with a value, continuing the sentence that its field begins; undefined where nothing is. */
export type ValueRule = (value: unknown) => string | undefined;

/** One of some words: an enumeration of the API, which the API server holds a value against, and the generated types do not. */
function oneOf(...words: string[]): ValueRule {
  return value => typeof value !== 'string' || words.includes(value) ? undefined : `must be ${words.join(' or ')}`;
}

/** What a rule about a text says of it. */
function text(rule: (object: string, value: string) => Found): ValueRule {
  return value => typeof value === 'string' ? whyOf(rule('', value)) : undefined;
}

function whyOf(found: Found): string | undefined {
  const [first]: Array<Finding | undefined> = flatten([found]);
  return first?.why;
}

/** A rule for each element of a list. */
function each(rule: ValueRule): ValueRule {
  return value => Array.isArray(value) ? value.map(rule).find(why => why !== undefined) : undefined;
}

/** A rule for each key of a map. */
function keys(rule: ValueRule): ValueRule {
  return value => typeof value === 'object' && value !== null ? Object.keys(value).map(rule).find(why => why !== undefined) : undefined;
}

function range(least: number, most: number): ValueRule {
  return value => typeof value !== 'number' || (value >= least && value <= most) ? undefined : `must be from ${least} to ${most}`;
}

/** A rule of a field for which an empty text, or 0, is the same as none: the API server puts the default there. */
function set(rule: ValueRule): ValueRule {
  return value => value === '' || value === 0 ? undefined : rule(value);
}

function matches(pattern: RegExp, why: string): ValueRule {
  return value => typeof value !== 'string' || pattern.test(value) ? undefined : why;
}

/** Amounts of resources that are hardly meant: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory */
const amounts: ValueRule = value => {
  for (const [resource, amount] of Object.entries(value ?? {})) {
    const number = amountOf(String(amount));
    if (resource === 'cpu' && (number > MOST_CPU || /[KMGTPE]i$/.test(String(amount)))) return 'must be an amount of CPU in cores, such as 500m or 2';
    if (/^(memory|ephemeral-storage)$/.test(resource) && number > 0 && number < 2 ** 20) return `must have an amount of ${resource} of 1Mi or more: a bare number is bytes, and m thousandths of one`;
  }
  return undefined;
};
// More than the machines that there are, and less than what 500 in place of 500m is.
const MOST_CPU = 448;

const MODE: ValueRule = value => typeof value === 'number' ? whyOf(fileMode('', value)) : undefined;

/** Words that nodes have, and that others are easily taken for: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-arch */
const NODE_WORDS: Readonly<Record<string, ValueRule>> = {
  'kubernetes.io/arch': oneOf('amd64', 'arm64', 'arm', '386', 'ppc64le', 's390x', 'riscv64', 'loong64'),
  'kubernetes.io/os': oneOf('linux', 'windows'),
};
const nodeWords: ValueRule = value => Object.entries(value ?? {}).flatMap(([key, word]) => {
  const why = Object.hasOwn(NODE_WORDS, key) ? NODE_WORDS[key](word) : undefined;
  return why === undefined ? [] : [`${why} at '${key}': no node has another`];
})[0];

/** Labels that nodes do not have, and what is meant: https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone */
const TOPOLOGY: Readonly<Record<string, string>> = {
  'kubernetes.io/zone': 'topology.kubernetes.io/zone',
  'kubernetes.io/region': 'topology.kubernetes.io/region',
  'topology.kubernetes.io/hostname': 'kubernetes.io/hostname',
  'topology.kubernetes.io/host': 'kubernetes.io/hostname',
};
const topologyKey: ValueRule = value => typeof value === 'string' && Object.hasOwn(TOPOLOGY, value) ? `must be a label that nodes have, such as ${TOPOLOGY[value]}` : undefined;

/** A field of something that may be anything. */
function part(value: unknown, field: string): unknown {
  return Object.entries(value ?? {}).find(([name]) => name === field)?.[1];
}

/** What a volume can have of its pod; the rest is for variables: https://kubernetes.io/docs/concepts/workloads/pods/downward-api/ */
const metadataField: ValueRule = value => {
  const fieldPath = part(value, 'fieldPath');
  return typeof fieldPath !== 'string' || /^metadata\.(name|namespace|uid|(labels|annotations)(\['.+'\])?)$/.test(fieldPath) ? undefined : 'must be a field of the metadata in a volume: others are for variables';
};

/** An amount of memory that an autoscaler aims at. */
const metricAmount: ValueRule = value => {
  const averageValue = part(part(value, 'target'), 'averageValue');
  return part(value, 'name') === 'memory' && averageValue !== undefined && amountOf(String(averageValue)) < 2 ** 20 ? 'must have an averageValue of memory of 1Mi or more: a bare number is bytes' : undefined;
};

const address: ValueRule = value => typeof value === 'string' && addressBits(value) === undefined ? 'must be an IP address' : undefined;
const leftOut: ValueRule = () => 'must be left out: the API server sets it, and refuses what has another one since';
const SUB_PATH = matches(/^(?!\/)(?!(.*\/)?\.\.(\/|$))/, 'must be a path inside of the volume, without \'..\'');
const CAPABILITIES = each(matches(/^(?!CAP_)/, 'must be without CAP_, which is put before it'));
const EXTERNAL_NAME = matches(/^[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?(\.[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?)*\.?$/, 'must be a DNS name in lower case, without a scheme, a port or a path');

const PROTOCOL = oneOf('TCP', 'UDP', 'SCTP');
const PORT: ValueRule = value => typeof value === 'number' ? whyOf(port('', value)) : undefined;
const PERIOD = oneOf('Always', 'IfNotPresent', 'Never');
const CIDR = text(cidr);
const DATA_KEYS = keys(text(dataKey));
const AT_LEAST_1 = range(1, 2 ** 31 - 1);
const AT_LEAST_0 = range(0, 2 ** 31 - 1);
const HOST = text(hostName);

/**
 * What the API server holds values against besides their types, by type and field.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/, and pkg/apis/core/validation in kubernetes/kubernetes.
 */
export const VALUES: Readonly<Record<string, ValueRule>> = {
  'Capabilities.add': CAPABILITIES,
  'Capabilities.drop': CAPABILITIES,
  'ConfigMap.data': DATA_KEYS,
  'ConfigMap.binaryData': DATA_KEYS,
  'ConfigMapVolumeSource.defaultMode': MODE,
  'Container.image': text(image),
  'Container.imagePullPolicy': set(PERIOD),
  'Container.terminationMessagePolicy': set(oneOf('File', 'FallbackToLogsOnError')),
  'ContainerPort.containerPort': PORT,
  'ContainerPort.hostPort': set(PORT),
  'ContainerPort.name': set(text(portName)),
  'ContainerPort.protocol': set(PROTOCOL),
  'CronJobSpec.concurrencyPolicy': set(oneOf('Allow', 'Forbid', 'Replace')),
  'DaemonSetUpdateStrategy.type': set(oneOf('RollingUpdate', 'OnDelete')),
  'DeploymentSpec.replicas': AT_LEAST_0,
  'DeploymentStrategy.type': set(oneOf('RollingUpdate', 'Recreate')),
  'DownwardAPIVolumeSource.defaultMode': MODE,
  'DownwardAPIVolumeFile.fieldRef': metadataField,
  'EmptyDirVolumeSource.medium': oneOf('', 'Memory', 'HugePages', 'HugePages-2Mi', 'HugePages-1Gi'),
  'EnvVar.name': text(envName),
  'HPAScalingRules.selectPolicy': oneOf('Max', 'Min', 'Disabled'),
  'HTTPGetAction.scheme': set(oneOf('HTTP', 'HTTPS')),
  'HTTPIngressPath.path': matches(/^\//, 'must begin with \'/\''),
  'HTTPIngressPath.pathType': oneOf('Prefix', 'Exact', 'ImplementationSpecific'),
  'HostAlias.ip': address,
  'IPBlock.cidr': CIDR,
  'IPBlock.except': each(CIDR),
  'IngressRule.host': set(HOST),
  'IngressTLS.hosts': each(HOST),
  'JobSpec.backoffLimit': AT_LEAST_0,
  'JobSpec.completionMode': oneOf('NonIndexed', 'Indexed'),
  'KeyToPath.mode': MODE,
  'LabelSelectorRequirement.operator': oneOf('In', 'NotIn', 'Exists', 'DoesNotExist'),
  'LimitRangeItem.type': oneOf('Container', 'Pod', 'PersistentVolumeClaim'),
  'MetricSpec.resource': metricAmount,
  'MetricSpec.type': oneOf('Resource', 'ContainerResource', 'Pods', 'Object', 'External'),
  'MetricTarget.averageUtilization': AT_LEAST_1,
  'MetricTarget.type': oneOf('Utilization', 'Value', 'AverageValue'),
  'MutatingWebhook.failurePolicy': oneOf('Fail', 'Ignore'),
  'MutatingWebhook.sideEffects': oneOf('None', 'NoneOnDryRun'),
  'MutatingWebhook.timeoutSeconds': range(1, 30),
  'NetworkPolicyPort.protocol': PROTOCOL,
  'NetworkPolicySpec.policyTypes': each(oneOf('Ingress', 'Egress')),
  'NodeSelectorRequirement.operator': oneOf('In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'),
  'ObjectFieldSelector.fieldPath': text(podField),
  'ObjectMeta.resourceVersion': leftOut,
  'ObjectMeta.uid': leftOut,
  'PersistentVolumeClaimSpec.accessModes': each(oneOf('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod')),
  'PersistentVolumeClaimSpec.volumeMode': oneOf('Filesystem', 'Block'),
  'PersistentVolumeSpec.accessModes': each(oneOf('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod')),
  'PersistentVolumeSpec.persistentVolumeReclaimPolicy': oneOf('Retain', 'Delete', 'Recycle'),
  'PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': oneOf('IfHealthyBudget', 'AlwaysAllow'),
  'PodFailurePolicyRule.action': oneOf('FailJob', 'FailIndex', 'Ignore', 'Count'),
  'PodSpec.dnsPolicy': set(oneOf('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None')),
  'PodSpec.nodeSelector': nodeWords,
  'PodAffinityTerm.topologyKey': topologyKey,
  'PodSpec.preemptionPolicy': oneOf('PreemptLowerPriority', 'Never'),
  'PodSpec.restartPolicy': set(oneOf('Always', 'OnFailure', 'Never')),
  'PodSpec.terminationGracePeriodSeconds': AT_LEAST_0,
  'PriorityClass.preemptionPolicy': oneOf('PreemptLowerPriority', 'Never'),
  'PriorityClass.value': range(-(2 ** 31), 1e9),
  'Probe.failureThreshold': set(AT_LEAST_1),
  'Probe.initialDelaySeconds': AT_LEAST_0,
  'Probe.periodSeconds': set(AT_LEAST_1),
  'Probe.timeoutSeconds': set(AT_LEAST_1),
  'ProjectedVolumeSource.defaultMode': MODE,
  'ResourceRequirements.limits': amounts,
  'ResourceRequirements.requests': amounts,
  'RoleRef.apiGroup': oneOf('rbac.authorization.k8s.io'),
  'RoleRef.kind': oneOf('Role', 'ClusterRole'),
  'SeccompProfile.type': oneOf('RuntimeDefault', 'Localhost', 'Unconfined'),
  'Secret.data': DATA_KEYS,
  'Secret.stringData': DATA_KEYS,
  'SecretVolumeSource.defaultMode': MODE,
  'ServiceAccountTokenProjection.expirationSeconds': range(600, 2 ** 32),
  'ServicePort.name': set(matches(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, 'must be lower-case letters, digits and \'-\', at most 63')),
  'ServicePort.nodePort': range(0, 65535),
  'ServicePort.port': PORT,
  'ServicePort.protocol': set(PROTOCOL),
  'ServiceSpec.externalName': set(value => address(value) === undefined ? 'must be a DNS name: an address is not resolved' : EXTERNAL_NAME(value)),
  'ServiceSpec.externalTrafficPolicy': set(oneOf('Cluster', 'Local')),
  'ServiceSpec.internalTrafficPolicy': oneOf('Cluster', 'Local'),
  'ServiceSpec.ipFamilyPolicy': oneOf('SingleStack', 'PreferDualStack', 'RequireDualStack'),
  'ServiceSpec.loadBalancerSourceRanges': each(CIDR),
  'ServiceSpec.sessionAffinity': set(oneOf('None', 'ClientIP')),
  'ServiceSpec.type': set(oneOf('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName')),
  'StatefulSetSpec.podManagementPolicy': set(oneOf('OrderedReady', 'Parallel')),
  'StatefulSetSpec.replicas': AT_LEAST_0,
  'StatefulSetUpdateStrategy.type': set(oneOf('RollingUpdate', 'OnDelete')),
  'StorageClass.reclaimPolicy': oneOf('Retain', 'Delete'),
  'StorageClass.volumeBindingMode': oneOf('Immediate', 'WaitForFirstConsumer'),
  'Subject.kind': oneOf('User', 'Group', 'ServiceAccount'),
  'Toleration.effect': oneOf('', 'NoSchedule', 'PreferNoSchedule', 'NoExecute'),
  'Toleration.operator': oneOf('', 'Exists', 'Equal', 'Lt', 'Gt'),
  'TopologySpreadConstraint.maxSkew': AT_LEAST_1,
  'TopologySpreadConstraint.topologyKey': topologyKey,
  'TopologySpreadConstraint.whenUnsatisfiable': oneOf('DoNotSchedule', 'ScheduleAnyway'),
  'ValidatingWebhook.failurePolicy': oneOf('Fail', 'Ignore'),
  'ValidatingWebhook.sideEffects': oneOf('None', 'NoneOnDryRun'),
  'ValidatingWebhook.timeoutSeconds': range(1, 30),
  'VolumeMount.mountPath': text((object, value) => value.includes(':') && !/^[A-Za-z]:\\/.test(value) ? absolutePath(object, value) : undefined),
  'VolumeMount.mountPropagation': oneOf('None', 'HostToContainer', 'Bidirectional'),
  'VolumeMount.subPath': SUB_PATH,
};
