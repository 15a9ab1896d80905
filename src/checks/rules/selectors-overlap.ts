import { record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { CONTROLLERS, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'selectors-overlap',
  severity: 'error',
  title: 'No two workloads of a namespace select the same pods.',
  why: 'Each controller looks for its pods by its selector. Those that another one made it counts with its own, adopts where nobody owns them, and may delete; a Service, a policy or an autoscaler of the one takes those of the other.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  remedy: 'give each a label that the other does not have',
  * check(cluster) {
    for (const { item, namespace } of cluster.pods) {
      if (!CONTROLLERS.has(item.kind)) continue;
      const selector = record(item.spec.selector);
      if (Object.keys(selector).length === 0) continue;
      // Two blueprints do so where they have one name, which is said already.
      const fighting = (pods: Pods) => pods.item !== item && CONTROLLERS.has(pods.item.kind) && !(item.own && pods.item.own);
      const other = cluster.selected(namespace, selector).find(fighting);
      if (!other || onOtherNodes(item, other.item)) continue;
      yield { item, at: 'spec.selector', must: `must not select the pods of ${other.item.toString()} too: neither can tell which are its own`, value: selector };
    }
  },
};

/** Whether two are the agents of different nodes: each leaves pods alone that another one owns, and counts those of its own nodes. */
function onOtherNodes(item: Item, other: Item): boolean {
  if (item.kind !== 'DaemonSet' || other.kind !== 'DaemonSet') return false;
  const [own, theirs] = [item, other].map(({ spec }) => record(record(record(spec.template).spec).nodeSelector));
  return Object.keys(own).some(key => key in theirs && own[key] !== theirs[key]);
}
