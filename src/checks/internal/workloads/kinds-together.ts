import { indexedWrongs } from '../../../core/internal/job';
import { Json, list, record } from '../../../core/internal/json';
import { addressBits } from '../../../core/internal/rules';
import { quantity } from '../resources';
import { Violation } from '../rule';

// What goes together in the fields of a kind, pods aside.

/** Fields that do not go together. */
export type Wrong = Pick<Violation, 'at' | 'must' | 'value'>;

/** What does not go together in an object of a kind. */
export function kindWrongs(kind: string, spec: Json, json: Json): Iterable<Wrong> {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind](spec, json) : [];
}

const KINDS: Readonly<Record<string, (spec: Json, json: Json) => Iterable<Wrong>>> = {
  Service: serviceWrongs,
  Deployment: deploymentWrongs,
  PodDisruptionBudget: budgetWrongs,
  Job: jobWrongs,
  HorizontalPodAutoscaler: autoscalerWrongs,
  PersistentVolume: volumeWrongs,
  Secret: secretWrongs,
  Ingress: ingressWrongs,
  CronJob: ({ jobTemplate }) => jobWrongs(record(record(jobTemplate).spec)),
  NetworkPolicy: policyWrongs,
  CustomResourceDefinition: definitionWrongs,
  ClusterRoleBinding: bindingWrongs,
  LimitRange: rangeWrongs,
};

function* serviceWrongs({ type = 'ClusterIP', clusterIP, ports, externalTrafficPolicy, loadBalancerSourceRanges, externalName }: Json): Iterable<Wrong> {
  yield* servicePortWrongs(list(ports));
  if (clusterIP === 'None' && (type === 'NodePort' || type === 'LoadBalancer')) yield { at: 'spec.clusterIP', must: `must not be None with the type ${type}`, value: clusterIP };
  if (externalTrafficPolicy !== undefined && type === 'ClusterIP') {
    yield { at: 'spec.externalTrafficPolicy', must: 'must not be given with the type ClusterIP', value: externalTrafficPolicy };
  }
  if (loadBalancerSourceRanges !== undefined && type !== 'LoadBalancer') {
    yield { at: 'spec.loadBalancerSourceRanges', must: 'must not be given but with the type LoadBalancer', value: loadBalancerSourceRanges };
  }
  if (type === 'ExternalName' && externalName === undefined) yield { at: 'spec.externalName', must: 'must be given with the type ExternalName', value: 'nothing' };
}

function* servicePortWrongs(ports: readonly Json[]): Iterable<Wrong> {
  if (ports.length < 2) return;
  const unnamed = ports.find(({ name }) => name === undefined);
  if (unnamed) yield { at: 'spec.ports', must: 'must each have a name where there are several', value: unnamed };
  const keys = ports.map(({ port, protocol = 'TCP' }) => `${String(protocol)} ${String(port)}`);
  for (const key of repeated(keys)) yield { at: 'spec.ports', must: 'must each have a port and a protocol of their own', value: key };
  const names = ports.flatMap(({ name }) => name === undefined ? [] : [String(name)]);
  for (const name of repeated(names)) yield { at: 'spec.ports', must: 'must each have a name of their own', value: name };
}

function repeated(all: readonly string[]): string[] {
  return all.filter((each, index) => all.indexOf(each) < index);
}

function* deploymentWrongs({ strategy, minReadySeconds = 0, progressDeadlineSeconds = 600 }: Json): Iterable<Wrong> {
  const { type, rollingUpdate } = record(strategy);
  if (type === 'Recreate' && rollingUpdate !== undefined) yield { at: 'spec.strategy.rollingUpdate', must: 'must not be given beside the type Recreate', value: rollingUpdate };
  if (Number(minReadySeconds) >= Number(progressDeadlineSeconds)) {
    yield { at: 'spec.minReadySeconds', must: `must be less than 'progressDeadlineSeconds', ${String(progressDeadlineSeconds)}`, value: minReadySeconds };
  }
}

function* budgetWrongs({ minAvailable, maxUnavailable }: Json): Iterable<Wrong> {
  if (minAvailable !== undefined && maxUnavailable !== undefined) yield { at: 'spec.minAvailable', must: 'must not be given beside \'maxUnavailable\'', value: minAvailable };
}

function* jobWrongs(spec: Json): Iterable<Wrong> {
  const { completionMode, completions, parallelism, manualSelector, selector, podFailurePolicy, template } = spec;
  const { restartPolicy } = record(record(template).spec);
  // With neither, both are 1.
  if (completionMode === 'Indexed' && completions === undefined && parallelism !== undefined) yield { at: 'spec.completions', must: 'must be given with \'completionMode: Indexed\'', value: 'nothing' };
  if (completionMode === 'Indexed') yield* indexedWrongs(spec).map(({ field, must, value }) => ({ at: `spec.${field}`, must, value }));
  if (podFailurePolicy !== undefined && restartPolicy !== 'Never') {
    yield { at: 'spec.podFailurePolicy', must: 'must not be given but with \'restartPolicy: Never\'', value: restartPolicy };
  }
  yield* perIndexWrongs(spec);
  if (selector !== undefined && manualSelector !== true) yield { at: 'spec.selector', must: 'must be left to Kubernetes', value: selector };
}

/** What is of the single index: https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index */
function* perIndexWrongs(spec: Json): Iterable<Wrong> {
  for (const field of spec.completionMode === 'Indexed' ? [] : ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy']) {
    if (spec[field] !== undefined) yield { at: `spec.${field}`, must: 'must not be given but with \'completionMode: Indexed\'', value: spec[field] };
  }
  if (spec.backoffLimitPerIndex !== undefined) return;
  if (spec.maxFailedIndexes !== undefined) yield { at: 'spec.maxFailedIndexes', must: 'must not be given without \'backoffLimitPerIndex\'', value: spec.maxFailedIndexes };
  if (list(record(spec.podFailurePolicy).rules).some(({ action }) => action === 'FailIndex')) yield { at: 'spec.podFailurePolicy', must: 'must not say FailIndex without \'backoffLimitPerIndex\'', value: 'FailIndex' };
}

function* policyWrongs({ ingress, egress }: Json): Iterable<Wrong> {
  for (const { from, to, ports } of [...list(ingress), ...list(egress)]) {
    for (const peer of [...list(from), ...list(to)]) yield* peerWrongs(peer);
    yield* policyPortWrongs(list(ports));
  }
}

function* peerWrongs({ ipBlock, podSelector, namespaceSelector }: Json): Iterable<Wrong> {
  if (ipBlock === undefined) return;
  yield* blockWrongs(record(ipBlock));
  const selector = podSelector ?? namespaceSelector;
  if (selector !== undefined) yield { at: 'ipBlock', must: 'must not be given beside a selector', value: selector };
}

function* blockWrongs({ cidr, except }: Json): Iterable<Wrong> {
  const [address = '', length = ''] = String(cidr).split('/');
  const bits = addressBits(address)?.slice(0, Number(length));
  for (const each of Array.isArray(except) ? except : []) {
    const [other, longer] = String(each).split('/');
    const inside = bits !== undefined && addressBits(other)?.startsWith(bits) === true && Number(longer) > Number(length);
    if (!inside) yield { at: 'ipBlock.except', must: `must be a part of ${String(cidr)}`, value: each };
  }
}

function* policyPortWrongs(ports: readonly Json[]): Iterable<Wrong> {
  for (const { port, endPort } of ports) {
    if (endPort === undefined) continue;
    if (typeof port !== 'number') yield { at: 'endPort', must: 'must not be given without a number as \'port\'', value: endPort };
    else if (typeof endPort === 'number' && endPort < port) yield { at: 'endPort', must: `must not be less than 'port', ${port}`, value: endPort };
  }
}

function* definitionWrongs({ group, names, versions }: Json, { metadata, apiVersion }: Json): Iterable<Wrong> {
  const { plural } = record(names);
  if (typeof plural !== 'string' || typeof group !== 'string') yield { at: 'spec', must: 'must have a group, and names with a plural', value: { group, names } };
  else if (record(metadata).name !== `${plural}.${group}`) yield { at: 'metadata.name', must: `must be '${plural}.${group}', of the plural and the group`, value: record(metadata).name };
  const all = list(versions);
  const stored = all.filter(({ storage }) => storage === true).map(({ name }) => name);
  if (all.length > 0 && stored.length !== 1) yield { at: 'spec.versions', must: 'must have one that is stored', value: stored };
  const bare = all.find(({ schema }) => record(schema).openAPIV3Schema === undefined);
  if (bare && apiVersion === 'apiextensions.k8s.io/v1') yield { at: `spec.versions '${String(bare.name)}'`, must: 'must have a schema', value: 'none' };
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

function* volumeWrongs({ local, nodeAffinity }: Json): Iterable<Wrong> {
  if (local !== undefined && nodeAffinity === undefined) yield { at: 'spec.nodeAffinity', must: 'must say on which node it is, for a local volume', value: 'nothing' };
}

/** What a Secret of a type must have: https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

function* secretWrongs(_: Json, { type, data, stringData }: Json): Iterable<Wrong> {
  const keys = [...Object.keys(record(data)), ...Object.keys(record(stringData))];
  const missing = (Object.hasOwn(NEEDED, String(type)) ? NEEDED[String(type)] : []).filter(key => !keys.includes(key));
  if (missing.length > 0) yield { at: 'data', must: `must have ${missing.join(' and ')}, for its type`, value: keys };
  for (const [key, value] of Object.entries(record(data))) {
    if (typeof value === 'string' && !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value)) yield { at: `data '${key}'`, must: 'must be in base64; plain text goes to \'stringData\'', value: `a value of ${value.length} characters` };
  }
}

function* ingressWrongs({ ingressClassName }: Json, { metadata }: Json): Iterable<Wrong> {
  const { 'kubernetes.io/ingress.class': annotation } = record(record(metadata).annotations);
  if (ingressClassName === undefined || annotation === undefined || annotation === ingressClassName) return;
  yield { at: 'annotation \'kubernetes.io/ingress.class\'', must: 'must not be another than \'ingressClassName\'', value: annotation };
}

function* bindingWrongs(_: Json, { subjects }: Json): Iterable<Wrong> {
  for (const { kind, name, namespace } of list(subjects)) {
    if (kind === 'ServiceAccount' && namespace === undefined) yield { at: 'subjects', must: 'must say the namespace of a ServiceAccount', value: name };
  }
}

function* rangeWrongs({ limits }: Json): Iterable<Wrong> {
  for (const each of list(limits)) {
    for (const [less, more] of ORDER) {
      for (const [resource, value] of Object.entries(record(each[less]))) {
        const bound = record(each[more])[resource];
        const [least, most] = [quantity(value), quantity(bound)];
        if (least !== undefined && most !== undefined && least > most) yield { at: `${less}.${resource}`, must: `must not be more than '${more}', ${String(bound)}`, value };
      }
    }
  }
}

/** What of a LimitRange must not be more than what. */
const ORDER = [['defaultRequest', 'default'], ['default', 'max'], ['min', 'defaultRequest'], ['min', 'max']] as const;
