import { isBase64 } from '../../../core/internal/api/value-forms';
import { Json, list, record } from '../../../core/internal/json';
import { ACCOUNT_TOKEN, OF_ACCOUNT } from '../../../core/internal/labels';
import { isNothing } from '../resources';
import { apiServiceWrongs, definitionWrongs } from './definitions';
import { jobWrongs } from './jobs';
import { quotaWrongs, rangeWrongs } from './limits';
import { classWrongs, ingressWrongs, policyWrongs, serviceWrongs, sliceWrongs } from './network';
import { bindingWrongs, clusterBindingWrongs, roleWrongs } from './rights';
import { isGiven, Wrong } from './wrong';

// What goes together in the fields of a kind, pods aside.

/** What does not go together in an object of a kind. */
export function kindWrongs(kind: string, spec: Json, json: Json): Iterable<Wrong> {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind](spec, json) : [];
}

const KINDS: Readonly<Record<string, (spec: Json, json: Json) => Iterable<Wrong>>> = {
  APIService: apiServiceWrongs,
  Service: serviceWrongs,
  EndpointSlice: sliceWrongs,
  Deployment: deploymentWrongs,
  StatefulSet: statefulSetWrongs,
  DaemonSet: daemonSetWrongs,
  PodDisruptionBudget: budgetWrongs,
  Job: jobWrongs,
  HorizontalPodAutoscaler: autoscalerWrongs,
  PersistentVolume: volumeWrongs,
  ConfigMap: configMapWrongs,
  Secret: secretWrongs,
  Ingress: ingressWrongs,
  IngressClass: classWrongs,
  CronJob: ({ jobTemplate }) => jobWrongs(record(record(jobTemplate).spec)),
  NetworkPolicy: policyWrongs,
  CustomResourceDefinition: definitionWrongs,
  Role: roleWrongs,
  ClusterRole: roleWrongs,
  RoleBinding: (_, json) => bindingWrongs(json),
  ClusterRoleBinding: (_, json) => clusterBindingWrongs(json),
  LimitRange: rangeWrongs,
  ResourceQuota: quotaWrongs,
  PriorityClass: priorityWrongs,
};

function* deploymentWrongs({ strategy, minReadySeconds = 0, progressDeadlineSeconds = 600 }: Json): Iterable<Wrong> {
  const { type, rollingUpdate } = record(strategy);
  if (type === 'Recreate' && rollingUpdate !== undefined) yield { at: 'spec.strategy.rollingUpdate', must: 'must not be given beside the type Recreate', value: rollingUpdate };
  if (Number(minReadySeconds) >= Number(progressDeadlineSeconds)) {
    yield { at: 'spec.minReadySeconds', must: `must be less than 'progressDeadlineSeconds', ${String(progressDeadlineSeconds)}`, value: minReadySeconds };
  }
}

function* statefulSetWrongs({ updateStrategy }: Json): Iterable<Wrong> {
  const { type, rollingUpdate } = record(updateStrategy);
  if (type === 'OnDelete' && isGiven(rollingUpdate)) yield { at: 'spec.updateStrategy.rollingUpdate', must: 'must not be given beside the type OnDelete', value: rollingUpdate };
}

/** @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#performing-a-rolling-update */
function* daemonSetWrongs({ updateStrategy }: Json): Iterable<Wrong> {
  const { type, rollingUpdate } = record(updateStrategy);
  if (type === 'OnDelete' || !isGiven(rollingUpdate)) return;
  const { maxUnavailable = 1, maxSurge = 0 } = record(rollingUpdate);
  if (isNothing(maxUnavailable) && isNothing(maxSurge)) yield { at: 'spec.updateStrategy.rollingUpdate.maxUnavailable', must: 'must be 1 or more where \'maxSurge\' is not', value: maxUnavailable };
  if (!isNothing(maxUnavailable) && !isNothing(maxSurge)) {
    yield { at: 'spec.updateStrategy.rollingUpdate.maxSurge', must: `must not be given but with 'maxUnavailable: 0', and here that is ${String(maxUnavailable)}`, value: maxSurge };
  }
}

function* budgetWrongs({ minAvailable, maxUnavailable }: Json): Iterable<Wrong> {
  if (minAvailable !== undefined && maxUnavailable !== undefined) yield { at: 'spec.minAvailable', must: 'must not be given beside \'maxUnavailable\'', value: minAvailable };
}

function* autoscalerWrongs({ minReplicas, metrics }: Json): Iterable<Wrong> {
  const kinds = list(metrics).map(({ type }) => type);
  if (minReplicas === 0 && !kinds.some(kind => kind === 'External' || kind === 'Object')) {
    yield { at: 'spec.minReplicas', must: 'must be 1 or more where all metrics are of the pods', value: minReplicas };
  }
  for (const { resource } of list(metrics)) {
    const { averageUtilization, averageValue } = record(record(resource).target);
    if (averageUtilization !== undefined && averageValue !== undefined) yield { at: 'spec.metrics', must: 'must have one of averageUtilization and averageValue', value: averageValue };
  }
}

function* volumeWrongs(spec: Json): Iterable<Wrong> {
  const { local, nodeAffinity, hostPath, persistentVolumeReclaimPolicy } = spec;
  if (local !== undefined && nodeAffinity === undefined) yield { at: 'spec.nodeAffinity', must: 'must say on which node it is, for a local volume', value: 'nothing' };
  const sources = SOURCES.filter(source => isGiven(spec[source]));
  if (sources.length !== 1) yield { at: 'spec', must: 'must have one source of the volume', value: sources.join(', ') || 'none' };
  const { path } = record(hostPath);
  if (persistentVolumeReclaimPolicy === 'Recycle' && /^\/+$/.test(String(path))) yield { at: 'spec.persistentVolumeReclaimPolicy', must: `must not be Recycle for the whole node, the hostPath ${String(path)}`, value: 'Recycle' };
}

/** What a PersistentVolume can be, also where Kubernetes does not mount it any more. */
const SOURCES = [
  'awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder', 'csi', 'fc', 'flexVolume', 'flocker', 'gcePersistentDisk', 'glusterfs', 'hostPath',
  'iscsi', 'local', 'nfs', 'photonPersistentDisk', 'portworxVolume', 'quobyte', 'rbd', 'scaleIO', 'storageos', 'vsphereVolume',
];

function* configMapWrongs(_: Json, { data, binaryData }: Json): Iterable<Wrong> {
  for (const key of Object.keys(record(binaryData))) {
    if (Object.hasOwn(record(data), key)) yield { at: `binaryData '${key}'`, must: 'must not be in \'data\' too', value: key };
  }
}

/** What a Secret of a type must have: https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

function* secretWrongs(_: Json, { type, data, stringData, metadata }: Json): Iterable<Wrong> {
  const keys = [...Object.keys(record(data)), ...Object.keys(record(stringData))];
  const missing = (Object.hasOwn(NEEDED, String(type)) ? NEEDED[String(type)] : []).filter(key => !keys.includes(key));
  if (missing.length > 0) yield { at: 'data', must: `must have ${missing.join(' and ')}, for its type`, value: keys };
  if (type === 'kubernetes.io/basic-auth' && !keys.some(key => key === 'username' || key === 'password')) yield { at: 'data', must: 'must have username or password, for its type', value: keys };
  if (type === 'kubernetes.io/dockerconfigjson' && isNoJson(record(stringData)['.dockerconfigjson'] ?? decoded(record(data)['.dockerconfigjson']))) {
    yield { at: 'data \'.dockerconfigjson\'', must: 'must be JSON, for its type', value: 'a text that is none' };
  }
  if (type === ACCOUNT_TOKEN && !record(record(metadata).annotations)[OF_ACCOUNT]) yield { at: `annotation '${OF_ACCOUNT}'`, must: 'must name the ServiceAccount that the token is for', value: 'nothing' };
  for (const [key, value] of Object.entries(record(data))) {
    if (typeof value === 'string' && !isBase64(value)) yield { at: `data '${key}'`, must: 'must be in base64; plain text goes to \'stringData\'', value: `a value of ${value.length} characters` };
  }
}

function decoded(value: unknown): string | undefined {
  return typeof value === 'string' ? Buffer.from(value, 'base64').toString() : undefined;
}

/** Whether a text is no JSON. What is encrypted, or a variable, becomes one. */
function isNoJson(text: unknown): boolean {
  if (typeof text !== 'string' || text === '' || /ENC\[|\$\{|\{\{/.test(text)) return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass */
function* priorityWrongs(_: Json, { metadata }: Json): Iterable<Wrong> {
  const { name } = record(metadata);
  if (typeof name === 'string' && name.startsWith('system-') && !OF_KUBERNETES.has(name)) yield { at: 'metadata.name', must: 'must not begin with \'system-\', which is for those of Kubernetes', value: name };
}

const OF_KUBERNETES = new Set(['system-node-critical', 'system-cluster-critical']);
