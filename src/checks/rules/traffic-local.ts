import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { connectedTo } from '../internal/network/reach';
import { Pods } from '../internal/pods';
import { servicesIn } from '../internal/programs/addresses';
import { Rule, Violation } from '../internal/rule';
import { textsOf } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'traffic-local',
  severity: 'warning',
  title: 'A Service that answers callers of the same node alone has a pod on each node that they are on.',
  why: 'With internalTrafficPolicy Local a request goes to a pod on the node of who asks. Where there is none it is dropped, as if the Service had no pods at all.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/',
  remedy: 'remove \'internalTrafficPolicy: Local\', for pods that are preferred near use \'trafficDistribution\'; or run it as a DaemonSet on all nodes',
  * check(cluster) {
    for (const service of cluster.all('Service')) {
      if (service.spec.internalTrafficPolicy !== 'Local') continue;
      const behind = cluster.behind(service);
      if (behind.length === 0) continue;
      if (!behind.some(({ item }) => item.kind === 'DaemonSet')) {
        yield { item: service, at: 'spec.internalTrafficPolicy', must: `should be Cluster: ${behind[0].item.toString()} has no pod on every node, and from the others nobody is answered`, value: 'Local' };
      } else {
        yield* elsewhere(cluster, service, behind);
      }
    }
  },
};

// What most nodes have in common.
const EVERYWHERE = ['kubernetes.io/os', 'kubernetes.io/arch'];

/** Callers that may be on nodes on which a DaemonSet has no pod. */
function* elsewhere(cluster: Cluster, service: Item, [agent, ...others]: readonly Pods[]): Iterable<Violation> {
  if (others.length > 0) return;
  for (const pods of cluster.pods) {
    const taint = Object.entries(record(pods.spec.nodeSelector)).find(([key, value]) => tolerates(pods, key, value) && !tolerates(agent, key, value));
    if (!taint || !asks(cluster, pods, agent, service)) continue;
    const [key, value] = taint;
    const must = `should be of nodes that ${agent.item.toString()} is on, which does not tolerate their taint: on them ${service.toString()} does not answer it`;
    yield { item: pods.item, at: 'tolerations', must, value: `${key}=${String(value)}`, remedy: 'give the agent the toleration too' };
  }
  const nodes = Object.entries(record(agent.spec.nodeSelector)).filter(([key]) => !EVERYWHERE.includes(key));
  if (nodes.length === 0) return;
  const words = nodes.map(([key, value]) => `${key}=${String(value)}`).join(', ');
  for (const pods of cluster.pods) {
    const own = record(pods.spec.nodeSelector);
    // Who says more of its nodes, or whom it is beside, has seen to it.
    if (pods.spec.affinity !== undefined || nodes.every(([key, value]) => own[key] === value) || !asks(cluster, pods, agent, service)) continue;
    const must = `should be of the nodes that ${agent.item.toString()} is on, ${words}: on others ${service.toString()} does not answer it`;
    yield { item: pods.item, at: 'nodeSelector', must, value: own, remedy: 'select the same nodes, or run the agent on all of them' };
  }
}

/** Whether pods say that they tolerate a taint, or all of them. */
function tolerates({ spec }: Pods, key: string, value: unknown): boolean {
  return list(spec.tolerations).some(each => each.operator === 'Exists' ? each.key === undefined || each.key === key : each.key === key && each.value === value);
}

function asks(cluster: Cluster, pods: Pods, agent: Pods, service: Item): boolean {
  return connectedTo(cluster).get(pods.item)?.has(agent.item) === true
    || textsOf(pods).some(text => servicesIn(cluster, pods, text).some(each => each.service === service));
}
