import { Json, list, record } from '../../../core/internal/json';
import { Container, Pods, probesOf } from '../pods';
import { deviceWrongs, mountWrongs } from './mounts';
import { hasElements, isGiven, Wrong } from './wrong';

/** What does not go together in pods, as a version of Kubernetes has it. */
export function* podsWrongs(pods: Pods, minor: number): Iterable<Wrong> {
  yield* podWrongs(pods);
  yield* nodeWrongs(pods, minor);
  yield* hostPortWrongs(pods);
  yield* spreadWrongs(list(pods.spec.topologySpreadConstraints));
  yield* profileWrongs('', record(pods.spec.securityContext));
  for (const container of pods.containers) {
    yield* variableWrongs(container);
    yield* probeWrongs(container);
    yield* containerWrongs(container);
    const { resources, volumeMounts, volumeDevices } = container.json;
    if (resources !== undefined) yield* resourceWrongs(pods, container, minor);
    if (volumeMounts !== undefined) yield* mountWrongs(container, minor);
    if (volumeDevices !== undefined) yield* deviceWrongs(pods, container);
    yield* portWrongs(pods, container);
    yield* profileWrongs(`${container.at} `, record(container.json.securityContext));
  }
}

function* podWrongs({ item, spec, ends, annotations, containers }: Pods): Iterable<Wrong> {
  const { volumes, tolerations, activeDeadlineSeconds, dnsPolicy, dnsConfig } = spec;
  if (activeDeadlineSeconds !== undefined && !ends && item.builtIn && item.kind !== 'Pod') {
    yield { at: 'activeDeadlineSeconds', must: 'must not be given but in pods that end', value: activeDeadlineSeconds };
  }
  if (dnsPolicy === 'None' && !hasElements(record(dnsConfig).nameservers)) yield { at: 'dnsConfig.nameservers', must: 'must name one with the policy None', value: record(dnsConfig).nameservers ?? 'none' };
  for (const key of Object.keys(annotations)) {
    const [, name] = /^container\.apparmor\.security\.beta\.kubernetes\.io\/(.+)$/.exec(key) ?? [];
    if (name !== undefined && containers.every(each => each.name !== name)) yield { at: `annotation '${key}'`, must: 'must name a container of the pod', value: name };
  }
  for (const volume of list(volumes)) {
    const sources = Object.keys(volume).filter(key => key !== 'name');
    if (sources.length > 1) yield { at: `volume '${String(volume.name)}'`, must: 'must have one source', value: sources.join(', ') };
  }
  for (const { operator, key, value, effect, tolerationSeconds } of list(tolerations)) {
    if (isGiven(tolerationSeconds) && effect !== 'NoExecute') yield { at: 'tolerations', must: 'must have no \'tolerationSeconds\' but with the effect NoExecute', value: tolerationSeconds };
    if (operator === 'Exists' && value !== undefined && value !== '') yield { at: 'tolerations', must: 'must have no value with the operator Exists', value };
    if (operator !== 'Exists' && key === undefined) yield { at: 'tolerations', must: 'must have a key, but with the operator Exists', value };
  }
}

/** What pods have of their node, and what does not go with it. */
function* nodeWrongs({ spec }: Pods, minor: number): Iterable<Wrong> {
  const { hostPID, shareProcessNamespace, hostUsers, securityContext } = spec;
  if (hostPID === true && shareProcessNamespace === true) yield { at: 'shareProcessNamespace', must: 'must not be true beside \'hostPID\'', value: true };
  if (hostUsers === false && minor >= USER_NAMESPACES) {
    for (const field of HOSTS) if (spec[field] === true) yield { at: field, must: 'must not be true beside \'hostUsers: false\'', value: true };
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
  for (const { topologyKey, whenUnsatisfiable, minDomains, matchLabelKeys, labelSelector } of constraints) {
    const at = `topologySpreadConstraints '${String(topologyKey)}'`;
    if (minDomains !== undefined && whenUnsatisfiable === 'ScheduleAnyway') yield { at, must: 'must not have \'minDomains\' but with DoNotSchedule', value: minDomains };
    if (hasElements(matchLabelKeys) && labelSelector === undefined) yield { at, must: 'must have a \'labelSelector\' beside \'matchLabelKeys\'', value: 'none' };
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

function* containerWrongs({ json, at }: Container): Iterable<Wrong> {
  const { privileged, allowPrivilegeEscalation } = record(json.securityContext);
  if (privileged === true && allowPrivilegeEscalation === false) yield { at: `${at} allowPrivilegeEscalation`, must: 'must not be false beside \'privileged\'', value: false };
  const { requests, limits } = record(json.resources);
  for (const [resource, value] of Object.entries(record(requests))) {
    const limit = record(limits)[resource];
    const extended = resource.includes('/') && !resource.startsWith('kubernetes.io/');
    if (extended && String(limit) !== String(value)) yield { at: `${at} requests.${resource}`, must: limit === undefined ? 'must be a limit too' : `must be the limit, ${String(limit)}`, value };
  }
}

function* resourceWrongs({ spec }: Pods, { json, at }: Container, minor: number): Iterable<Wrong> {
  const { requests, limits, claims } = record(json.resources);
  const pages = pagesIn(requests) ?? pagesIn(limits);
  if (pages !== undefined && [requests, limits].every(each => record(each).cpu === undefined && record(each).memory === undefined)) yield { at: `${at} resources`, must: 'must have cpu or memory beside huge pages', value: pages };
  if (claims === undefined || minor < RESOURCE_CLAIMS) return;
  for (const { name } of list(claims)) {
    if (list(spec.resourceClaims).every(claim => claim.name !== name)) yield { at: `${at} resources.claims`, must: 'must be among the \'resourceClaims\' of the pod', value: name };
  }
}

function pagesIn(resources: unknown): string | undefined {
  return Object.keys(record(resources)).find(resource => resource.startsWith('hugepages-'));
}

// Before, the API server drops the field: https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
const RESOURCE_CLAIMS = 34;

function* portWrongs({ spec }: Pods, { json, at }: Container): Iterable<Wrong> {
  if (spec.hostNetwork !== true) return;
  for (const { containerPort, hostPort = containerPort } of list(json.ports)) {
    if (hostPort !== containerPort) yield { at: `${at} hostPort`, must: `must be the port of the container, ${String(containerPort)}, in the network of the node`, value: hostPort };
  }
}
