import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { PodProps } from '../../pod';
import { SecurityProps } from '../../security';
import { newerField, ON_BY_DEFAULT } from '../api/newer';
import { Wire } from '../api/wire';
import { unlessDefault, unlessEmpty } from '../defaults';
import { Facts } from '../facts';
import { Found, within } from '../finding';
import { secondsOf } from '../quantity';
import { annotations, dnsLabel, error, labels, seconds, serviceName, subdomain, warning } from '../rules';
import { container, containerRules, NOBODY } from './container';
import { PodContainer } from './containers';
import { dnsRules, nameResolution } from './dns';
import { fileRules, Files, FILES_HASH } from './files';
import { isOfAll, placement, PlacementContext, placementRules } from './placement';
import { podSecurityRules, sysctlsOf } from './pod-security';
import { sharedPortRules } from './ports';
import { Mounts, mountsOf } from './volumes';

/** What a pod is told besides its props. */
export interface PodContext extends PlacementContext {
  readonly containers: readonly PodContainer[];
  readonly facts: Facts;
  readonly labels: Record<string, string>;
  readonly files: Files | undefined;
  /** Mounts of the claims that a StatefulSet makes for each pod, in its program and in what runs before it. */
  readonly claimMounts?: Array<Wire<k8s.VolumeMount>>;
  /** A claim that those mounts are of, where no StatefulSet makes them. */
  readonly claim?: { readonly name: string; readonly claimName: string };
  /** Whether its replicas are sent requests, so that each must go on serving while it is taken out. */
  readonly serving: boolean;
  /** Whether its containers run to an end, as a Job's do. */
  readonly ends?: 'Never' | 'OnFailure';
  /** The variables of a container; a Lazy where connections add to them. */
  env(container: PodContainer): Array<Wire<k8s.EnvVar>> | undefined;
}

/** How a pod stops, in seconds. */
function stopping(props: PodProps, serving: boolean): { sleep: number; grace: number } {
  const { preStopSleepSeconds = props.preStop ? 0 : undefined, terminationGracePeriodSeconds } = props;
  const given = (value: number | Duration | undefined, otherwise: number) => value === undefined ? otherwise : secondsOf(value);
  return { sleep: given(preStopSleepSeconds, serving ? 15 : 0), grace: given(terminationGracePeriodSeconds, serving ? 45 : 30) };
}

/** What the rules of a pod have to know. */
export type PodRulesContext = Pick<PodContext, 'containers' | 'facts' | 'serving' | 'ends' | 'spread'> & {
  readonly name: string;
  readonly namespace?: string;
  /** The Pod Security Standard that its namespace enforces. */
  readonly podSecurity: string;
};

/** What is wrong with a pod. */
export function podRules(props: PodProps, context: PodRulesContext, maxName = 63): Found[] {
  const { name, namespace, containers, facts, podSecurity, serving, ends, spread } = context;
  return [
    serviceName('name', name, maxName),
    identityRules(props),
    containers.map((each): Found => each.at === '' ? containerRules(each, namespace) : within(each.at, containerRules(each, namespace))),
    besideRules(containers, facts, ends !== undefined),
    sharedPortRules(containers),
    fileRules(containers),
    podSecurityRules(props, containers, podSecurity),
    placementRules(props, spread),
    hostRules(props, facts),
    dnsRules(props),
    stopRules(props, facts, serving),
  ];
}

function identityRules(props: PodProps): Found[] {
  return [
    labels('labels', props.labels),
    annotations('annotations', props.annotations),
    annotations('podAnnotations', props.podAnnotations),
    dnsLabel('containerName', props.containerName, 63, 'give the name as kubectl prints it'),
    labels('selector', props.selector),
    props.selector && Object.keys(props.selector).length === 0
      ? error('empty-map', 'selector', 'must name a label at least', props.selector, 'say which pods, or leave it out')
      : undefined,
    subdomain('serviceAccountName', props.serviceAccountName),
    dnsLabel('hostname', props.hostname, 63, 'give a single label'),
    dnsLabel('subdomain', props.subdomain, 63, 'give the name of a headless Service'),
    (props.readinessGates ?? []).map((type, index) => labels(`readinessGates[${index}]`, { [type]: '' })),
  ];
}

/** What is wrong with containers beside the program. */
function besideRules(containers: readonly PodContainer[], { minor }: Facts, ends: boolean): Found[] {
  const names = containers.map(({ name }) => name);
  return containers.map(({ at, name, role }, index): Found => at === '' ? undefined : [
    dnsLabel(`${at}.name`, name, 63, 'rename the container'),
    names.indexOf(name) < index ? error('container-twice', `${at}.name`, 'must not be the name of another container of the pod', name, 'rename one of them') : undefined,
    ends && role === 'sidecar' && minor < NATIVE_SIDECARS
      ? error('sidecar-keeps-job', at, `needs Kubernetes 1.${NATIVE_SIDECARS}: before, it would keep the Job from ever ending`, `1.${minor}`, 'raise the target version, or do its work in the program')
      : undefined,
  ]);
}

function hostRules({ security: { hostUsers } = {}, hostAccess = {} }: PodProps, { minor }: Facts): Found[] {
  const shared = hostUsers === false ? Object.entries(hostAccess).filter(([, value]) => value === true) : [];
  return [
    newerField('security.hostUsers', 'PodSpec.hostUsers', unlessDefault(hostUsers, true), minor),
    shared.map(([what]) => error('not-both', `hostAccess.${what}`, 'must not be given beside \'security.hostUsers: false\'', true, 'remove one of them')),
  ];
}

function stopRules(props: PodProps, { minor }: Facts, serving: boolean): Found[] {
  const { sleep, grace } = stopping(props, serving);
  return [
    props.preStop && props.preStopSleepSeconds !== undefined
      ? error('not-both', 'preStopSleepSeconds', 'must not be given beside \'preStop\', which is in its place', props.preStopSleepSeconds, 'remove one of them')
      : undefined,
    seconds('preStopSleepSeconds', props.preStopSleepSeconds),
    seconds('terminationGracePeriodSeconds', props.terminationGracePeriodSeconds, 1),
    grace > sleep ? undefined : error('grace-too-short', 'terminationGracePeriodSeconds', `must be more than 'preStopSleepSeconds', ${sleep}`, grace, 'raise it: what is left after the sleep is for the program to finish'),
    sleep > 0 && minor < ON_BY_DEFAULT['LifecycleHandler.sleep'] && !props.shell
      ? warning('no-pre-stop', 'preStopSleepSeconds', `needs Kubernetes 1.30, or a shell in the image for 1.${minor}: requests that arrive while a pod stops will fail`, sleep, 'set \'shell: true\' where the image has one')
      : undefined,
  ];
}

/** The template of a pod. */
export function podTemplate(props: PodProps, context: PodContext): Wire<k8s.PodTemplateSpec> {
  const { facts, containers } = context;
  const { security = {}, hostAccess = {} } = props;
  const { volumes, mounts } = mountsOf(containers, context.labels);
  const { grace } = stopping(props, context.serving);
  return {
    metadata: { labels: context.labels, annotations: annotationsOf(props, context) },
    spec: {
      automountServiceAccountToken: props.serviceAccountToken ?? false,
      serviceAccountName: props.serviceAccountName,
      // A variable for each Service of the namespace has crashed programs that use the same names: REDIS_PORT=tcp://…
      enableServiceLinks: false,
      imagePullSecrets: unlessEmpty(facts.imagePullSecrets.map(name => ({ name }))),
      terminationGracePeriodSeconds: unlessDefault(grace, 30),
      restartPolicy: context.ends,
      securityContext: podSecurityContext(security, sysctlsOf(props, containers)),
      ...placement(onDedicated(props, facts), context),
      ...nameResolution(props),
      hostNetwork: unlessDefault(hostAccess.network, false),
      hostPID: unlessDefault(hostAccess.processes, false),
      hostIPC: unlessDefault(hostAccess.ipc, false),
      hostUsers: unlessDefault(security.hostUsers, true),
      shareProcessNamespace: unlessDefault(props.shareProcessNamespace, false),
      hostname: props.hostname,
      subdomain: props.subdomain,
      setHostnameAsFQDN: unlessDefault(props.setHostnameAsFQDN, false),
      readinessGates: unlessEmpty((props.readinessGates ?? []).map(conditionType => ({ conditionType }))),
      ...containersIn(props, context, mounts),
      volumes: volumesOf(volumes, context),
    },
  };
}

function annotationsOf({ podAnnotations }: PodProps, { files, containers }: PodContext): Record<string, string> | undefined {
  // The one that kubectl's logs and exec mean: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubectl-kubernetes-io-default-container
  const main: Record<string, string> = containers.length > 1 ? { 'kubectl.kubernetes.io/default-container': containers[0].name } : {};
  const all = { ...main, ...podAnnotations, ...files ? { [FILES_HASH]: files.hash } : {} };
  return Object.keys(all).length > 0 ? all : undefined;
}

function volumesOf(own: Mounts['volumes'], { files, claim }: PodContext): Mounts['volumes'] | undefined {
  const claimed = claim ? [{ name: claim.name, persistentVolumeClaim: { claimName: claim.claimName } }] : [];
  return unlessEmpty([...own, ...files ? [files.volume] : [], ...claimed]);
}

/** Init containers in their order, with the sidecars that start among them, and what runs then. */
function containersIn(props: PodProps, context: PodContext, mounts: Mounts['mounts']): Pick<Wire<k8s.PodSpec>, 'initContainers' | 'containers'> {
  const { facts, files, containers, claimMounts = [] } = context;
  const { sleep } = stopping(props, context.serving);
  const render = (each: PodContainer) => container(each, {
    facts,
    env: context.env(each),
    mounts: [...mounts.get(each) ?? [], ...each.role === 'sidecar' ? [] : claimMounts, ...files?.mounts(each) ?? []],
    preStop: each.role === 'main' ? preStop(sleep, facts.minor, props.shell ?? false) : undefined,
    security: props.security ?? {},
  });
  const main = containers.filter(({ role }) => role === 'main').map(render);
  if (main.length === containers.length) return { containers: main };
  const init = containers.filter(({ role }) => role === 'init').map(render);
  const [early, late] = [false, true].map(after => containers.filter(({ role, afterInitContainers }) => role === 'sidecar' && afterInitContainers === after).map(render));
  if (facts.minor < NATIVE_SIDECARS) return { initContainers: unlessEmpty(init), containers: [...main, ...early, ...late] };
  const always = (each: Wire<k8s.Container>): Wire<k8s.Container> => ({ ...each, restartPolicy: 'Always' });
  return { initContainers: unlessEmpty([...early.map(always), ...init, ...late.map(always)]), containers: main };
}

/** The nodes of the Tenant, for a pod that names none and is not on all of them. */
function onDedicated(props: PodProps, { dedicatedNodes }: Facts): PodProps {
  const everywhere = (props.tolerations ?? []).some(isOfAll);
  return props.dedicatedNodes || everywhere ? props : { ...props, dedicatedNodes };
}

const NATIVE_SIDECARS = ON_BY_DEFAULT['Container.restartPolicy'];

function podSecurityContext(security: SecurityProps, sysctls: Record<string, string>): Wire<k8s.PodSecurityContext> {
  const { user = NOBODY, group = user, fsGroup = group, seccompProfile = 'RuntimeDefault', supplementalGroups = [] } = security;
  const parameters = Object.entries(sysctls).map(([name, value]) => ({ name, value }));
  return {
    runAsNonRoot: user !== 0,
    runAsUser: user,
    runAsGroup: group,
    fsGroup,
    supplementalGroups: unlessEmpty(supplementalGroups),
    sysctls: unlessEmpty(parameters),
    // Changing the owner of every file of a large volume at each start can take hours.
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: seccompProfile },
  };
}

function preStop(seconds_: number, minor: number, shell: boolean): Wire<k8s.LifecycleHandler> | undefined {
  if (seconds_ === 0) return undefined;
  if (minor >= ON_BY_DEFAULT['LifecycleHandler.sleep']) return { sleep: { seconds: seconds_ } };
  return shell ? { exec: { command: ['sh', '-c', `sleep ${seconds_}`] } } : undefined;
}
