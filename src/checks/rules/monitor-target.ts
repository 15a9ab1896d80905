import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { areOperated } from '../internal/network/selected';
import { portWords, servicePortsOf } from '../internal/network/services';
import { looksInto, monitoredPods, monitoredServices, namespacesOf, ownLabelsOf, takesLabels } from '../internal/programs/monitors';
import { Rule, Violation } from '../internal/rule';
import { selects } from '../internal/select';

export const rule: Rule = {
  id: 'monitor-target',
  severity: 'error',
  title: 'A monitor finds the Services or pods that it names, and the port.',
  why: 'A ServiceMonitor takes Services by their own labels and a port by its name, a PodMonitor pods: what does not agree is not scraped, and nothing says so but a list without it.',
  source: 'https://prometheus-operator.dev/docs/developer/getting-started/#using-servicemonitors',
  remedy: 'write the labels of the Service itself (not those of its selector), and the name of its port',
  * check(cluster) {
    for (const item of cluster.all(`ServiceMonitor.${GROUP}`)) {
      yield* wrong(cluster, item, 'endpoints', servicesOf(cluster, item));
      yield* unseen(cluster, item, 'serviceMonitor');
    }
    for (const item of cluster.all(`PodMonitor.${GROUP}`)) {
      yield* wrong(cluster, item, 'podMetricsEndpoints', podsOf(cluster, item));
      yield* unseen(cluster, item, 'podMonitor');
    }
    for (const item of cluster.all(`PrometheusRule.${GROUP}`)) yield* unseen(cluster, item, 'rule');
  },
};

/** What no Prometheus of the program takes. */
function* unseen(cluster: Cluster, item: Item, what: string): Iterable<Violation> {
  const all = cluster.all(`Prometheus.${GROUP}`);
  if (all.length === 0 || all.some(each => takesLabels(each, item, what) && looksInto(cluster, each, item, what))) return;
  const [{ spec }] = all;
  const taking = all.find(each => takesLabels(each, item, what));
  if (taking) {
    const value = item.namespace;
    // What labels a namespace of somebody else's has, nobody here knows.
    if (value === undefined || (taking.spec[`${what}NamespaceSelector`] && !cluster.find('Namespace', undefined, value))) return;
    yield { item, at: 'metadata.namespace', must: `must be one that ${taking.toString()} looks into: it is not seen`, value, remedy: `set '${what}NamespaceSelector': {} is all of them, and without one it is its own alone` };
    return;
  }
  const remedy = `give it the labels of '${what}Selector', and see '${what}NamespaceSelector'`;
  yield { item, at: 'metadata.labels', must: `must be such as ${all[0].toString()} takes, ${JSON.stringify(spec[`${what}Selector`] ?? null)}: it is not seen`, value: ownLabelsOf(item), remedy };
}

const GROUP = 'monitoring.coreos.com';

// Ports of the proxies that Istio and Linkerd put into pods.
const INJECTED = /^(.*-envoy-prom|linkerd-(admin|proxy).*|envoy-(metrics|stats|prom))$/;

/** Something that is scraped. */
interface Target {
  readonly name: string;
  /** The names of its ports, and what messages call them. */
  readonly ports: readonly string[];
  readonly words: string;
}

function* wrong(cluster: Cluster, item: Item, field: string, targets: readonly Target[]): Iterable<Violation> {
  const ofPods = item.kind === 'PodMonitor';
  const remedy = ofPods ? 'write the labels of the pods, and the name of a port of theirs' : rule.remedy;
  const { selector } = item.spec;
  if (targets.length === 0) {
    // What else is in a namespace that is somebody else's, the program does not know.
    const known = namespacesOf(item)?.every(each => each === undefined || cluster.find('Namespace', undefined, each)) ?? false;
    const labels = record(record(selector).matchLabels);
    const declared = namespacesOf(item)?.some(each => cluster.declaresPods(each, record(selector)) || areOperated(cluster, each, labels)) ?? false;
    const elsewhere = known || declared || ofPods ? undefined : unwatched(cluster, item);
    if (elsewhere) {
      const must = `should name '${String(elsewhere.namespace)}', where ${elsewhere.toString()} has such labels and ports: without it the monitor looks into its own namespace alone`;
      yield { item, at: 'spec.namespaceSelector', must, value: 'none', remedy: `set 'namespaceSelector: {matchNames: [${String(elsewhere.namespace)}]}'`, severity: 'warning' };
    }
    const meant = known || declared || ofPods || elsewhere ? undefined : withPodsOf(cluster, item);
    if (meant) {
      const must = `should be labels of ${meant.toString()} itself: those of its pods it does not have, and nothing is scraped`;
      yield { item, at: 'spec.selector', must, value: selector, severity: 'warning' };
    }
    if (known && !declared) yield { item, at: 'spec.selector', must: `should select ${ofPods ? 'pods' : 'a Service'}: nothing is scraped`, value: selector, remedy, severity: 'warning' };
    return;
  }
  for (const { port } of list(item.spec[field])) {
    if (typeof port !== 'string' || INJECTED.test(port) || targets.some(({ ports }) => ports.includes(port))) continue;
    const [{ name, words }] = targets;
    yield { item, at: `${field} '${port}'`, must: `must be the name of a port of ${name}: ${words}; it is not scraped`, value: port, remedy };
  }
}

/** A Service of its namespace that sends to pods of the labels of a monitor, and has no such labels itself. */
function withPodsOf(cluster: Cluster, { namespace, spec }: Item): Item | undefined {
  const selector = record(spec.selector);
  const ports = list(spec.endpoints).map(({ port }) => port);
  if (spec.namespaceSelector !== undefined || Object.keys(record(selector.matchLabels)).length === 0 || ports.length === 0) return undefined;
  return cluster.all('Service').find(service => service.namespace === namespace && cluster.behind(service).some(({ labels }) => selects(selector, labels))
    && ports.every(port => servicePortsOf(service).some(({ name }) => name === port)));
}

/** A Service of another namespace that has the labels and all the ports of a monitor, and no other monitor. */
function unwatched(cluster: Cluster, { namespace, spec }: Item): Item | undefined {
  const selector = record(spec.selector);
  const ports = list(spec.endpoints).map(({ port }) => port);
  // One that names others knows of them, and what has no namespace gets one later.
  if (namespace === undefined || spec.namespaceSelector !== undefined) return undefined;
  if (Object.keys(record(selector.matchLabels)).length === 0 || ports.length === 0 || ports.some(port => typeof port !== 'string')) return undefined;
  const found = cluster.all('Service').filter(service => service.namespace !== namespace && service.namespace !== undefined && selects(selector, ownLabelsOf(service)));
  const watched = new Set(found.length === 0 ? [] : cluster.all(`ServiceMonitor.${GROUP}`).flatMap(monitor => monitoredServices(cluster, monitor)));
  return found.find(service => !watched.has(service) && ports.every(port => servicePortsOf(service).some(({ name }) => name === port)));
}

function servicesOf(cluster: Cluster, item: Item): Target[] {
  return monitoredServices(cluster, item).map((service): Target => {
    const ports = servicePortsOf(service);
    const words = ports.map(({ name, port }) => `${name ?? 'one without a name'} (${port})`).join(', ') || 'it has none';
    return { name: service.toString(), ports: ports.flatMap(({ name }) => name ?? []), words };
  });
}

function podsOf(cluster: Cluster, item: Item): Target[] {
  return monitoredPods(cluster, item)
    .map(({ item: { kind, name }, ports }): Target => ({ name: `the pods of ${kind} ${name}`, ports: ports.flatMap(each => each.name ?? []), words: portWords(ports) }));
}
