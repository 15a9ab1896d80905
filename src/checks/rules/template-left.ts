import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';
import { textsOf } from '../internal/texts';

export const rule: Rule = {
  id: 'template-left',
  severity: 'error',
  title: 'No text is what is left of a template, or of a value that was not there.',
  why: 'A name such as "web-undefined", an address "https://undefined/" or a placeholder of Helm\'s that nobody filled in is taken as it is, and means nothing.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  remedy: 'give the value that was meant',
  * check(cluster) {
    for (const { item, at, text } of named(cluster)) {
      if (LEFT.test(text)) yield { item, at, must: 'must be a whole text: this is what is left of one', value: text };
    }
    for (const pods of cluster.pods) {
      for (const { text, at } of textsOf(pods)) {
        if (/(^|[/:@.,=-])undefined($|[/:@.,-])|\[object Object\]|(^|[/:=])NaN($|[/:])|\{\{-?\s*\.(Values|Release|Chart)\b/.test(text)) yield { item: pods.item, at, must: 'must be a whole text: this is what is left of one', value: text };
      }
    }
  },
};

const LEFT = /(^|[^a-z])undefined($|[^a-z])|\[object Object\]|\{\{.*\}\}|\$\{[A-Za-z_]+\}/;

interface Named {
  readonly item: Item;
  readonly at: string;
  readonly text: string;
}

/** The names of objects, their images and their hosts, in which no template has a meaning. */
function* named(cluster: Cluster): Iterable<Named> {
  for (const item of cluster.items) if (!item.own) yield { item, at: 'metadata.name', text: item.name };
  for (const { item, containers } of cluster.pods) {
    for (const { json, at } of containers) yield { item, at: `${at} image`, text: String(json.image ?? '') };
  }
  for (const item of cluster.all('Ingress')) {
    for (const { host } of list(item.spec.rules)) if (host !== undefined) yield { item, at: 'host', text: String(host) };
    for (const { hosts } of list(record(item.spec).tls)) {
      for (const host of Array.isArray(hosts) ? hosts : []) yield { item, at: 'spec.tls', text: String(host) };
    }
  }
}
