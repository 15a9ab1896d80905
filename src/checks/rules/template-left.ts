import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { textsOf, wholeText } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'template-left',
  severity: 'error',
  title: 'No text is what is left of a template, or of a value that was not there.',
  why: 'A name such as "web-undefined", an address "https://undefined/" or a placeholder of Helm\'s that nobody filled in is taken as it is, and means nothing.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  remedy: 'give the value that was meant',
  * check(cluster) {
    for (const item of cluster.items) if (!item.own) yield* inName(item, 'metadata.name', item.name);
    for (const pods of cluster.pods) {
      for (const { json, at } of pods.containers) yield* inName(pods.item, `${at} image`, json.image);
      if (HINT.test(wholeText(pods))) yield* inTexts(pods);
    }
    for (const item of cluster.all('ConfigMap')) {
      // What are values for a chart, Helm may fill in.
      if (isOfChart(cluster, item)) continue;
      for (const [key, value] of Object.entries(record(item.json.data))) if (OBJECT.test(String(value))) yield { item, at: `data '${key}'`, must: MUST, value };
    }
    for (const item of cluster.items) {
      if (item.metadata.annotations === undefined) continue;
      for (const [key, value] of Object.entries(record(item.metadata.annotations))) if (OBJECT.test(String(value))) yield { item, at: `annotation '${key}'`, must: MUST, value };
    }
    for (const item of cluster.all('Ingress')) {
      for (const { host } of list(item.spec.rules)) yield* inName(item, 'host', host);
      for (const { hosts } of list(item.spec.tls)) for (const host of Array.isArray(hosts) ? hosts : []) yield* inName(item, 'spec.tls', host);
    }
  },
};

function isOfChart(cluster: Cluster, { namespace, name }: Item): boolean {
  return cluster.all('HelmRelease.helm.toolkit.fluxcd.io').some(release => release.namespace === namespace && list(release.spec.valuesFrom).some(from => from.kind === 'ConfigMap' && from.name === name));
}

// What a program never writes, and a template of none means.
const OBJECT = /\[object (Object|Promise)\]|\{\{-?\s*\.(Values|Release|Chart)\b/;
const MUST = 'must be a whole text: this is what is left of one';
const LEFT_IN_NAME = /(^|[^a-z])undefined($|[^a-z])|\[object Object\]|\{\{.*\}\}|\$\{[A-Za-z_]+\}/;

/** The names of objects, their images and their hosts: no template has a meaning in them. */
function inName(item: Item, at: string, value: unknown): Violation[] {
  return value !== undefined && LEFT_IN_NAME.test(String(value)) ? [{ item, at, must: MUST, value }] : [];
}

const HINT = /undefined|object Object|NaN|\{\{/;
const LEFT_IN_TEXT = /(^|[/:@.,=-])undefined($|[/:@.,-])|\[object Object\]|(^|[/:=])NaN($|[/:])|\{\{-?\s*\.(Values|Release|Chart)\b/;

function inTexts(pods: Pods): Violation[] {
  return textsOf(pods).flatMap(({ text, at }) => LEFT_IN_TEXT.test(text) ? [{ item: pods.item, at, must: MUST, value: text }] : []);
}
