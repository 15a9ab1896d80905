import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { PodProps, SecurityProps } from '../pod';
import { container, containerRules } from './container';
import { unlessDefault } from './defaults';
import { Facts } from './facts';
import { fileRules, Files, FILES_HASH } from './files';
import { Found } from './finding';
import { selectorOf } from './labels';
import { ON_BY_DEFAULT } from './newer';
import { secondsOf } from './quantity';
import { annotations, error, integer, labels, oneOf, seconds, serviceName, warning } from './rules';
import { Wire } from './wire';

const PLACEMENTS = ['prefer', 'require', 'none'];

/** What a pod is told besides its props. */
export interface PodContext {
  readonly name: string;
  readonly facts: Facts;
  readonly labels: Record<string, string>;
  readonly env: Array<Wire<k8s.EnvVar>> | undefined;
  readonly files: Files | undefined;
  /** Mounts of the claims that a StatefulSet makes for each pod. */
  readonly claimMounts?: Array<Wire<k8s.VolumeMount>>;
  /** Whether its replicas are sent requests, so that each must go on serving while it is taken out. */
  readonly serving: boolean;
  /** Whether there can be more than one replica to spread. */
  readonly replicated: boolean;
  /** Whether a Deployment makes the pods: its revisions are spread each by itself. */
  readonly revisioned: boolean;
}

/** How a pod stops, in seconds. */
function stopping({ preStopSleepSeconds, terminationGracePeriodSeconds }: PodProps, serving: boolean): { sleep: number; grace: number } {
  const given = (value: number | Duration | undefined, otherwise: number) => value === undefined ? otherwise : secondsOf(value);
  return { sleep: given(preStopSleepSeconds, serving ? 15 : 0), grace: given(terminationGracePeriodSeconds, serving ? 45 : 30) };
}

/** What the rules of a pod have to know. */
export type PodRulesContext = Pick<PodContext, 'name' | 'facts' | 'serving'> & {
  /** The Pod Security Standard that its namespace enforces. */
  readonly podSecurity: string;
};

/** What is wrong with a pod. */
export function podRules(props: PodProps, { name, facts, podSecurity, serving }: PodRulesContext, maxName = 63): Found[] {
  const { sleep, grace } = stopping(props, serving);
  return [
    serviceName('name', name, maxName),
    labels('labels', props.labels),
    annotations('annotations', props.annotations),
    annotations('podAnnotations', props.podAnnotations),
    ...containerRules(props),
    ...fileRules(props),
    ...securityRules(props.security, podSecurity),
    oneOf('spread', props.spread, PLACEMENTS),
    oneOf('antiAffinity', props.antiAffinity, PLACEMENTS),
    seconds('preStopSleepSeconds', props.preStopSleepSeconds),
    seconds('terminationGracePeriodSeconds', props.terminationGracePeriodSeconds, 1),
    grace > sleep ? undefined : error('grace-too-short', 'terminationGracePeriodSeconds', `must be more than 'preStopSleepSeconds', ${sleep}`, grace, 'raise it: what is left after the sleep is for the program to finish'),
    sleep > 0 && facts.minor < ON_BY_DEFAULT['LifecycleHandler.sleep'] && !props.shell
      ? warning('no-pre-stop', 'preStopSleepSeconds', `needs Kubernetes 1.30, or a shell in the image for 1.${facts.minor}: requests that arrive while a pod stops will fail`, sleep, 'set \'shell: true\' where the image has one')
      : undefined,
  ];
}

// What the standards allow a container to keep: https://kubernetes.io/docs/concepts/security/pod-security-standards/
const CAPABILITIES: Readonly<Record<string, readonly string[]>> = {
  restricted: ['NET_BIND_SERVICE'],
  baseline: [
    'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT',
  ],
};

function securityRules(security: SecurityProps = {}, level: string): Found[] {
  const { user, group, fsGroup, seccompProfile, capabilities = [], allowPrivilegeEscalation } = security;
  const refused = (prop: string, value: unknown) =>
    error('pod-security', `security.${prop}`, `must satisfy the Pod Security Standard '${level}', which the namespace enforces`, value, 'change it, or give the Tenant another \'podSecurity\'');
  const restricted = level === 'restricted';
  const allowed = CAPABILITIES[level];
  return [
    integer('security.user', user, 0),
    integer('security.group', group, 0),
    integer('security.fsGroup', fsGroup, 0),
    oneOf('security.seccompProfile', seccompProfile, ['RuntimeDefault', 'Unconfined']),
    ...capabilities.map((name): Found => /^(?!CAP_)[A-Z][A-Z_]*$/.test(name)
      ? undefined
      : error('capability', 'security.capabilities', 'must be names of capabilities without CAP_', name, 'write NET_BIND_SERVICE')),
    restricted && user === 0 ? refused('user', user) : undefined,
    restricted && allowPrivilegeEscalation ? refused('allowPrivilegeEscalation', true) : undefined,
    level !== 'privileged' && seccompProfile === 'Unconfined' ? refused('seccompProfile', seccompProfile) : undefined,
    ...allowed ? capabilities.filter(name => !allowed.includes(name)).map(name => refused('capabilities', name)) : [],
  ];
}

/** The template of a pod. */
export function podTemplate(props: PodProps, context: PodContext): Wire<k8s.PodTemplateSpec> {
  const { facts, files } = context;
  const { sleep, grace } = stopping(props, context.serving);
  const security = props.security ?? {};
  const { container: main, volumes } = container(props, {
    name: context.name,
    facts,
    env: context.env,
    mounts: [...context.claimMounts ?? [], ...files?.volumeMounts ?? []],
    lifecycle: preStop(sleep, facts.minor, props.shell ?? false),
    security,
  });
  const allVolumes = files ? [...volumes, files.volume] : volumes;
  const podAnnotations = { ...props.podAnnotations, ...files ? { [FILES_HASH]: files.hash } : {} };
  return {
    metadata: { labels: context.labels, annotations: Object.keys(podAnnotations).length > 0 ? podAnnotations : undefined },
    spec: {
      automountServiceAccountToken: false,
      // A variable for each Service of the namespace has crashed programs that use the same names: REDIS_PORT=tcp://…
      enableServiceLinks: false,
      imagePullSecrets: facts.imagePullSecrets.length > 0 ? facts.imagePullSecrets.map(name => ({ name })) : undefined,
      terminationGracePeriodSeconds: unlessDefault(grace, 30),
      securityContext: podSecurityContext(security),
      ...context.replicated ? placement(props, context) : {},
      containers: [main],
      volumes: allVolumes.length > 0 ? allVolumes : undefined,
    },
  };
}

function podSecurityContext({ user = 65532, group = user, fsGroup = group, seccompProfile = 'RuntimeDefault' }: SecurityProps): Wire<k8s.PodSecurityContext> {
  return {
    runAsNonRoot: user !== 0,
    runAsUser: user,
    runAsGroup: group,
    fsGroup,
    // Changing the owner of every file of a large volume at each start can take hours.
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: seccompProfile },
  };
}

function preStop(seconds_: number, minor: number, shell: boolean): Wire<k8s.Lifecycle> | undefined {
  if (seconds_ === 0) return undefined;
  if (minor >= ON_BY_DEFAULT['LifecycleHandler.sleep']) return { preStop: { sleep: { seconds: seconds_ } } };
  return shell ? { preStop: { exec: { command: ['sh', '-c', `sleep ${seconds_}`] } } } : undefined;
}

type Placement = Pick<Wire<k8s.PodSpec>, 'topologySpreadConstraints' | 'affinity'>;

function placement({ spread = 'prefer', antiAffinity = 'none' }: PodProps, { name, revisioned }: PodContext): Placement {
  const labelSelector = { matchLabels: selectorOf(name) };
  const term = { topologyKey: 'kubernetes.io/hostname', labelSelector };
  return {
    topologySpreadConstraints: spread === 'none' ? undefined : ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map(topologyKey => ({
      topologyKey,
      maxSkew: 1,
      // Nodes that have no zone at all, as on bare metal, could never take a pod that requires one.
      whenUnsatisfiable: spread === 'require' && topologyKey === 'kubernetes.io/hostname' ? 'DoNotSchedule' : 'ScheduleAnyway',
      labelSelector,
      // Else the pods of the outgoing revision count, and the new ones end up lopsided.
      matchLabelKeys: revisioned ? ['pod-template-hash'] : undefined,
    })),
    affinity: antiAffinity === 'none' ? undefined : {
      podAntiAffinity: antiAffinity === 'require'
        ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
        : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] },
    },
  };
}
