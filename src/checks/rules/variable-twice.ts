import { list } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'variable-twice',
  severity: 'error',
  title: 'A container sets a variable once.',
  why: 'The last of two variables of one name wins; an apply that merges them may keep either, and server-side apply refuses both.',
  source: 'https://github.com/kubernetes/kubernetes/issues/58477',
  remedy: 'remove one of them',
  alone: true,
  * check(cluster) {
    for (const { item, containers } of cluster.pods) {
      for (const { json, at } of containers) {
        const names = list(json.env).map(({ name }) => String(name));
        const seen = new Set<string>();
        for (const name of names) {
          if (seen.has(name)) yield { item, at: `${at} env`, must: 'must set each variable once', value: name };
          seen.add(name);
        }
      }
    }
  },
};
