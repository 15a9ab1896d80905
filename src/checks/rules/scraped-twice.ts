import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { servicePortsOf, targetNumber } from '../internal/network/services';
import { Pods } from '../internal/pods';
import { monitoredServices } from '../internal/programs/monitors';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'scraped-twice',
  severity: 'warning',
  title: 'A monitor takes one Service of the same pods.',
  why: 'A ServiceMonitor scrapes the pods behind each Service that it takes. Behind two, such as the headless one and the other, a pod is scraped twice under two values of the label service: what is summed is twice what it is.',
  source: 'https://github.com/qdrant/qdrant-helm/issues/207',
  remedy: 'give one of the Services a label of its own, and have the monitor ask for it, or pass it over by \'matchExpressions\'',
  * check(cluster) {
    for (const item of cluster.all('ServiceMonitor.monitoring.coreos.com')) {
      const services = monitoredServices(cluster, item);
      if (services.length < 2) continue;
      for (const { port, relabelings, metricRelabelings } of list(item.spec.endpoints)) {
        // What is relabeled may be dropped.
        const twice = typeof port === 'string' && relabelings === undefined && metricRelabelings === undefined ? sharing(cluster, services, port) : undefined;
        if (twice) yield { item, at: `endpoints '${String(port)}'`, must: `should be of one Service of ${twice.pods.item.toString()}: both of these are taken, and its metrics are there twice`, value: twice.services.join(', ') };
      }
    }
  },
};

interface Shared {
  readonly pods: Pods;
  readonly services: readonly string[];
}

/** Pods that are behind two Services, at the same port of theirs. */
function sharing(cluster: Cluster, services: readonly Item[], name: string): Shared | undefined {
  const first = new Map<Pods, Map<number, string>>();
  for (const service of services) {
    const port = servicePortsOf(service).find(each => each.name === name);
    for (const pods of port ? cluster.behind(service) : []) {
      const number = port ? targetNumber(port, pods) : undefined;
      const known = first.get(pods) ?? new Map<number, string>();
      const other = number === undefined ? undefined : known.get(number);
      if (other !== undefined && other !== service.name) return { pods, services: [other, service.name] };
      if (number !== undefined) first.set(pods, known.set(number, service.name));
    }
  }
  return undefined;
}
