import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Policies, policiesOf } from '../internal/network/policies';
import { servicePortsOf, targetNumber } from '../internal/network/services';
import { Pods } from '../internal/pods';
import { Asker, askersOf, monitoredPods, monitoredServices } from '../internal/programs/monitors';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'scrape-cut',
  severity: 'error',
  title: 'Network policies let somebody in at the port that a monitor has scraped: the Prometheus that takes the monitor, where it is the program\'s.',
  why: 'Where a policy holds for pods, all is denied that none of their policies allows: the target is down, and its alerts have nothing to tell of.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  remedy: 'let Prometheus in at that port: of a blueprint by \'allowFrom\', with the pods of Prometheus and the port',
  * check(cluster) {
    const monitors = [...cluster.all('ServiceMonitor.monitoring.coreos.com'), ...cluster.all('PodMonitor.monitoring.coreos.com')];
    const policies = policiesOf(cluster);
    if (!policies.areAll) return;
    for (const item of monitors) {
      const askers = askersOf(cluster, item);
      for (const each of scraped(cluster, item)) {
        const cut = whatCuts(policies, askers, each);
        if (cut) yield { item, at: `${item.kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints'} '${each.port}'`, ...cut, value: each.port };
      }
    }
  },
};

/** What keeps all who ask from pods; undefined where somebody gets through. */
function whatCuts(policies: Policies, askers: readonly Asker[], { pods, number }: Scraped): Pick<Violation, 'must' | 'remedy'> | undefined {
  const to = pods.item.toString();
  if (!policies.letsInSomebody(pods, number, 'TCP')) return { must: `must be let in by the network policies of ${to}: none of them opens TCP ${number}` };
  const isIn = ({ end }: Asker) => policies.letsIn(end, pods, number, 'TCP');
  const isOut = ({ end }: Asker) => policies.letsOut(end, pods, number, 'TCP');
  const [asker] = askers;
  if (asker === undefined || askers.some(each => isIn(each) && isOut(each))) return undefined;
  if (!isIn(asker)) return { must: `must be let in by the network policies of ${to}: none of them lets ${asker.item.toString()} in on TCP ${number}` };
  return { must: `must be let out by the network policies of ${asker.item.toString()}: none of them lets it ask ${to} on TCP ${number}`, remedy: 'let Prometheus out at that port' };
}

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
