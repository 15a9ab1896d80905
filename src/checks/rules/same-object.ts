import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'same-object',
  severity: 'error',
  title: 'An object is made once.',
  why: 'Within a cluster an object is one by its group, its kind, its namespace and its name. Of two, the one that is applied last takes the place of the other, without a word. Of a List, each object counts by itself.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  remedy: 'rename one of them, or remove it',
  * check(cluster) {
    for (const { item, first } of cluster.again) yield { item, at: 'metadata.name', must: `must be made once, and '${first.path}' makes it too`, value: item.name };
  },
};
