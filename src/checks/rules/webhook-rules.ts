import { list } from '../../core/internal/json';
import { GROUPS } from '../internal/api/api-groups';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'webhook-rules',
  severity: 'warning',
  title: 'A webhook is asked about resources by their plural, in their group.',
  why: 'A rule for a group that does not have the resource matches no request: the webhook is never asked, and what it guards is not.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-rules',
  remedy: 'write the group that kubectl api-resources shows',
  * check(cluster) {
    for (const item of [...cluster.all('ValidatingWebhookConfiguration'), ...cluster.all('MutatingWebhookConfiguration')]) {
      for (const { name, rules } of list(item.json.webhooks)) {
        for (const { apiGroups, resources } of list(rules)) {
          const groups = Array.isArray(apiGroups) ? apiGroups.map(String) : [];
          const known = (Array.isArray(resources) ? resources.map(String) : []).filter(resource => Object.hasOwn(GROUPS, resource));
          if (groups.includes('*') || groups.some(group => group.includes('.') && !group.endsWith('.k8s.io'))) continue;
          for (const resource of known.filter(each => !groups.some(group => GROUPS[each].includes(group)))) {
            yield { item, at: `webhooks '${String(name)}'`, must: `should look for '${resource}' in the group '${GROUPS[resource][0]}': it is never asked`, value: groups };
          }
        }
      }
    }
  },
};
