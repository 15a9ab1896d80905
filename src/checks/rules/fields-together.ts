import { Json, list, record } from '../../core/internal/json';
import { addressBits } from '../../core/internal/rules';
import { Item } from '../internal/item';
import { Container, Pods, probesOf } from '../internal/pods';
import { quantity } from '../internal/resources';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'fields-together',
  severity: 'error',
  title: 'The fields of an object go together.',
  why: 'Each of them can be there, and not beside the other, or not without it: the API server refuses the object.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  remedy: 'remove one of them, or add what is missing',
  alone: true,
  * check(cluster) {
    for (const item of cluster.items) {
      if (!item.builtIn) continue;
      for (const { at, must, value } of wrongIn(item, cluster.podsOf(item))) yield { item, at, must: `${must}: the API server refuses it`, value };
    }
  },
};

type Wrong = Pick<Violation, 'at' | 'must' | 'value'>;

function* wrongIn(item: Item, pods: Pods | undefined): Iterable<Wrong> {
  if (Object.hasOwn(KINDS, item.kind)) yield* KINDS[item.kind](item.spec, item.json);
  if (!pods) return;
  yield* podWrongs(pods.spec);
  for (const container of pods.containers) {
    yield* variableWrongs(container);
    yield* probeWrongs(container);
    yield* containerWrongs(container);
  }
}

const KINDS: Readonly<Record<string, (spec: Json, json: Json) => Iterable<Wrong>>> = {
  Service: serviceWrongs,
  Deployment: deploymentWrongs,
  PodDisruptionBudget: budgetWrongs,
  Job: jobWrongs,
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

function* jobWrongs({ completionMode, completions, manualSelector, selector, podFailurePolicy, template }: Json): Iterable<Wrong> {
  const { restartPolicy } = record(record(template).spec);
  if (completionMode === 'Indexed' && completions === undefined) yield { at: 'spec.completions', must: 'must be given with \'completionMode: Indexed\'', value: 'nothing' };
  if (podFailurePolicy !== undefined && restartPolicy !== 'Never') {
    yield { at: 'spec.podFailurePolicy', must: 'must not be given but with \'restartPolicy: Never\'', value: restartPolicy };
  }
  if (selector !== undefined && manualSelector !== true) yield { at: 'spec.selector', must: 'must be left to Kubernetes', value: selector };
}

function* policyWrongs({ ingress, egress }: Json): Iterable<Wrong> {
  for (const { from, to, ports } of [...list(ingress), ...list(egress)]) {
    for (const { ipBlock } of [...list(from), ...list(to)]) yield* blockWrongs(record(ipBlock));
    yield* policyPortWrongs(list(ports));
  }
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

function* definitionWrongs({ group, names }: Json, { metadata }: Json): Iterable<Wrong> {
  const name = `${String(record(names).plural)}.${String(group)}`;
  if (record(metadata).name !== name) yield { at: 'metadata.name', must: `must be '${name}', of the plural and the group`, value: record(metadata).name };
}

function* bindingWrongs(_: Json, { subjects }: Json): Iterable<Wrong> {
  for (const { kind, name, namespace } of list(subjects)) {
    if (kind === 'ServiceAccount' && namespace === undefined) yield { at: 'subjects', must: 'must say the namespace of a ServiceAccount', value: name };
  }
}

function* rangeWrongs({ limits }: Json): Iterable<Wrong> {
  for (const { default: limit, defaultRequest } of list(limits)) {
    for (const [resource, request] of Object.entries(record(defaultRequest))) {
      const most = record(limit)[resource];
      const [least, bound] = [quantity(request), quantity(most)];
      if (least !== undefined && bound !== undefined && least > bound) yield { at: `defaultRequest.${resource}`, must: `must not be more than 'default', ${String(most)}`, value: request };
    }
  }
}

function* podWrongs({ volumes, tolerations }: Json): Iterable<Wrong> {
  for (const volume of list(volumes)) {
    const sources = Object.keys(volume).filter(key => key !== 'name');
    if (sources.length > 1) yield { at: `volume '${String(volume.name)}'`, must: 'must have one source', value: sources.join(', ') };
  }
  for (const { operator, key, value } of list(tolerations)) {
    if (operator === 'Exists' && value !== undefined && value !== '') yield { at: 'tolerations', must: 'must have no value with the operator Exists', value };
    if (operator !== 'Exists' && key === undefined) yield { at: 'tolerations', must: 'must have a key, but with the operator Exists', value };
  }
}

function* variableWrongs({ json, at }: Container): Iterable<Wrong> {
  for (const { name, value, valueFrom } of list(json.env)) {
    if (valueFrom === undefined) continue;
    if (value !== undefined && value !== '') yield { at: `${at} env '${String(name)}'`, must: 'must not have a value beside \'valueFrom\'', value };
    const sources = Object.keys(record(valueFrom));
    if (sources.length > 1) yield { at: `${at} env '${String(name)}'`, must: 'must come from one source', value: sources.join(', ') };
  }
}

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'];

function* probeWrongs({ json, role, at }: Container): Iterable<Wrong> {
  const probes = probesOf(json);
  if (role === 'init' && (probes.length > 0 || json.lifecycle !== undefined)) {
    yield { at, must: 'must have no probes and hooks, for it ends', value: probes.map(([name]) => name).join(', ') || 'lifecycle' };
  }
  for (const [name, probe] of probes) {
    const handlers = HANDLERS.filter(each => probe[each] !== undefined);
    if (handlers.length !== 1) yield { at: `${at} ${name}`, must: `must ask in one way: ${HANDLERS.join(', ')}`, value: handlers.join(', ') || 'none' };
    const { successThreshold = 1, terminationGracePeriodSeconds: grace } = probe;
    if (name !== 'readinessProbe' && successThreshold !== 1) yield { at: `${at} ${name}.successThreshold`, must: 'must be 1', value: successThreshold };
    if (name === 'readinessProbe' && grace !== undefined) yield { at: `${at} ${name}.terminationGracePeriodSeconds`, must: 'must not be given', value: grace };
  }
}

function* containerWrongs({ json, at }: Container): Iterable<Wrong> {
  const { privileged, allowPrivilegeEscalation } = record(json.securityContext);
  if (privileged === true && allowPrivilegeEscalation === false) yield { at: `${at} allowPrivilegeEscalation`, must: 'must not be false beside \'privileged\'', value: false };
  const { requests, limits } = record(json.resources);
  for (const [resource, value] of Object.entries(record(requests))) {
    const limit = record(limits)[resource];
    const extended = resource.includes('/') && !resource.startsWith('kubernetes.io/');
    if (extended && limit !== undefined && String(limit) !== String(value)) yield { at: `${at} requests.${resource}`, must: `must be the limit, ${String(limit)}`, value };
  }
}
