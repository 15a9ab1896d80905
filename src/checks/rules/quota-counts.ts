import { record } from '../../core/internal/json';
import { GROUPS } from '../internal/api/api-groups';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'quota-counts',
  severity: 'error',
  title: 'A quota counts objects by their plural and their group.',
  why: 'Objects are counted as count/deployments.apps, and those of the core group as count/services. What is named otherwise there is none of: the API server takes it, the quota never shows a use of it, and nothing is refused.',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-on-object-count',
  remedy: 'write the plural, and its group after a dot',
  * check(cluster) {
    for (const item of cluster.all('ResourceQuota')) {
      for (const key of Object.keys(record(item.spec.hard))) {
        const [, name, group = ''] = /^count\/([a-z]+)(?:\.(.+))?$/.exec(key) ?? [];
        // Others may have resources of the same name.
        if (name === undefined || !Object.hasOwn(GROUPS, name) || (group.includes('.') && !group.endsWith('.k8s.io')) || GROUPS[name].includes(group)) continue;
        const [own] = GROUPS[name];
        yield { item, at: 'spec.hard', must: `must count ${name} in their group: as it is, none are counted`, value: key, remedy: `write 'count/${name}${own === '' ? '' : `.${own}`}'` };
      }
    }
  },
};
