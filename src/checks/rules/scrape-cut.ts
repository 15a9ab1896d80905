import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { policiesOf } from '../internal/network/policies';
import { servicePortsOf, targetNumber } from '../internal/network/services';
import { Pods } from '../internal/pods';
import { monitoredPods, monitoredServices } from '../internal/programs/monitors';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'scrape-cut',
  severity: 'error',
  title: 'Network policies let somebody in at the port that a monitor has scraped.',
  why: 'Where a policy holds for pods, all is denied that none of their policies allows: the target is down, and its alerts have nothing to tell of.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  remedy: 'let Prometheus in at that port: of a blueprint by \'allowFrom\', with the pods of Prometheus and the port',
  * check(cluster) {
    const monitors = [...cluster.all('ServiceMonitor.monitoring.coreos.com'), ...cluster.all('PodMonitor.monitoring.coreos.com')];
    const policies = policiesOf(cluster);
    if (!policies.areAll) return;
    for (const item of monitors) {
      for (const { pods, port, number } of scraped(cluster, item)) {
        if (policies.letsInSomebody(pods, number, 'TCP')) continue;
        const at = `${item.kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints'} '${port}'`;
        yield { item, at, must: `must be let in by the network policies of ${pods.item.toString()}: none of them opens TCP ${number}`, value: port };
      }
    }
  },
};

interface Scraped {
  readonly pods: Pods;
  /** The port, as the monitor names it. */
  readonly port: string;
  readonly number: number;
}

/** What is asked of pods, as far as monitors name the port. */
function scraped(cluster: Cluster, item: Item): Scraped[] {
  if (item.kind === 'PodMonitor') {
    return monitoredPods(cluster, item).flatMap(pods => list(item.spec.podMetricsEndpoints).flatMap(({ port }) =>
      pods.ports.filter(({ name }) => name !== undefined && name === port).map(({ number }) => ({ pods, port: String(port), number }))));
  }
  return monitoredServices(cluster, item).flatMap(service => cluster.behind(service).flatMap(pods => list(item.spec.endpoints).flatMap(({ port }) =>
    servicePortsOf(service).filter(({ name }) => name !== undefined && name === port).flatMap(each => {
      const number = targetNumber(each, pods);
      return number === undefined ? [] : [{ pods, port: String(port), number }];
    }))));
}
