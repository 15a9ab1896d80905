import { posix } from 'path';
import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { allWordsOf, Container, Pods } from '../internal/pods';
import { readYaml } from '../internal/programs/yaml-file';
import { Rule } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';
import { filesMountedBy, textOf } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'tag-matched',
  severity: 'warning',
  title: 'Outputs and filters of Fluent Bit match a tag that one of its inputs gives.',
  why: 'Fluent Bit leads what it reads to the outputs whose Match fits its tag. What fits none is thrown away, and the log of Fluent Bit says nothing about it.',
  source: 'https://docs.fluentbit.io/manual/concepts/data-pipeline/router',
  remedy: 'write the same tag in both: \'Tag kube.*\' of the input, \'Match kube.*\' of the filter and the output',
  * check(cluster) {
    for (const pods of podsThat(cluster, runFluentBit)) {
      for (const container of pods.containers) {
        const parts = FLUENT_BIT.test(String(container.json.image)) ? partsOf(cluster, container) : undefined;
        const tags = parts?.filter(({ kind }) => kind === 'input').map(tagOf) ?? [];
        if (!parts || tags.length === 0 || parts.some(({ settings }) => MAKES_TAGS.test(settings.name) || settings.routes !== undefined)) continue;
        for (const { kind, settings: { name, match }, path } of parts) {
          if (kind === 'input' || match === undefined || tags.some(tag => meet(tag, anyFor(match)))) continue;
          const effect = kind === 'output' ? 'nothing comes to it' : 'it does nothing';
          yield { item: pods.item, at: `${container.at} '${path}' ${kind} '${name}'`, must: `should match a tag of the inputs, ${[...new Set(tags)].join(', ')}: ${effect}`, value: match };
        }
      }
    }
  },
};

const FLUENT_BIT = /(^|\/)fluent-bit[:@]/;
// Filters that give tags of their own.
const MAKES_TAGS = /^(rewrite_tag|log_to_metrics)$/i;
// Inputs whose tags may come from who sends.
const ASKED = /^(forward|http|opentelemetry|splunk|elasticsearch|prometheus_remote_write|lib)$/i;

function runFluentBit({ containers }: Pods): boolean {
  return containers.some(({ json }) => FLUENT_BIT.test(String(json.image)));
}

/** An input, a filter or an output, with its settings in lower case. */
interface Part {
  readonly kind: string;
  readonly settings: Readonly<Record<string, string>>;
  /** The file that it is in. */
  readonly path: string;
}

/** What a container's Fluent Bit is made of; undefined where that is not known as a whole. */
function partsOf(cluster: Cluster, container: Container): readonly Part[] | undefined {
  const words = allWordsOf(container.json);
  const index = words.findIndex(word => /^(-c|--config)(=|$)/.test(word));
  const path = index < 0 ? '/fluent-bit/etc/fluent-bit.conf' : words[index].split('=')[1] ?? words[index + 1];
  // Arguments may add parts.
  if (words.some(word => /^(-i|-o|-F|--input|--output|--filter)(=|$)/.test(word))) return undefined;
  const files = new Map(filesMountedBy(cluster, container).map(each => [each.path, textOf(each)]));
  return /\.ya?ml$/.test(path) ? partsOfYaml(path, files.get(path)) : partsIn(path, files);
}

function partsOfYaml(path: string, text: string | undefined): readonly Part[] | undefined {
  const { pipeline, includes } = readYaml(text ?? '') ?? {};
  if (pipeline === undefined || includes !== undefined) return undefined;
  return ['input', 'filter', 'output'].flatMap(kind => list(record(pipeline)[`${kind}s`]).map((settings): Part =>
    ({ kind, path, settings: Object.fromEntries(Object.entries(settings).map(([key, value]) => [key.toLowerCase(), String(value)])) })));
}

/** The parts of a file, and of those that it includes. */
function partsIn(path: string, files: ReadonlyMap<string, string | undefined>, around: readonly string[] = []): readonly Part[] | undefined {
  const text = files.get(path);
  if (text === undefined || around.includes(path)) return undefined;
  const parts: Part[] = [];
  let settings: Record<string, string> = {};
  for (const line of text.split('\n').map(each => each.trim())) {
    const [, included] = /^@include\s+(\S+)/i.exec(line) ?? [];
    const [, section] = /^\[(\w+)\]$/.exec(line) ?? [];
    const [, key, value] = /^([\w.]+)\s+(.+)$/.exec(line) ?? [];
    if (included !== undefined) {
      const more = includedBy(posix.resolve(posix.dirname(path), included), files).map(each => partsIn(each, files, [...around, path]));
      if (more.length === 0) return undefined;
      for (const each of more) {
        if (each === undefined) return undefined;
        parts.push(...each);
      }
    } else if (section !== undefined) {
      settings = {};
      parts.push({ kind: section.toLowerCase(), settings, path });
    } else if (key !== undefined) {
      settings[key.toLowerCase()] = value;
    }
  }
  return parts.filter(({ kind, settings: { name } }) => name !== undefined && /^(input|filter|output)$/.test(kind));
}

/** The files that a pattern of paths finds, in one directory. */
function includedBy(pattern: string, files: ReadonlyMap<string, string | undefined>): string[] {
  return [...files.keys()].filter(path => path === pattern || (pattern.includes('*') && posix.dirname(path) === posix.dirname(pattern) && meet(path, pattern)));
}

/** The tag that an input gives, with a `*` for what is not known of it. One that is told none gives its name and a number. */
function tagOf({ settings: { name, tag, alias } }: Part): string {
  if (ASKED.test(name) || (tag === undefined && alias !== undefined)) return '*';
  return anyFor(tag ?? `${name}.*`);
}

/** A text whose variables may be anything. */
function anyFor(text: string): string {
  return text.replace(/\$\{[^}]*\}|<[^>]*>|\$\w+/g, '*');
}

/** Whether two patterns have a text in common; `*` stands for any. */
function meet(a: string, b: string): boolean {
  if (a === '' || b === '') return /^\**$/.test(a + b);
  if (a.startsWith('*')) return meet(a.slice(1), b) || meet(a, b.slice(1));
  if (b.startsWith('*')) return meet(b, a);
  return a[0] === b[0] && meet(a.slice(1), b.slice(1));
}
