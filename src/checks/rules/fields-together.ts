import { Json, list, record } from '../../core/internal/json';
import { addressBits } from '../../core/internal/rules';
import { Item } from '../internal/item';
import { Container, podsOf, probesOf } from '../internal/pods';
import { quantity } from '../internal/resources';
import { Rule } from '../internal/rule';

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
      for (const { at, must, value } of wrongIn(item)) yield { item, at, must: `${must}: the API server refuses it`, value };
    }
  },
};

interface Wrong {
  readonly at: string;
  readonly must: string;
  readonly value: unknown;
}

/** Something wrong, where it is. */
function when(wrong: boolean, at: string, must: string, value: unknown): Wrong[] {
  return wrong ? [{ at, must, value }] : [];
}

function wrongIn(item: Item): Wrong[] {
  const pods = podsOf(item);
  const own = Object.hasOwn(KINDS, item.kind) ? KINDS[item.kind](item.spec, item.json) : [];
  return pods ? [...own, ...podWrongs(pods.spec), ...pods.containers.flatMap(containerWrongs)] : own;
}

const KINDS: Readonly<Record<string, (spec: Json, json: Json) => Wrong[]>> = {
  Service: serviceWrongs,
  Deployment: ({ strategy, minReadySeconds = 0, progressDeadlineSeconds = 600 }) => [
    ...when(record(strategy).type === 'Recreate' && record(strategy).rollingUpdate !== undefined, 'spec.strategy.rollingUpdate', 'must not be given beside the type Recreate', record(strategy).rollingUpdate),
    ...when(Number(minReadySeconds) >= Number(progressDeadlineSeconds), 'spec.minReadySeconds', `must be less than 'progressDeadlineSeconds', ${String(progressDeadlineSeconds)}`, minReadySeconds),
  ],
  PodDisruptionBudget: ({ minAvailable, maxUnavailable }) =>
    when(minAvailable !== undefined && maxUnavailable !== undefined, 'spec.minAvailable', 'must not be given beside \'maxUnavailable\'', minAvailable),
  Job: jobWrongs,
  CronJob: ({ jobTemplate }) => jobWrongs(record(record(jobTemplate).spec)),
  NetworkPolicy: ({ ingress, egress }) => [
    ...[...list(ingress), ...list(egress)].flatMap(({ from, to, ports }) => [
      ...[...list(from), ...list(to)].flatMap(({ ipBlock }) => blockWrongs(record(ipBlock))),
      ...policyPortWrongs(list(ports)),
    ]),
  ],
  CustomResourceDefinition: ({ group, names }, { metadata }) => {
    const name = `${String(record(names).plural)}.${String(group)}`;
    return when(record(metadata).name !== name, 'metadata.name', `must be '${name}', of the plural and the group`, record(metadata).name);
  },
  ClusterRoleBinding: (_, { subjects }) => subjectWrongs(subjects),
  LimitRange: ({ limits }) => list(limits).flatMap(defaultWrongs),
};

function policyPortWrongs(ports: readonly Json[]): Wrong[] {
  return ports.flatMap(({ port, endPort }) => [
    ...when(endPort !== undefined && typeof port !== 'number', 'endPort', 'must not be given without a number as \'port\'', endPort),
    ...when(typeof port === 'number' && typeof endPort === 'number' && endPort < port, 'endPort', `must not be less than 'port', ${String(port)}`, endPort),
  ]);
}

function blockWrongs({ cidr, except }: Json): Wrong[] {
  const [address = '', length = ''] = String(cidr).split('/');
  const bits = addressBits(address)?.slice(0, Number(length));
  const all: unknown[] = Array.isArray(except) ? except : [];
  return all.flatMap(each => {
    const [other, longer] = String(each).split('/');
    const inside = bits !== undefined && addressBits(other)?.startsWith(bits) === true && Number(longer) > Number(length);
    return when(!inside, 'ipBlock.except', `must be a part of ${String(cidr)}`, each);
  });
}

function defaultWrongs({ default: limit, defaultRequest }: Json): Wrong[] {
  return Object.entries(record(defaultRequest)).flatMap(([resource, request]) => {
    const [least, most] = [quantity(request), quantity(record(limit)[resource])];
    const wrong = least !== undefined && most !== undefined && least > most;
    return when(wrong, `defaultRequest.${resource}`, `must not be more than 'default', ${String(record(limit)[resource])}`, request);
  });
}

function serviceWrongs({ type = 'ClusterIP', clusterIP, ports, externalTrafficPolicy, loadBalancerSourceRanges, externalName }: Json): Wrong[] {
  const all = list(ports);
  const keys = all.map(({ port, protocol = 'TCP' }) => `${String(protocol)} ${String(port)}`);
  const names = all.flatMap(({ name }) => name === undefined ? [] : [String(name)]);
  const outside = type === 'NodePort' || type === 'LoadBalancer';
  return [
    ...when(all.length > 1 && names.length < all.length, 'spec.ports', 'must each have a name where there are several', all.find(({ name }) => name === undefined)),
    ...keys.flatMap((key, index) => when(keys.indexOf(key) < index, 'spec.ports', 'must each have a port and a protocol of their own', key)),
    ...names.flatMap((name, index) => when(names.indexOf(name) < index, 'spec.ports', 'must each have a name of their own', name)),
    ...when(clusterIP === 'None' && outside, 'spec.clusterIP', `must not be None with the type ${String(type)}`, clusterIP),
    ...when(externalTrafficPolicy !== undefined && type === 'ClusterIP', 'spec.externalTrafficPolicy', 'must not be given with the type ClusterIP', externalTrafficPolicy),
    ...when(loadBalancerSourceRanges !== undefined && type !== 'LoadBalancer', 'spec.loadBalancerSourceRanges', 'must not be given but with the type LoadBalancer', loadBalancerSourceRanges),
    ...when(type === 'ExternalName' && externalName === undefined, 'spec.externalName', 'must be given with the type ExternalName', 'nothing'),
  ];
}

function jobWrongs({ completionMode, completions, manualSelector, selector, podFailurePolicy, template }: Json): Wrong[] {
  const { restartPolicy } = record(record(template).spec);
  return [
    ...when(completionMode === 'Indexed' && completions === undefined, 'spec.completions', 'must be given with \'completionMode: Indexed\'', 'nothing'),
    ...when(podFailurePolicy !== undefined && restartPolicy !== 'Never', 'spec.podFailurePolicy', 'must not be given but with \'restartPolicy: Never\'', restartPolicy),
    ...when(selector !== undefined && manualSelector !== true, 'spec.selector', 'must be left to Kubernetes', selector),
  ];
}

function subjectWrongs(subjects: unknown): Wrong[] {
  return list(subjects).flatMap(({ kind, name, namespace }) => when(kind === 'ServiceAccount' && namespace === undefined, 'subjects', 'must say the namespace of a ServiceAccount', name));
}

function podWrongs({ volumes, tolerations }: Json): Wrong[] {
  return [
    ...list(volumes).flatMap(volume => {
      const sources = Object.keys(volume).filter(key => key !== 'name');
      return when(sources.length > 1, `volume '${String(volume.name)}'`, 'must have one source', sources.join(', '));
    }),
    ...list(tolerations).flatMap(({ operator, key, value }) => [
      ...when(operator === 'Exists' && value !== undefined && value !== '', 'tolerations', 'must have no value with the operator Exists', value),
      ...when(operator !== 'Exists' && key === undefined, 'tolerations', 'must have a key, but with the operator Exists', value),
    ]),
  ];
}

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'];

function containerWrongs({ json, role, at }: Container): Wrong[] {
  const probes = probesOf(json);
  const { privileged, allowPrivilegeEscalation } = record(json.securityContext);
  const { requests, limits } = record(json.resources);
  const extended = Object.entries(record(requests)).filter(([resource]) => resource.includes('/') && !resource.startsWith('kubernetes.io/'));
  return [
    ...list(json.env).flatMap(({ name, value, valueFrom }) => when(value !== undefined && value !== '' && valueFrom !== undefined, `${at} env '${String(name)}'`, 'must not have a value beside \'valueFrom\'', value)),
    ...list(json.env).flatMap(({ name, valueFrom }) => when(Object.keys(record(valueFrom)).length > 1, `${at} env '${String(name)}'`, 'must come from one source', Object.keys(record(valueFrom)).join(', '))),
    ...probes.flatMap(([name, probe]) => {
      const handlers = HANDLERS.filter(each => probe[each] !== undefined);
      return [
        ...when(handlers.length !== 1, `${at} ${name}`, `must ask in one way: ${HANDLERS.join(', ')}`, handlers.join(', ') || 'none'),
        ...when(name !== 'readinessProbe' && probe.successThreshold !== undefined && probe.successThreshold !== 1, `${at} ${name}.successThreshold`, 'must be 1', probe.successThreshold),
        ...when(name === 'readinessProbe' && probe.terminationGracePeriodSeconds !== undefined, `${at} ${name}.terminationGracePeriodSeconds`, 'must not be given', probe.terminationGracePeriodSeconds),
      ];
    }),
    ...when(role === 'init' && (probes.length > 0 || json.lifecycle !== undefined), at, 'must have no probes and hooks, for it ends', probes.map(([name]) => name).join(', ') || 'lifecycle'),
    ...when(privileged === true && allowPrivilegeEscalation === false, `${at} allowPrivilegeEscalation`, 'must not be false beside \'privileged\'', false),
    ...extended.flatMap(([resource, value]) => when(record(limits)[resource] !== undefined && String(record(limits)[resource]) !== String(value), `${at} requests.${resource}`, `must be the limit, ${String(record(limits)[resource])}`, value)),
  ];
}
