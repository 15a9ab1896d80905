import { Json, list, record } from '../../../core/internal/json';
import { CAPABILITIES, SYSCTLS } from '../../../core/internal/pods/pod-security';
import { askedOf, Container, Pods } from '../pods';

/** What of a pod a standard does not allow. */
export interface Refused {
  readonly at: string;
  /** What the standard asks for. */
  readonly must: string;
  readonly value: unknown;
}

// https://kubernetes.io/docs/concepts/security/pod-security-standards/
// 1.32 has two more than its predecessors: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls
export const SAFE_SYSCTLS: ReadonlySet<string> = new Set([...SYSCTLS, 'net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']);
const RESTRICTED_VOLUMES = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];
const SELINUX_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];
const PROC_MOUNT = 'Default';

/** What a Pod Security Standard does not allow of pods, for a level of `baseline` or `restricted`, as a version of Kubernetes has it. */
export function refusedBy(level: string, pods: Pods, minor: number): Refused[] {
  if (level !== 'baseline' && level !== 'restricted') return [];
  // What it restricts besides, Windows does not have.
  const windows = record(pods.spec.os).name === 'windows';
  return [...baseline(pods), ...minor >= PROBED_HOSTS ? askedHosts(pods) : [], ...level === 'restricted' && !windows ? restricted(pods, minor) : []];
}

// https://github.com/kubernetes/kubernetes/pull/130394
const IMAGE_VOLUMES = 33;
// https://github.com/kubernetes/enhancements/issues/4940
const PROBED_HOSTS = 34;

/** Hosts that the kubelet would be made to ask, in place of the pod. */
function askedHosts({ containers }: Pods): Refused[] {
  return containers.flatMap(({ json, at }) => askedOf(json).flatMap(([name, { httpGet, tcpSocket }]) => [httpGet, tcpSocket].flatMap(each => {
    const { host } = record(each);
    return typeof host === 'string' && host !== '' ? [{ at: `${at} ${name}`, must: 'must not name a host', value: host }] : [];
  })));
}

function baseline({ spec, containers }: Pods): Refused[] {
  const context = record(spec.securityContext);
  return [
    ...['hostNetwork', 'hostPID', 'hostIPC'].flatMap(field => spec[field] === true ? [{ at: field, must: 'must be false', value: true }] : []),
    ...list(spec.volumes).flatMap(volume => volume.hostPath === undefined ? [] : [{ at: `volume '${String(volume.name)}'`, must: 'must not be a directory of the node', value: record(volume.hostPath).path }]),
    ...list(context.sysctls).flatMap(({ name }) => SAFE_SYSCTLS.has(String(name)) ? [] : [{ at: 'sysctls', must: 'must be safe ones', value: name }]),
    ...confined('securityContext', context),
    ...containers.flatMap(container => {
      const own = record(container.json.securityContext);
      const added = capabilities(own, 'add').filter(name => !CAPABILITIES.baseline.includes(name));
      return [
        ...own.privileged === true ? [{ at: `${container.at} privileged`, must: 'must be false', value: true }] : [],
        ...added.map(value => ({ at: `${container.at} capabilities`, must: 'must be among those of the standard', value })),
        ...list(container.json.ports).flatMap(({ hostPort }) => hostPort === undefined || hostPort === 0 ? [] : [{ at: `${container.at} hostPort`, must: 'must not be set', value: hostPort }]),
        ...own.procMount === undefined || own.procMount === PROC_MOUNT ? [] : [{ at: `${container.at} procMount`, must: 'must be Default', value: own.procMount }],
        ...confined(container.at, own),
      ];
    }),
  ];
}

function confined(at: string, { seccompProfile, seLinuxOptions, appArmorProfile, windowsOptions }: Json): Refused[] {
  const { type, user, role } = record(seLinuxOptions);
  return [
    ...record(seccompProfile).type === 'Unconfined' ? [{ at: `${at} seccompProfile`, must: 'must not be Unconfined', value: 'Unconfined' }] : [],
    ...record(appArmorProfile).type === 'Unconfined' ? [{ at: `${at} appArmorProfile`, must: 'must not be Unconfined', value: 'Unconfined' }] : [],
    ...type === undefined || SELINUX_TYPES.includes(String(type)) ? [] : [{ at: `${at} seLinuxOptions.type`, must: 'must be one for containers', value: type }],
    ...user === undefined && role === undefined ? [] : [{ at: `${at} seLinuxOptions`, must: 'must not name a user or a role', value: { user, role } }],
    ...record(windowsOptions).hostProcess === true ? [{ at: `${at} windowsOptions.hostProcess`, must: 'must be false', value: true }] : [],
  ];
}

function restricted({ spec, containers }: Pods, minor: number): Refused[] {
  const context = record(spec.securityContext);
  const volumes = minor >= IMAGE_VOLUMES ? [...RESTRICTED_VOLUMES, 'image'] : RESTRICTED_VOLUMES;
  return [
    ...list(spec.volumes).flatMap(volume => {
      const type = Object.keys(volume).find(key => key !== 'name');
      return type === undefined || type === 'hostPath' || volumes.includes(type) ? [] : [{ at: `volume '${String(volume.name)}'`, must: `must be one of ${volumes.join(', ')}`, value: type }];
    }),
    ...context.runAsUser === 0 ? [{ at: 'securityContext.runAsUser', must: 'must not be 0', value: 0 }] : [],
    ...containers.flatMap(container => ofContainer(container, context)),
  ];
}

function ofContainer({ json, at }: Container, pod: Json): Refused[] {
  const own = record(json.securityContext);
  const { runAsNonRoot = pod.runAsNonRoot, seccompProfile = pod.seccompProfile } = own;
  const profile = record(seccompProfile).type;
  const added = capabilities(own, 'add').filter(name => name !== 'NET_BIND_SERVICE' && CAPABILITIES.baseline.includes(name));
  return [
    ...runAsNonRoot === true ? [] : [{ at: `${at} runAsNonRoot`, must: 'must be true', value: runAsNonRoot ?? 'not set' }],
    ...own.runAsUser === 0 ? [{ at: `${at} runAsUser`, must: 'must not be 0', value: 0 }] : [],
    ...own.allowPrivilegeEscalation === false ? [] : [{ at: `${at} allowPrivilegeEscalation`, must: 'must be false', value: own.allowPrivilegeEscalation ?? 'not set' }],
    ...capabilities(own, 'drop').includes('ALL') ? [] : [{ at: `${at} capabilities.drop`, must: 'must have ALL', value: capabilities(own, 'drop') }],
    ...added.map(value => ({ at: `${at} capabilities.add`, must: 'must be NET_BIND_SERVICE alone', value })),
    ...profile === 'RuntimeDefault' || profile === 'Localhost' || profile === 'Unconfined' ? [] : [{ at: `${at} seccompProfile`, must: 'must be RuntimeDefault or Localhost', value: profile ?? 'not set' }],
  ];
}

function capabilities({ capabilities: all }: Json, which: 'add' | 'drop'): string[] {
  const names = record(all)[which];
  return Array.isArray(names) ? names.map(String) : [];
}
