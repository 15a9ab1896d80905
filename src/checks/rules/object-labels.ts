import { Finding, flatten } from '../../core/internal/finding';
import { record } from '../../core/internal/json';
import { annotations, labels } from '../../core/internal/rules';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'object-labels',
  severity: 'error',
  title: 'Labels and annotations are such as Kubernetes takes.',
  why: 'The API server refuses an object with a label of more than 63 characters, or with others than letters, digits, \'-\', \'_\' and \'.\'; annotations may be 256 KiB in all.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  remedy: 'shorten it, or make the label an annotation',
  alone: true,
  * check(cluster) {
    for (const item of cluster.items) yield* wrong(item, 'metadata', item.metadata);
    for (const { item, labels: own, annotations: notes } of cluster.pods) if (item.kind !== 'Pod') yield* wrong(item, 'template', { labels: own, annotations: notes });
  },
};

function* wrong(item: Item, at: string, metadata: Readonly<Record<string, unknown>>): Iterable<Violation> {
  if (areGood(metadata.labels, LABEL) && areGood(metadata.annotations, SHORT)) return;
  const findings: Finding[] = flatten([
    labels(`${at}.labels`, texts(metadata.labels)),
    annotations(`${at}.annotations`, texts(metadata.annotations)),
  ]);
  for (const { object, why, value, remedy } of findings) yield { item, at: object.replace(/'/g, ''), must: why, value: value.replace(/^"|"$/g, ''), remedy };
}

// Most labels and annotations are such as nobody has to look at twice.
const LABEL = /^[a-z][a-z0-9-]{0,60}[a-z0-9]$/;
const SHORT = /^.{0,1000}$/;

function areGood(values: unknown, good: RegExp): boolean {
  const all = record(values);
  let size = 0;
  for (const key in all) {
    const value = all[key];
    if (typeof value !== 'string' || !good.test(value) || !GOOD_KEY.test(key)) return false;
    size += value.length;
  }
  return size < 10_000;
}

const GOOD_KEY = /^(?:[a-z][a-z0-9.-]{0,100}[a-z0-9]\/)?[a-z][a-z0-9-]{0,60}$/;

/** Values that are no texts are another rule's. */
function texts(values: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(record(values)).flatMap(([key, value]) => typeof value === 'string' ? [[key, value]] : []));
}
