import { Item } from '../internal/item';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'api-versions-mixed',
  severity: 'warning',
  title: 'A kind of somebody else\'s is written in one version.',
  why: 'Objects of one kind in two versions, or two groups, are often of two releases of what reads them: it reads one of them, and the other looks as if it had never been made.',
  source: 'https://github.com/traefik/traefik-helm-chart/issues/919',
  remedy: 'write all of them in the version that is installed',
  * check(cluster) {
    const first = new Map<string, Item>();
    for (const item of cluster.items) {
      if (item.builtIn) continue;
      // A group that moved keeps its kinds: traefik.containo.us, traefik.io.
      const key = `${item.kind} ${item.group.split('.')[0]}`;
      const other = first.get(key);
      if (other && other.apiVersion !== item.apiVersion) {
        yield { item, at: 'apiVersion', must: `should be the same as that of ${other.toString()}, ${other.apiVersion}`, value: item.apiVersion };
      }
      first.set(key, other ?? item);
    }
  },
};
