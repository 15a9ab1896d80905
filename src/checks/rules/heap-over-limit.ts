import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Container, Pods, wordsOf } from '../internal/pods';
import { RedisFile, redisFileOf, settingsOf } from '../internal/programs/redis-file';
import { limitOf } from '../internal/resources';
import { Rule, Violation } from '../internal/rule';
import { Text, wholeText } from '../internal/workloads/texts';
import { variablesOf } from '../internal/workloads/variables';

export const rule: Rule = {
  id: 'heap-over-limit',
  severity: 'error',
  title: 'A program is told to use less memory than its container may.',
  why: 'A heap that may grow to the limit, or beyond, has the kernel kill the container before the program itself makes room: it restarts under load, and its log does not say why.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/#exceed-a-container-s-memory-limit',
  remedy: 'leave a quarter of the limit for what is not heap: by -XX:MaxRAMPercentage=75 a JVM does so itself',
  saidBy: ['setting-refused'],
  * check(cluster) {
    for (const pods of cluster.pods) {
      const { item, containers } = pods;
      for (const container of containers) {
        const limit = limitOf(container.json, 'memory');
        const told = isToldOf(pods, container);
        const shared = sharedTexts(cluster, pods, container);
        if (told) yield* wrongHeaps(item, container);
        for (const { at, text } of [...told ? variablesIn(container) : [], ...shared]) yield* malformed(item, `${container.at} ${at}`, text);
        if (limit === undefined) continue;
        const heaps = [...told ? heapsOf(container) : [], ...maxmemoryOfFile(redisFileOf(cluster, pods, container)), ...itemsOf(container)];
        for (const { at, heap, word, remedy } of heaps) {
          if (heap >= limit) yield { item, at: `${container.at} ${at}`, must: 'must be less than the memory limit of the container: it is killed when it needs as much', value: word, remedy };
        }
        // Not all who take a whole ConfigMap are of the language that is told.
        for (const { at, heap, word } of shared.flatMap(heapsIn)) {
          if (heap >= limit) yield { item, at: `${container.at} ${at}`, must: 'should be less than the memory limit of the container: it is killed when it needs as much', value: word, severity: 'warning' };
        }
      }
    }
  },
};

const HINT = /Xm[sx]|old[-_]space|maxmemory/i;

/** Whether a container is told of its memory: most are not, and need not be looked at word by word. */
function isToldOf(pods: Pods, { json }: Container): boolean {
  return HINT.test(wholeText(pods)) || list(json.env).some(({ name }) => name === 'GOMEMLIMIT');
}

/** Go stops at a limit that it cannot read: https://pkg.go.dev/runtime#hdr-Environment_Variables */
function* malformed(item: Item, at: string, text: string): Iterable<Violation> {
  const [, value] = /^GOMEMLIMIT=([^]*)$/.exec(text) ?? [];
  if (value === undefined || /^(off|\d+(B|KiB|MiB|GiB|TiB)?)$/.test(value) || /\$[({]|\{\{/.test(value)) return;
  yield { item, at, must: 'must be bytes, or a number of KiB, MiB or GiB: Go stops at its start', value, remedy: 'write it as Go does: 900MiB' };
}

const JVM = 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html#extra-options-for-java';

/** A JVM does not start with a size that it cannot read, or with a heap that is larger at first than it may become. */
function* wrongHeaps(item: Item, container: Container): Iterable<Violation> {
  const texts = textsOf(container).filter(({ text }) => /-Xm[sx]/.test(text));
  for (const { at, text } of texts) {
    // Of what a script starts, each by itself.
    for (const command of text.split(/[;&|\n]/)) {
      const sizes = [...command.matchAll(/(?<=^|[\s"'=])-Xm([sx])(\d+)(\w*)(?=["'\s]|$)/g)].map(([word, which, size, unit]) => ({ word, which, size: Number(size) * UNITS[unit.toLowerCase()] }));
      for (const wrong of sizes.filter(({ size }) => Number.isNaN(size))) yield { item, at: `${container.at} ${at}`, must: 'must be bytes, or a number with k, m or g: a JVM does not start with it', value: wrong.word, remedy: 'write it as a JVM does: -Xmx512m', source: JVM };
      // What is said elsewhere may take its place.
      if (texts.length > 1) continue;
      const [first, most] = ['s', 'x'].map(which => sizes.filter(each => each.which === which));
      if (first.length !== 1 || most.length !== 1 || !(first[0].size > most[0].size)) continue;
      yield { item, at: `${container.at} ${at}`, must: `must be no more than ${most[0].word}, or the JVM does not start`, value: first[0].word, remedy: 'give -Xms and -Xmx one size', source: JVM };
    }
  }
}

/** Variables, and the command and the arguments as one. */
function textsOf({ json }: Container): Text[] {
  return [
    ...list(json.env).flatMap(({ name, value }) => typeof value === 'string' ? [{ at: `env '${String(name)}'`, text: value }] : []),
    ...wordsOf(json).map(([at, words]) => ({ at, text: words.join(' ') })),
  ];
}

interface Heap {
  readonly at: string;
  readonly word: string;
  /** In bytes. */
  readonly heap: number;
  readonly remedy?: string;
}

// https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html, https://nodejs.org/api/cli.html#--max-old-space-sizesize-in-mib, https://pkg.go.dev/runtime
const UNITS: Readonly<Record<string, number>> = { '': 1, 'k': 2 ** 10, 'm': 2 ** 20, 'g': 2 ** 30, 't': 2 ** 40 };

/** What the programs of a container are told of their memory: as a JVM, Node.js, Go and Redis have it. */
function heapsOf(container: Container): Heap[] {
  const words = wordsOf(container.json);
  const texts = [...variablesIn(container), ...words.flatMap(([at, each]) => each.map((text): Text => ({ at, text })))];
  return [...texts.flatMap(heapsIn), ...words.flatMap(([at, each]) => maxmemoryIn(at, each.join(' ')))];
}

/** The variables of a container itself, that of Go with its name. */
function variablesIn({ json }: Container): Text[] {
  return list(json.env).flatMap(({ name, value }) => typeof value === 'string' ? [variable(String(name), value)] : []);
}

function variable(name: string, value: string): Text {
  return { at: `env '${name}'`, text: name === 'GOMEMLIMIT' ? `GOMEMLIMIT=${value}` : value };
}

/** Those of ConfigMaps. */
function sharedTexts(cluster: Cluster, pods: Pods, container: Container): Text[] {
  const { env, envFrom } = container.json;
  const own = list(env);
  if (envFrom === undefined && !own.some(({ valueFrom }) => record(valueFrom).configMapKeyRef !== undefined)) return [];
  const { values } = variablesOf(cluster, pods, container);
  const literal = new Set(own.flatMap(({ name, valueFrom }) => valueFrom === undefined ? name : []));
  return [...values].flatMap(([name, value]) => value === undefined || literal.has(name) || !(name === 'GOMEMLIMIT' || HINT.test(value)) ? [] : [variable(name, value)]);
}

function heapsIn({ at, text }: Text): Heap[] {
  return [
    ...[...text.matchAll(/(?<!\S)-Xmx(\d+)([kmg]?)\b/gi)].map(([word, size, unit]): Heap => ({ at, word, heap: Number(size) * UNITS[unit.toLowerCase()] })),
    ...[...text.matchAll(/--max[-_]old[-_]space[-_]size=(\d+)\b/g)].map(([word, size]): Heap => ({ at, word, heap: Number(size) * UNITS.m })),
    ...[...text.matchAll(/^GOMEMLIMIT=(\d+)([KMG]?)i?B$/g)].map(([word, size, unit]): Heap => ({ at, word, heap: Number(size) * UNITS[unit.toLowerCase()] })),
  ];
}

/** What a memcached keeps at the most, in MiB: https://docs.memcached.org/serverguide/configuring/ */
function itemsOf({ json }: Container): Heap[] {
  if (!/(^|\/)memcached(:|@|$)/.test(String(json.image))) return [];
  const words = wordsOf(json).map(([at, each]) => ({ at, text: ` ${each.join(' ')} ` }));
  return words.flatMap(({ at, text }) => [...text.matchAll(/ ((?:-m ?|--memory-limit[= ])(\d+))(?= )/g)].map(([, word, size]): Heap => ({ at, word, heap: Number(size) * UNITS.m, remedy: 'leave a quarter of the limit for connections and for what finds the items: it counts these alone' })));
}

/** What Redis and Valkey keep at the most: https://redis.io/docs/latest/operate/oss_and_stack/management/config/ */
function maxmemoryIn(at: string, words: string): Heap[] {
  return [...words.matchAll(/--maxmemory (\d+)(kb?|mb?|gb?)?(?= |$)/gi)].map(([word, size, unit = '']) => ({ at, word, heap: Number(size) * UNITS[unit.charAt(0).toLowerCase()] }));
}

/** The same of its file of settings, of which the last line holds. */
function maxmemoryOfFile(file: RedisFile | undefined): Heap[] {
  if (!file || /--maxmemory\s/.test(file.words)) return [];
  const [word, size, unit = ''] = /^(\d+)(kb?|mb?|gb?)?$/i.exec(settingsOf(file, 'maxmemory').at(-1) ?? '') ?? [];
  return word === undefined ? [] : [{ at: `'${file.path}'`, word: `maxmemory ${word}`, heap: Number(size) * UNITS[unit.charAt(0).toLowerCase()] }];
}
