import { PodProps } from '../../pod';
import { ContainerSecurityProps } from '../../security';
import { Finding, Found } from '../finding';
import { error, integer, oneOf } from '../rules';
import { NOBODY } from './container';
import { PodContainer } from './containers';
import { Source } from './volumes';

/** The capabilities that the standards allow: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export const CAPABILITIES: Readonly<Record<string, readonly string[]>> = {
  restricted: ['NET_BIND_SERVICE'],
  baseline: [
    'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT',
  ],
};
/** The kernel parameters that they allow. */
export const SYSCTLS = [
  'kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.ip_local_reserved_ports', 'net.ipv4.ip_unprivileged_port_start', 'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes', 'net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_syncookies',
];
const VOLUMES: Readonly<Record<string, ReadonlyArray<Source['type']>>> = { restricted: ['hostPath', 'nfs'], baseline: ['hostPath'], privileged: [] };

/** What a pod asks for that its namespace's Pod Security Standard does not allow, or that makes no sense. */
export function podSecurityRules(props: PodProps, containers: readonly PodContainer[], level: string): Found[] {
  const { security: { fsGroup, supplementalGroups = [], sysctls = {} } = {}, hostAccess = {} } = props;
  const refused = (object: string, value: unknown): Finding =>
    error('pod-security', object, `must satisfy the Pod Security Standard '${level}', which the namespace enforces`, value, 'change it, or give the Tenant another \'podSecurity\'');
  const open = level === 'privileged';
  return [
    containers.map(({ at, role, props: { ports = [], volumes = {} }, security }): Found => {
      const prefix = at === '' ? '' : `${at}.`;
      return [
        securityRules(`${prefix}security`, role === 'main' ? props.security : security, level, refused),
        ports.map(({ hostPort }, index) => hostPort === undefined || open ? undefined : refused(`${prefix}ports[${index}].hostPort`, hostPort)),
        Object.entries(volumes).map(([path, volume]) => VOLUMES[level]?.includes(volume._source().type) ? refused(`${prefix}volumes '${path}'`, volume._source().type) : undefined),
      ];
    }),
    integer('security.fsGroup', fsGroup, 0),
    supplementalGroups.map((group, index) => integer(`security.supplementalGroups[${index}]`, group, 0)),
    Object.keys(sysctls).map((name): Found => [
      /^[a-z0-9]([-_a-z0-9]*[a-z0-9])?([./][a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/.test(name) ? undefined : error('sysctl', 'security.sysctls', 'must be names of kernel parameters', name, 'write net.ipv4.tcp_syncookies'),
      open || SYSCTLS.includes(name) ? undefined : refused('security.sysctls', name),
    ]),
    Object.entries(hostAccess).map(([what, value]) => value === true && !open ? refused(`hostAccess.${what}`, value) : undefined),
  ];
}

function securityRules(
  at: string, security: ContainerSecurityProps = {}, level: string, refused: (object: string, value: unknown) => Finding,
): Found[] {
  const { user, group, seccompProfile, capabilities = [], allowPrivilegeEscalation, privileged } = security;
  const restricted = level === 'restricted';
  const allowed = CAPABILITIES[level];
  return [
    integer(`${at}.user`, user, 0),
    integer(`${at}.group`, group, 0),
    oneOf(`${at}.seccompProfile`, seccompProfile, ['RuntimeDefault', 'Unconfined']),
    capabilities.map((name): Found => /^(?!CAP_)[A-Z][A-Z_]*$/.test(name)
      ? undefined
      : error('capability', `${at}.capabilities`, 'must be names of capabilities without CAP_', name, 'write NET_BIND_SERVICE')),
    restricted && user === 0 ? refused(`${at}.user`, user) : undefined,
    restricted && allowPrivilegeEscalation ? refused(`${at}.allowPrivilegeEscalation`, true) : undefined,
    level !== 'privileged' && privileged ? refused(`${at}.privileged`, true) : undefined,
    privileged && allowPrivilegeEscalation === false
      ? error('privileged', `${at}.allowPrivilegeEscalation`, 'must not be false beside \'privileged\'', false, 'remove one of them')
      : undefined,
    level !== 'privileged' && seccompProfile === 'Unconfined' ? refused(`${at}.seccompProfile`, seccompProfile) : undefined,
    allowed ? capabilities.filter(name => !allowed.includes(name)).map(name => refused(`${at}.capabilities`, name)) : [],
  ];
}

const FIRST_OPEN_PORT = 'net.ipv4.ip_unprivileged_port_start';

/**
 * The kernel parameters of a pod. Where a program that is not root listens below 1024, it may: containerd 2 allows that by itself,
 * containerd 1 and CRI-O do not (https://github.com/containerd/containerd/pull/9348, https://github.com/cri-o/cri-o/issues/10050).
 */
export function sysctlsOf(props: PodProps, containers: readonly PodContainer[]): Record<string, string> {
  const { security: { user: podUser = NOBODY, sysctls = {} } = {}, hostAccess = {}, nodeSelector = {} } = props;
  const low = containers.some(each => (each.security?.user ?? podUser) !== 0 && each.ports.some(({ port }) => port < 1024));
  // A pod on its node's network has the node's parameters, and Windows has none.
  const opened = low && !hostAccess.network && nodeSelector['kubernetes.io/os'] !== 'windows';
  return { ...opened ? { [FIRST_OPEN_PORT]: '0' } : {}, ...sysctls };
}
