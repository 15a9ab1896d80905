import { Json, list, podTemplateOf, record } from '../../core/internal/json';
import { Item } from './item';
import { Labels } from './select';

/** A container of a pod. */
export interface Container {
  readonly json: Json;
  readonly name: string;
  /** One that ends before the others start, one beside them that Kubernetes knows as such, or one of the others. */
  readonly role: 'init' | 'sidecar' | 'main';
  /** How messages call it. */
  readonly at: string;
}

/** A port that a container says it has. */
export interface ContainerPort {
  readonly container: Container;
  readonly name?: string;
  readonly number: number;
  readonly protocol: string;
}

/** The pods that an object is, or makes: they are all alike. */
export interface Pods {
  readonly item: Item;
  readonly namespace?: string;
  readonly labels: Labels;
  readonly annotations: Json;
  readonly spec: Json;
  readonly containers: readonly Container[];
  /** The ports of the containers; those of init containers nobody can ask. */
  readonly ports: readonly ContainerPort[];
  /** Whether they run to an end. */
  readonly ends: boolean;
}

/** Kinds that keep a number of pods, found by a selector. Rollout is Argo's. */
export const CONTROLLERS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Rollout']);

const MAKERS = new Set(['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'CronJob']);

// KEDA's makes Jobs. Of kinds that nobody knows here, those end whose pods are not started again.
const ENDING = new Set(['Job', 'CronJob', 'ScaledJob']);

/** The restart policies of pods that run to an end. */
export const UNTIL_DONE: ReadonlySet<unknown> = new Set(['Never', 'OnFailure']);

/** The pods of an object; undefined where it makes none. */
export function podsOf(item: Item): Pods | undefined {
  // Other kinds that have a template as these do, such as Argo's Rollout, make pods of it too.
  if (item.builtIn && !MAKERS.has(item.kind)) return undefined;
  const template = item.kind === 'Pod' && item.builtIn ? item.json : podTemplateOf(item.json);
  if (!template || (!item.builtIn && list(record(template.spec).containers).length === 0)) return undefined;
  const { labels, annotations } = record(template.metadata);
  const spec = record(template.spec);
  const containers = containersOf(spec);
  return {
    item,
    namespace: item.namespace,
    labels: record(labels),
    annotations: record(annotations),
    spec,
    containers,
    ports: portsOf(containers),
    ends: ENDING.has(item.kind) || (!item.builtIn && !CONTROLLERS.has(item.kind) && UNTIL_DONE.has(spec.restartPolicy)),
  };
}

function containersOf(spec: Json): Container[] {
  const container = (json: Json, role: Container['role']): Container => {
    const name = String(json.name ?? '');
    return { json, name, role, at: `container '${name}'` };
  };
  return [
    ...list(spec.containers).map(json => container(json, 'main')),
    ...list(spec.initContainers).map(json => container(json, json.restartPolicy === 'Always' ? 'sidecar' : 'init')),
  ];
}

function portsOf(containers: readonly Container[]): ContainerPort[] {
  return containers.filter(({ role }) => role !== 'init').flatMap(container => list(container.json.ports).map(({ name, containerPort, protocol = 'TCP' }) => ({
    container,
    name: typeof name === 'string' ? name : undefined,
    number: Number(containerPort),
    protocol: String(protocol),
  })));
}

/** The probes of a container, by their names. */
export function probesOf(container: Json): Array<readonly [string, Json]> {
  return PROBES.flatMap(name => container[name] === undefined ? [] : [[name, record(container[name])] as const]);
}

/** What of a container the kubelet asks: its probes, and what it does when it starts and stops. */
export function askedOf(container: Json): Array<readonly [string, Json]> {
  return [...probesOf(container), ...Object.entries(record(container.lifecycle)).map(([name, hook]) => [name, record(hook)] as const)];
}

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'];

/** After how many seconds a probe of a program that does not answer has failed. */
export function patienceOf({ initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 }: Json): number {
  return Number(initialDelaySeconds) + Number(periodSeconds) * Number(failureThreshold);
}

/** Whether a container may run as root, as far as is known: the user of an image may be. */
export function mayBeRoot({ spec }: Pods, { json }: Container): boolean {
  const pod = record(spec.securityContext);
  const { runAsUser = pod.runAsUser, runAsNonRoot = pod.runAsNonRoot } = record(json.securityContext);
  return typeof runAsUser === 'number' ? runAsUser === 0 : runAsNonRoot !== true;
}

/** A word that is a shell. */
export const SHELL = /(^|\/)(ba|da|a|z|k)?sh$/;

/** The script that a shell is told by its option -c; undefined of a shell that is told none, and of any other program. */
export function shellScript(words: readonly string[]): string | undefined {
  const option = SHELL.test(words[0] ?? '') ? words.findIndex(word => /^-[a-z]*c[a-z]*$/.test(word)) : -1;
  return option < 0 ? undefined : words[option + 1];
}

/** The words that a container is started with, by the field that they are in. */
export function wordsOf(container: Json): Array<readonly [string, readonly string[]]> {
  return ['command', 'args'].flatMap(field => {
    const words = container[field];
    return Array.isArray(words) ? [[field, words.map(String)] as const] : [];
  });
}

/** All those words, those of the command first. */
export function allWordsOf(container: Json): string[] {
  return wordsOf(container).flatMap(([, words]) => words);
}
