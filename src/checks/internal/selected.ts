import { Json, record } from '../../core/internal/json';
import { Cluster } from './cluster';
import { Item } from './item';
import { Labels } from './select';

/** Whether a label selector of an object takes pods: of the program, of somebody who is declared, or of an operator that the program asks for them. */
export function hasPods(cluster: Cluster, item: Item, selector: Json): boolean {
  return cluster.selected(item.namespace, selector).length > 0
    || cluster.declaresPods(item.namespace, selector)
    || byOperator(cluster, item, record(selector.matchLabels));
}

/** Whether a selector names an object of its namespace that is not of Kubernetes' own kinds: its operator makes the pods, with labels that only it knows. */
function byOperator(cluster: Cluster, { namespace }: Item, labels: Labels): boolean {
  const values = Object.values(labels);
  return cluster.items.some(item => !item.builtIn && item.namespace === namespace && values.includes(item.name));
}

/** Words about the pods that come closest to what a selector asks for. */
export function closest(cluster: Cluster, { namespace }: Item, wanted: Json): string {
  const differing = (labels: Labels) => Object.entries(wanted).filter(([key, value]) => String(labels[key]) !== String(value));
  const all = cluster.podsIn(namespace).map(({ item, labels }) => ({ item, labels, wrong: differing(labels) }));
  const [best] = all.sort((a, b) => a.wrong.length - b.wrong.length);
  if (!best || best.wrong.length === Object.keys(wanted).length) return '';
  const [[key]] = best.wrong;
  const value = best.labels[key];
  return `; the pods of ${best.item.toString()} have ${value === undefined ? `no '${key}'` : `'${key}: ${String(value)}'`}`;
}
