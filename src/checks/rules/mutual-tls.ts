import { record } from '../../core/internal/json';
import { hasExceptions, hostOf, proxyOf, strictOf } from '../internal/network/mesh';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'mutual-tls',
  severity: 'error',
  title: 'Whoever takes mutual TLS alone is not asked in plain text.',
  why: 'A DestinationRule says how clients speak to a host, a PeerAuthentication what its pods take. Where one turns TLS off and the other is STRICT, the proxy of the pods closes each connection: requests are answered with 503.',
  source: 'https://istio.io/latest/docs/ops/common-problems/network-issues/#503-errors-after-setting-destination-rule',
  remedy: 'write \'mode: ISTIO_MUTUAL\', or leave \'tls\' out: Istio knows by itself which pods have a proxy',
  * check(cluster) {
    const rules = cluster.all('DestinationRule.networking.istio.io').map(item => ({ item, host: hostOf(item.spec.host, item) }));
    for (const { item, host } of rules) {
      const { mode } = record(record(item.spec.trafficPolicy).tls);
      // What several rules of a host come to depends on who asks, and on their age.
      if (mode !== 'DISABLE' || hasExceptions(item) || rules.filter(other => other.host === host).length > 1) continue;
      const [name, namespace, ...more] = host.split('.');
      const service = more.length === 0 ? cluster.find('Service', namespace, name) : undefined;
      const pods = service ? cluster.behind(service) : [];
      const strict = pods.map(each => proxyOf(cluster, each) && strictOf(cluster, each));
      const [policy] = strict;
      if (!service || !policy || strict.includes(undefined)) continue;
      const doubtful = pods.some(each => proxyOf(cluster, each) === 'asked') ? { severity: 'warning' as const } : {};
      yield { item, at: 'spec.trafficPolicy.tls.mode', must: `${doubtful.severity ? 'should' : 'must'} not turn off what ${policy.toString()} asks of the pods of ${service.toString()}: requests are answered with 503`, value: mode, ...doubtful };
    }
  },
};
