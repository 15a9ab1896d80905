import { list } from '../../core/internal/json';
import { coversHost } from '../internal/network/hosts';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'host-not-allowed',
  severity: 'error',
  title: 'A namespace is routed by the hosts that are allowed to it.',
  why: 'Whoever routes a host gets its requests: one team\'s route can take another\'s, with its sessions and passwords.',
  source: 'https://kubernetes.io/docs/concepts/security/multi-tenancy/',
  remedy: 'use another host, or add it to \'exposure.hosts\' of the Tenant',
  * check(cluster) {
    for (const { namespace, hosts } of cluster.setting.bounds) {
      if (!hosts) continue;
      for (const item of cluster.all('Ingress').filter(each => each.namespace === namespace)) {
        for (const { host } of list(item.spec.rules)) {
          const name = String(host ?? '');
          if (!hosts.some(allowed => coversHost(allowed, name))) yield { item, at: 'spec.rules', must: `must be a host of its namespace: ${hosts.join(', ') || 'it has none'}`, value: host ?? 'any host' };
        }
      }
    }
  },
};
