import { k8s } from 'cdk8s-plus-27';
import { ContainerProps, ResourceProps } from '../container';
import { SecurityProps } from '../pod';
import { envRules } from './env';
import { Facts } from './facts';
import { Found } from './finding';
import { pulled } from './images';
import { containerPorts, portRules, portsOf } from './ports';
import { containerProbes, probeRules } from './probes';
import { amountOf, cpuText, sizeText } from './quantity';
import { cpu, error, image, size } from './rules';
import { mountsOf, volumeRules } from './volumes';
import { Wire } from './wire';

/** What is wrong with a container. */
export function containerRules(props: ContainerProps): Found[] {
  return [
    image('image', props.image),
    ...envRules(props.env),
    ...portRules(props),
    ...probeRules(props),
    ...resourceRules(props.resources),
    ...volumeRules(props),
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
    over('resources.cpu', text.cpu, 'resources.cpuLimit', text.cpuLimit),
    over('resources.memory', text.memory, 'resources.memoryLimit', text.memoryLimit),
  ];
}

/** Resources with the defaults in place, spelled as Kubernetes does. */
export function resourceText({ cpu: cpu_ = '100m', cpuLimit, memory = '128Mi', memoryLimit = memory, ephemeralStorage = '1Gi' }: ResourceProps = {}) {
  return {
    cpu: cpuText(cpu_),
    cpuLimit: cpuLimit === undefined ? undefined : cpuText(cpuLimit),
    memory: sizeText(memory),
    memoryLimit: sizeText(memoryLimit),
    ephemeralStorage: sizeText(ephemeralStorage),
  };
}

/** What a container is told besides its props. */
export interface ContainerContext {
  readonly name: string;
  readonly facts: Facts;
  /** The variables; a Lazy where connections add to them. */
  readonly env: Array<Wire<k8s.EnvVar>> | undefined;
  /** Mounts of volumes that are not in the props. */
  readonly mounts: Array<Wire<k8s.VolumeMount>>;
  readonly lifecycle: Wire<k8s.Lifecycle> | undefined;
  readonly security: SecurityProps;
}

/** A container, and the volumes that its mounts need. */
export function container(props: ContainerProps, context: ContainerContext): { container: Wire<k8s.Container>; volumes: Array<Wire<k8s.Volume>> } {
  const { volumes, volumeMounts } = mountsOf(props);
  const ports = portsOf(props);
  const { cpu: request, cpuLimit, memory, memoryLimit, ephemeralStorage } = resourceText(props.resources);
  const mounts = [...volumeMounts, ...context.mounts];
  return {
    volumes,
    container: {
      name: context.name,
      image: pulled(props.image, context.facts),
      imagePullPolicy: 'IfNotPresent',
      command: props.command,
      args: props.args,
      env: context.env,
      ports: ports.length > 0 ? containerPorts(ports) : undefined,
      ...containerProbes(props),
      lifecycle: context.lifecycle,
      resources: {
        requests: { 'cpu': request, memory, 'ephemeral-storage': ephemeralStorage },
        limits: { ...cpuLimit === undefined ? {} : { cpu: cpuLimit }, 'memory': memoryLimit, 'ephemeral-storage': ephemeralStorage },
      },
      volumeMounts: mounts.length > 0 ? mounts : undefined,
      securityContext: containerSecurity(context.security),
    },
  };
}

function containerSecurity(security: SecurityProps): Wire<k8s.SecurityContext> {
  const { readOnlyRootFilesystem = true, allowPrivilegeEscalation = false, capabilities = [] } = security;
  return {
    readOnlyRootFilesystem,
    allowPrivilegeEscalation,
    capabilities: { drop: ['ALL'], add: capabilities.length > 0 ? capabilities : undefined },
  };
}
