import { record } from '../../core/internal/json';
import { valuesAt } from '../../core/internal/json-path';
import { hostOf } from '../internal/network/mesh';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'subset-exists',
  severity: 'error',
  title: 'A subset that a VirtualService sends to is one of a DestinationRule of the host.',
  why: 'To a subset that nobody defines Istio has no endpoints: its share of the requests is answered with 503.',
  source: 'https://istio.io/latest/docs/ops/common-problems/network-issues/#503-errors-after-setting-destination-rule',
  remedy: 'correct the name, or add the subset to the DestinationRule',
  * check(cluster) {
    const rules = cluster.all('DestinationRule.networking.istio.io');
    for (const item of cluster.all('VirtualService.networking.istio.io')) {
      for (const { value, at } of ROUTES.flatMap(path => valuesAt(item.json, path))) {
        const { host, subset } = record(value);
        const ofHost = rules.filter(each => hostOf(each.spec.host, each) === hostOf(host, item));
        // Where the program has none for the host, somebody else may.
        if (subset === undefined || ofHost.length === 0) continue;
        const names = ofHost.flatMap(each => valuesAt(each.json, 'spec.subsets[].name').map(name => String(name.value)));
        if (!names.includes(String(subset))) yield { item, at, must: `must be a subset of ${ofHost[0].toString()}: ${names.join(', ') || 'it has none'}; requests are answered with 503`, value: subset };
      }
    }
  },
};

const ROUTES = ['http', 'tcp', 'tls'].map(protocol => `spec.${protocol}[].route[].destination`);
