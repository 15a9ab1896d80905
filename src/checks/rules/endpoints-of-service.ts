import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';

const LABEL = 'kubernetes.io/service-name';

export const rule: Rule = {
  id: 'endpoints-of-service',
  severity: 'error',
  title: 'Addresses that are written by hand are those of a Service.',
  why: 'An EndpointSlice belongs to the Service that its label kubernetes.io/service-name names, Endpoints to that of their own name, and a port to the one of the same name: nobody reads others. Of a Service with a selector, the controller writes its own Endpoints in their place.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#custom-endpointslices',
  remedy: 'name the Service and its ports as they are; leave the selector out of a Service whose addresses are written by hand',
  * check(cluster) {
    for (const item of cluster.all('EndpointSlice')) {
      const service = record(item.metadata.labels)[LABEL];
      const at = `label '${LABEL}'`;
      if (service === undefined || service === '') yield { item, at, must: 'must name the Service whose addresses they are: nobody reads them', value: service ?? 'none' };
      else yield* ofService(cluster, item, String(service), at, list(item.json.ports));
    }
    for (const item of cluster.all('Endpoints')) {
      // Without addresses it is a lock or a note, as Patroni has them.
      if (list(item.json.subsets).length === 0) continue;
      yield* ofService(cluster, item, item.name, 'metadata.name', list(item.json.subsets).flatMap(({ ports }) => list(ports)));
      const service = cluster.find('Service', item.namespace, item.name);
      if (service && Object.keys(record(service.spec.selector)).length > 0) {
        yield { item, at: 'subsets', must: 'must be of a Service without a selector: the controller writes those of its pods in their place', value: service.spec.selector };
      }
    }
  },
};

function* ofService(cluster: Cluster, item: Item, name: string, at: string, ports: readonly Json[]): Iterable<Violation> {
  if (!cluster.exists('Service', item.namespace, name)) yield { item, at, must: 'must name a Service of its namespace: nobody reads them', value: name };
  const service = cluster.find('Service', item.namespace, name);
  // Of a headless one, the DNS answers with the ports that are written here.
  if (!service || service.spec.ports === undefined || service.spec.clusterIP === 'None') return;
  const names = list(service.spec.ports).map(port => String(port.name ?? ''));
  for (const [index, port] of ports.entries()) {
    const own = String(port.name ?? '');
    if (names.includes(own)) continue;
    const has = names.map(each => each === '' ? 'one without a name' : `'${each}'`).join(', ');
    yield { item, at: `ports[${index}].name`, must: `must be the name of a port of Service '${name}', which has ${has}: nothing is sent there`, value: own === '' ? 'none' : own };
  }
}
