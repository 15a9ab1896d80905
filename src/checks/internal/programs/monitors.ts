import { Json, record } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { Pods } from '../pods';
import { selects } from '../select';

// What the monitors of Prometheus' operator take: https://prometheus-operator.dev/docs/developer/getting-started/

/** The Services that a ServiceMonitor takes, by their own labels. */
export function monitoredServices(cluster: Cluster, monitor: Item): readonly Item[] {
  return servicesOf(cluster)(monitor);
}

// Several rules ask of each.
const servicesOf = memo((cluster: Cluster) => memo((monitor: Item): readonly Item[] => {
  const selector = record(monitor.spec.selector);
  return cluster.all('Service').filter(service => isIn(monitor, service.namespace) && selects(selector, ownLabelsOf(service)));
}));

/** The pods that a PodMonitor takes. */
export function monitoredPods(cluster: Cluster, monitor: Item): Pods[] {
  return cluster.pods.filter(pods => isIn(monitor, pods.namespace) && selects(record(monitor.spec.selector), pods.labels));
}

/** The labels of an object itself. */
export function ownLabelsOf({ metadata }: Item): Json {
  return record(metadata.labels);
}

/** The namespaces that a monitor looks into: its own, unless it names others; undefined is all of them. */
export function namespacesOf({ spec, namespace }: Item): ReadonlyArray<string | undefined> | undefined {
  const { any, matchNames } = record(spec.namespaceSelector);
  if (any === true) return undefined;
  return Array.isArray(matchNames) && matchNames.length > 0 ? matchNames.map(String) : [namespace];
}

function isIn(monitor: Item, namespace: string | undefined): boolean {
  return namespacesOf(monitor)?.includes(namespace) ?? true;
}
