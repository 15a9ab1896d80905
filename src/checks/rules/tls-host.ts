import { list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { coversHost } from '../internal/network/hosts';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'tls-host',
  severity: 'warning',
  title: 'The hosts of a route\'s certificate are those that it routes.',
  why: 'A host that is routed and not among those of the certificate is answered without encryption, or with a certificate that browsers refuse; one that is only among the latter gets a certificate for nothing.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  remedy: 'list the same hosts in \'tls\' and in \'rules\'',
  * check(cluster) {
    for (const item of cluster.all('Ingress')) {
      const tls = list(item.spec.tls);
      if (tls.length === 0) continue;
      const routed = list(item.spec.rules).flatMap(({ host }) => typeof host === 'string' && host !== '' ? [host] : []);
      const listed = tls.flatMap(({ hosts }) => Array.isArray(hosts) ? hosts.map(String) : []);
      // Without hosts, the certificate is for all of them.
      if (tls.some(({ hosts }) => !Array.isArray(hosts) || hosts.length === 0)) continue;
      for (const host of routed.filter(each => !listed.some(other => coversHost(other, each)))) {
        yield { item, at: `rule '${host}'`, must: `should be among the hosts of 'tls': ${listed.join(', ')}; it has no certificate`, value: host };
      }
      const all = [...routed, ...added(item, routed)];
      for (const host of routed.length === 0 ? [] : listed.filter(each => !all.some(other => coversHost(each, other)))) {
        yield { item, at: 'spec.tls', must: `should be hosts that are routed: ${routed.join(', ')}`, value: host };
      }
    }
  },
};

/** Hosts that annotations of ingress-nginx add: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ */
function added({ metadata }: Item, routed: readonly string[]): string[] {
  const { 'nginx.ingress.kubernetes.io/server-alias': aliases, 'nginx.ingress.kubernetes.io/from-to-www-redirect': redirect } = record(metadata.annotations);
  return [
    ...typeof aliases === 'string' ? aliases.split(',').map(each => each.trim()) : [],
    ...redirect === 'true' ? routed.map(host => host.startsWith('www.') ? host.slice('www.'.length) : `www.${host}`) : [],
  ];
}
