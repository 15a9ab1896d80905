import { PROC_MOUNT } from '../../../core/internal/api/value-forms';
import { Json, list, record } from '../../../core/internal/json';
import { Container, Pods, probesOf } from '../pods';
import { deviceWrongs, mountWrongs } from './mounts';
import { podResourceWrongs, resourceWrongs } from './resources';
import { systemWrongs } from './systems';
import { hasElements, isGiven, Wrong } from './wrong';

/** What does not go together in pods, as a version of Kubernetes has it. */
export function* podsWrongs(pods: Pods, minor: number): Iterable<Wrong> {
  yield* podWrongs(pods);
  yield* nodeWrongs(pods, minor);
  yield* systemWrongs(pods, minor);
  if (pods.spec.resources !== undefined) yield* podResourceWrongs(pods, minor);
  yield* annotationWrongs(pods);
  yield* hostPortWrongs(pods);
  yield* spreadWrongs(list(pods.spec.topologySpreadConstraints));
  yield* profileWrongs('', record(pods.spec.securityContext));
  for (const container of pods.containers) {
    yield* variableWrongs(container);
    yield* probeWrongs(container);
    yield* containerWrongs(pods, container, minor);
    const { resources, resizePolicy, volumeMounts, volumeDevices } = container.json;
    if (resources !== undefined) yield* resourceWrongs(pods, container, minor);
    if (resizePolicy !== undefined && minor >= RESIZED) yield* resizeWrongs(pods, container);
    if (volumeMounts !== undefined) yield* mountWrongs(container, minor);
    if (volumeDevices !== undefined) yield* deviceWrongs(pods, container);
    yield* portWrongs(pods, container);
    yield* profileWrongs(`${container.at} `, record(container.json.securityContext));
  }
}

function* podWrongs({ item, spec, ends }: Pods): Iterable<Wrong> {
  const { volumes, activeDeadlineSeconds, dnsPolicy, dnsConfig, schedulingGates, nodeName, overhead, runtimeClassName } = spec;
  if (activeDeadlineSeconds !== undefined && !ends && item.builtIn && item.kind !== 'Pod') {
    yield { at: 'activeDeadlineSeconds', must: 'must not be given but in pods that end', value: activeDeadlineSeconds };
  }
  if (dnsPolicy === 'None' && !hasElements(record(dnsConfig).nameservers)) yield { at: 'dnsConfig.nameservers', must: 'must name one with the policy None', value: record(dnsConfig).nameservers ?? 'none' };
  if (hasElements(schedulingGates) && nodeName) yield { at: 'nodeName', must: 'must not be given beside \'schedulingGates\', for then it waits for no node', value: nodeName };
  if (isGiven(overhead) && !runtimeClassName) yield { at: 'overhead', must: 'must be left to the RuntimeClass of the pod', value: overhead };
  for (const volume of list(volumes)) {
    const sources = Object.keys(volume).filter(key => key !== 'name');
    if (sources.length > 1) yield { at: `volume '${String(volume.name)}'`, must: 'must have one source', value: sources.join(', ') };
  }
}

/** Annotations of pods that the API server reads. */
function* annotationWrongs({ annotations, containers }: Pods): Iterable<Wrong> {
  for (const [key, value] of Object.entries(annotations)) {
    const [, name] = /^container\.apparmor\.security\.beta\.kubernetes\.io\/(.+)$/.exec(key) ?? [];
    if (name !== undefined && containers.every(each => each.name !== name)) yield { at: `annotation '${key}'`, must: 'must name a container of the pod', value: name };
    if (name !== undefined && !/^(runtime\/default|unconfined|localhost\/.+)?$/.test(String(value))) yield { at: `annotation '${key}'`, must: 'must be runtime/default, unconfined, or localhost/ and a profile', value };
    if (key === COST && !/^(0|-?[1-9]\d{0,9})$/.test(String(value))) yield { at: `annotation '${key}'`, must: 'must be a whole number', value };
  }
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#pod-deletion-cost */
const COST = 'controller.kubernetes.io/pod-deletion-cost';

/** What pods have of their node, and what does not go with it. */
function* nodeWrongs({ spec, containers }: Pods, minor: number): Iterable<Wrong> {
  const { hostPID, shareProcessNamespace, hostUsers, securityContext } = spec;
  if (hostPID === true && shareProcessNamespace === true) yield { at: 'shareProcessNamespace', must: 'must not be true beside \'hostPID\'', value: true };
  if (hostUsers === false && minor >= USER_NAMESPACES) {
    for (const field of HOSTS) if (spec[field] === true) yield { at: field, must: 'must not be true beside \'hostUsers: false\'', value: true };
    for (const { json, at } of containers) if (hasElements(json.volumeDevices)) yield { at: `${at} volumeDevices`, must: 'must not be given beside \'hostUsers: false\'', value: json.volumeDevices };
  }
  const { sysctls } = record(securityContext);
  if (sysctls === undefined) return;
  const seen = new Set<unknown>();
  for (const { name } of list(sysctls)) {
    const at = `sysctls '${String(name)}'`;
    if (seen.has(name)) yield { at, must: 'must be there once', value: name };
    seen.add(name);
    for (const [field, pattern] of SYSCTLS) if (spec[field] === true && pattern.test(String(name))) yield { at, must: `must not be given beside '${field}', for then it is of the node`, value: name };
  }
}

// Before, the API server drops the field: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
const USER_NAMESPACES = 33;
const HOSTS = ['hostNetwork', 'hostPID', 'hostIPC'];
/** The parameters that pods do not have to themselves where they share something with their node. */
const SYSCTLS = [['hostNetwork', /^net[./]/], ['hostIPC', /^(kernel[./](shm|msg|sem$)|fs[./]mqueue[./])/]] as const;

/** Ports of the node that containers take; init containers have them one after the other. */
function* hostPortWrongs({ item, spec, containers }: Pods): Iterable<Wrong> {
  // In a template the API server does not fill them in.
  const all = spec.hostNetwork === true && item.kind === 'Pod';
  let together: Set<string> | undefined;
  for (const { json, at, role } of containers) {
    let own: Set<string> | undefined;
    for (const { containerPort, hostPort = all ? containerPort : undefined, hostIP = '', protocol = 'TCP' } of list(json.ports)) {
      if (!hostPort) continue;
      const key = `${String(protocol)} ${String(hostIP)} ${String(hostPort)}`;
      const taken = role === 'main' ? together ??= new Set() : own ??= new Set();
      if (taken.has(key)) yield { at: `${at} hostPort`, must: 'must be there once in a pod', value: hostPort };
      taken.add(key);
    }
  }
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#topologyspreadconstraints-field */
function* spreadWrongs(constraints: readonly Json[]): Iterable<Wrong> {
  const seen = new Set<string>();
  for (const { topologyKey, whenUnsatisfiable, minDomains } of constraints) {
    const at = `topologySpreadConstraints '${String(topologyKey)}'`;
    if (minDomains !== undefined && whenUnsatisfiable === 'ScheduleAnyway') yield { at, must: 'must not have \'minDomains\' but with DoNotSchedule', value: minDomains };
    const what = `${String(topologyKey)} ${String(whenUnsatisfiable)}`;
    if (seen.has(what)) yield { at, must: 'must be there once for a topology and a \'whenUnsatisfiable\'', value: what };
    seen.add(what);
  }
}

/** @see https://kubernetes.io/docs/tutorials/security/seccomp/ */
function* profileWrongs(at: string, security: Json): Iterable<Wrong> {
  for (const field of ['seccompProfile', 'appArmorProfile']) {
    const { type, localhostProfile } = record(security[field]);
    if (type === 'Localhost' && localhostProfile === undefined) yield { at: `${at}${field}`, must: 'must have a \'localhostProfile\' with the type Localhost', value: 'none' };
    if (type !== undefined && type !== 'Localhost' && localhostProfile !== undefined) {
      yield { at: `${at}${field}`, must: 'must not have a \'localhostProfile\' but with the type Localhost', value: localhostProfile };
    }
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

function* containerWrongs({ spec }: Pods, { json, at, role }: Container, minor: number): Iterable<Wrong> {
  const { restartPolicy, restartPolicyRules } = json;
  if (isGiven(restartPolicy) && minor < RESTART_RULES && (role === 'main' || restartPolicy !== 'Always')) {
    yield { at: `${at} restartPolicy`, must: role === 'main' ? 'must not be given but in init containers' : 'must be Always, or left out', value: restartPolicy };
  }
  if (hasElements(restartPolicyRules) && minor > RESTART_RULES && !isGiven(restartPolicy)) yield { at: `${at} restartPolicy`, must: 'must be given beside \'restartPolicyRules\'', value: 'nothing' };
  const { privileged, allowPrivilegeEscalation, procMount } = record(json.securityContext);
  if (procMount === 'Unmasked' && spec.hostUsers !== false && minor >= PROC_MOUNT) yield { at: `${at} procMount`, must: 'must not be Unmasked but with \'hostUsers: false\'', value: procMount };
  if (privileged === true && allowPrivilegeEscalation === false) yield { at: `${at} allowPrivilegeEscalation`, must: 'must not be false beside \'privileged\'', value: false };
}

// From 1.34 on a container may have a policy of its own, which is dropped in 1.34: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules
const RESTART_RULES = 34;

// Before, the API server drops the field.
const RESIZED = 33;

/** @see https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#container-resize-policies */
function* resizeWrongs({ spec }: Pods, { json, at }: Container): Iterable<Wrong> {
  for (const { resourceName, restartPolicy } of list(json.resizePolicy)) {
    if (spec.restartPolicy === 'Never' && restartPolicy === 'RestartContainer') yield { at: `${at} resizePolicy '${String(resourceName)}'`, must: 'must be NotRequired with \'restartPolicy: Never\'', value: restartPolicy };
  }
}

function* portWrongs({ spec }: Pods, { json, at }: Container): Iterable<Wrong> {
  if (spec.hostNetwork !== true) return;
  for (const { containerPort, hostPort = containerPort } of list(json.ports)) {
    if (hostPort !== containerPort) yield { at: `${at} hostPort`, must: `must be the port of the container, ${String(containerPort)}, in the network of the node`, value: hostPort };
  }
}
