import { isRecord, Json, record } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { End } from '../network/policies';
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

/** A Prometheus of the program, and its pods as network policies see them. */
export interface Asker {
  readonly item: Item;
  readonly end: End;
}

/** The Prometheus of the program that are known to take a monitor: what labels those namespaces have that others made, nobody says. */
export function askersOf(cluster: Cluster, monitor: Item): Asker[] {
  const what = monitor.kind === 'PodMonitor' ? 'podMonitor' : 'serviceMonitor';
  const all = cluster.all('Prometheus.monitoring.coreos.com', 'PrometheusAgent.monitoring.coreos.com');
  const taking = all.filter(each => takesLabels(each, monitor, what) && looksInto(cluster, each, monitor, what)
    && (isAnywhere(each, what) || cluster.find('Namespace', undefined, String(monitor.namespace)) !== undefined));
  return taking.map(item => ({ item, end: { namespace: item.namespace, labels: labelsOfPods(item), spec: item.spec } }));
}

/** Whether a Prometheus takes the labels of a monitor, or of rules. One that names no labels takes none. */
export function takesLabels({ spec }: Item, item: Item, what: string): boolean {
  const { [`${what}Selector`]: selector } = spec;
  return isRecord(selector) && selects(selector, ownLabelsOf(item));
}

/** Whether a Prometheus looks into the namespace of a monitor, or of rules, as far as its labels are known. */
export function looksInto(cluster: Cluster, prometheus: Item, item: Item, what: string): boolean {
  const { [`${what}NamespaceSelector`]: namespaces } = prometheus.spec;
  if (namespaces === undefined || namespaces === null) return item.namespace === prometheus.namespace;
  return item.namespace !== undefined && selects(record(namespaces), cluster.namespaceLabels(item.namespace));
}

/** Whether the labels of namespaces are nothing to it. */
function isAnywhere({ spec }: Item, what: string): boolean {
  return Object.keys(record(spec[`${what}NamespaceSelector`])).length === 0;
}

// https://prometheus-operator.dev/docs/platform/troubleshooting/
function labelsOfPods({ kind, name, spec }: Item): Json {
  const isAgent = kind === 'PrometheusAgent';
  return {
    ...record(record(spec.podMetadata).labels),
    'app.kubernetes.io/name': isAgent ? 'prometheus-agent' : 'prometheus',
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/managed-by': 'prometheus-operator',
    'operator.prometheus.io/name': name,
    'operator.prometheus.io/shard': '0',
    'operator.prometheus.io/mode': isAgent ? 'agent' : 'server',
    ...isAgent ? {} : { prometheus: name },
  };
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
