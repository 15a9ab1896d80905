import { Json, list, record } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { ContainerPort, Pods } from '../pods';
import { isNumberOrName, policiesOf } from './policies';
import { servicePortsOf, targetNumber } from './services';

/** A rule of a policy that is about no port of its pods, and lets nobody in. */
export interface ClosedRule {
  readonly policy: Item;
  readonly asked: readonly unknown[];
  /** The ports that the pods have. */
  readonly has: readonly ContainerPort[];
  /** The Service whose port is asked for in place of the pods' own, which no policy is about. */
  readonly service?: Item;
}

/** All such rules of a cluster, as far as pods say which ports they have. */
export const closedRulesOf = memo((cluster: Cluster): readonly ClosedRule[] => cluster.all('NetworkPolicy').flatMap(policy => {
  const selector = record(policy.spec.podSelector);
  const pods = Object.keys(selector).length === 0 ? [] : cluster.selected(policy.namespace, selector);
  // What says no ports may have any.
  if (pods.length === 0 || pods.some(({ ports }) => ports.length === 0)) return [];
  const has = pods.flatMap(({ ports }) => ports);
  const open = (port: Json) => has.some(({ name, number }) => isNumberOrName(port, number, [name]));
  const closed = list(policy.spec.ingress).map(rule => list(rule.ports)).filter(ports => ports.length > 0 && !ports.some(open));
  return closed.map(ports => ({ policy, asked: ports.map(({ port }) => port), has, service: serviceOf(cluster, pods, ports) }));
}));

function serviceOf(cluster: Cluster, all: readonly Pods[], asked: readonly Json[]): Item | undefined {
  const isAsked = (service: Item) => servicePortsOf(service).some(each =>
    asked.some(({ port }) => port === each.port) && all.every(pods => isClosed(cluster, pods, targetNumber(each, pods))));
  return cluster.all('Service').find(service => all.every(pods => cluster.behind(service).includes(pods)) && isAsked(service));
}

/** Whether pods have a port that their policies let nobody in on. */
function isClosed(cluster: Cluster, pods: Pods, asked: number | undefined): boolean {
  return pods.ports.some(({ number, protocol }) => number === asked && !policiesOf(cluster).letsInSomebody(pods, number, protocol));
}
