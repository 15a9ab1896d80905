import { k8s } from 'cdk8s-plus-27';
import { ResourceProps } from '../../resources';
import { ContainerSecurityProps } from '../../security';
import { Wire } from '../api/wire';
import { unlessDefault } from '../defaults';
import { Facts } from '../facts';
import { Found } from '../finding';
import { amountOf, cpuText, sizeText } from '../quantity';
import { absolutePath, cpu, error, image, integer, oneOf, size } from '../rules';
import { PodContainer } from './containers';
import { envFromList, envFromRules, envRules } from './env';
import { hook, hookRules } from './hooks';
import { pulled } from './images';
import { containerPorts, portRules } from './ports';
import { containerProbes, probeRules } from './probes';
import { volumeRules } from './volumes';

/** What is wrong with a container. */
export function containerRules({ props, ports }: PodContainer, namespace?: string): Found[] {
  return [
    image('image', props.image),
    absolutePath('workingDir', props.workingDir),
    oneOf('imagePullPolicy', props.imagePullPolicy, ['IfNotPresent', 'Always', 'Never']),
    envRules(props.env, namespace),
    envFromRules(props.envFrom),
    portRules(props),
    probeRules(props, ports),
    hookRules(props, ports),
    resourceRules(props.resources),
    volumeRules(props),
    absolutePath('terminationMessagePath', props.terminationMessagePath),
    oneOf('terminationMessagePolicy', props.terminationMessagePolicy, ['File', 'FallbackToLogsOnError']),
    props.tty && !props.stdin ? error('tty-without-stdin', 'tty', 'needs \'stdin\'', true, 'set it too') : undefined,
  ];
}

function resourceRules(resources: ResourceProps = {}): Found[] {
  const text = resourceText(resources);
  const over = (object: string, request: string, other: string, limit: string | undefined): Found =>
    limit !== undefined && amountOf(request) > amountOf(limit)
      ? error('request-over-limit', object, `must not be more than '${other}', ${limit}`, request, 'raise the limit or lower the request')
      : undefined;
  return [
    cpu('resources.cpu', resources.cpu),
    cpu('resources.cpuLimit', resources.cpuLimit),
    size('resources.memory', resources.memory),
    size('resources.memoryLimit', resources.memoryLimit),
    size('resources.ephemeralStorage', resources.ephemeralStorage),
    size('resources.ephemeralStorageLimit', resources.ephemeralStorageLimit),
    Object.entries(resources.extended ?? {}).map(([name, amount]): Found => [
      /^(?!kubernetes\.io\/)[a-z0-9]([-a-z0-9.]*[a-z0-9])?\/[A-Za-z0-9]([-\w.]*[A-Za-z0-9])?$/.test(name)
        ? undefined
        : error('extended-resource', 'resources.extended', 'must be names with a domain, such as nvidia.com/gpu', name, 'write it as the device plugin does'),
      integer(`resources.extended '${name}'`, amount, 1),
    ]),
    over('resources.cpu', text.cpu, 'resources.cpuLimit', text.cpuLimit),
    over('resources.memory', text.memory, 'resources.memoryLimit', text.memoryLimit),
    over('resources.ephemeralStorage', text.ephemeralStorage, 'resources.ephemeralStorageLimit', text.ephemeralStorageLimit),
  ];
}

/** Resources with the defaults in place, spelled as Kubernetes does. */
export function resourceText(resources: ResourceProps = {}) {
  const { cpu: cpu_ = '100m', cpuLimit, memory = '128Mi', memoryLimit = memory } = resources;
  const { ephemeralStorage = '1Gi', ephemeralStorageLimit = ephemeralStorage } = resources;
  return {
    cpu: cpuText(cpu_),
    cpuLimit: cpuLimit === undefined ? undefined : cpuText(cpuLimit),
    memory: sizeText(memory),
    memoryLimit: sizeText(memoryLimit),
    ephemeralStorage: sizeText(ephemeralStorage),
    ephemeralStorageLimit: sizeText(ephemeralStorageLimit),
  };
}

/** What a container is told besides its props. */
export interface ContainerContext {
  readonly facts: Facts;
  /** The variables; a Lazy where connections add to them. */
  readonly env: Array<Wire<k8s.EnvVar>> | undefined;
  readonly mounts: Array<Wire<k8s.VolumeMount>>;
  /** What it does before it stops, where nobody said otherwise. */
  readonly preStop?: Wire<k8s.LifecycleHandler>;
  /** As whom the pod runs. */
  readonly security: ContainerSecurityProps;
}

/** A container of a pod. */
export function container({ name, props, ports, security }: PodContainer, context: ContainerContext): Wire<k8s.Container> {
  const { mounts } = context;
  const postStart = props.postStart && hook(props.postStart, ports);
  const preStop = props.preStop ? hook(props.preStop, ports) : context.preStop;
  return {
    name,
    image: pulled(props.image, context.facts),
    imagePullPolicy: props.imagePullPolicy ?? 'IfNotPresent',
    command: props.command,
    args: props.args,
    workingDir: props.workingDir,
    env: context.env,
    envFrom: envFromList(props.envFrom),
    ports: ports.length > 0 ? containerPorts(ports) : undefined,
    ...containerProbes(props, ports),
    lifecycle: postStart || preStop ? { postStart, preStop } : undefined,
    resources: resourceRequirements(props.resources),
    volumeMounts: mounts.length > 0 ? mounts : undefined,
    terminationMessagePath: unlessDefault(props.terminationMessagePath, '/dev/termination-log'),
    terminationMessagePolicy: unlessDefault(props.terminationMessagePolicy, 'File'),
    stdin: unlessDefault(props.stdin, false),
    tty: unlessDefault(props.tty, false),
    securityContext: { ...security && userContext(security, context.security), ...containerSecurity({ ...context.security, ...security }) },
  };
}

function resourceRequirements(resources: ResourceProps = {}): Wire<k8s.ResourceRequirements> {
  const { cpu: request, cpuLimit, memory, memoryLimit, ephemeralStorage, ephemeralStorageLimit } = resourceText(resources);
  return {
    requests: { 'cpu': request, memory, 'ephemeral-storage': ephemeralStorage, ...resources.extended },
    limits: { ...cpuLimit === undefined ? {} : { cpu: cpuLimit }, 'memory': memoryLimit, 'ephemeral-storage': ephemeralStorageLimit, ...resources.extended },
  };
}

/** As whom a container runs, where that is not as its pod. */
function userContext(own: ContainerSecurityProps, pod: ContainerSecurityProps): Wire<k8s.SecurityContext> {
  const { user, group = own.user, seccompProfile } = own;
  const { user: podUser = NOBODY, group: podGroup = podUser, seccompProfile: podProfile = 'RuntimeDefault' } = pod;
  return {
    ...user === undefined || user === podUser ? {} : { runAsNonRoot: user !== 0, runAsUser: user },
    runAsGroup: unlessDefault(group, podGroup),
    ...seccompProfile === undefined || seccompProfile === podProfile ? {} : { seccompProfile: { type: seccompProfile } },
  };
}

/** As whom a program runs where nobody says otherwise: what distroless images call nonroot. */
export const NOBODY = 65532;

function containerSecurity(security: ContainerSecurityProps): Wire<k8s.SecurityContext> {
  const { readOnlyRootFilesystem = true, allowPrivilegeEscalation = false, capabilities = [], privileged = false } = security;
  return {
    readOnlyRootFilesystem,
    // What is privileged can escalate, and the API server refuses it to be told otherwise.
    ...privileged ? { privileged } : { allowPrivilegeEscalation },
    capabilities: { drop: ['ALL'], add: capabilities.length > 0 ? capabilities : undefined },
  };
}
