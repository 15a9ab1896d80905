import { Json, list, record } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { Labels } from '../select';

/** Whether a label selector of an object takes pods: of the program, of somebody who is declared, or of the cluster. */
export function hasPods(cluster: Cluster, item: Pick<Item, 'namespace'>, selector: Json): boolean {
  return cluster.selected(item.namespace, selector).length > 0
    || cluster.declaresPods(item.namespace, selector)
    || list(selector.matchExpressions).some(({ key }) => GIVEN.includes(String(key)))
    || byCluster(cluster, item, record(selector.matchLabels))
    || byThemselves(cluster, item, record(selector.matchLabels));
}

// Labels that controllers give to pods: https://kubernetes.io/docs/reference/labels-annotations-taints/; cert-manager to those that answer challenges:
// https://cert-manager.io/docs/configuration/acme/http01/
// Istio's injector: https://istio.io/latest/docs/reference/config/labels/
const GIVEN = ['service.istio.io/canonical-name', 'service.istio.io/canonical-revision', 'security.istio.io/tlsMode', 'acme.cert-manager.io/http01-solver', 'acme.cert-manager.io/http-domain', 'acme.cert-manager.io/http-token', 'statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index', 'batch.kubernetes.io/job-name', 'job-name', 'batch.kubernetes.io/job-completion-index'];

/** Whether labels are such as the cluster gives: by a controller, or by the operator of an object that they name. */
function byCluster(cluster: Cluster, { namespace }: Pick<Item, 'namespace'>, labels: Labels): boolean {
  return GIVEN.some(key => key in labels) || areOperated(cluster, namespace, labels);
}

/** Whether labels are those of the pods that an operator makes: of the name of what it makes them for, or of its kind. */
export function areOperated(cluster: Cluster, namespace: string | undefined, labels: Labels): boolean {
  // RabbitMQ's pods for a RabbitmqCluster are of the component rabbitmq.
  const isOfKind = (value: unknown) => typeof value === 'string' && value.length > 3
    && cluster.items.some(item => !item.builtIn && item.namespace === namespace && item.kind.toLowerCase().startsWith(value.replace(/-/g, '')));
  return Object.values(labels).some(value => cluster.operatorOf(namespace, String(value)) !== undefined || isOfKind(value));
}

// What a program says of its own pod while it runs, such as who leads: Vault, Patroni, Longhorn, CloudNativePG.
const OF_ITSELF = /^(vault-(active|initialized|perf-standby|sealed|version)|(spilo-)?role|longhorn\.io\/.+|cnpg\.io\/.+|patroni\..+)$/;

/** Whether labels are those of pods but for such as a program gives to its own. */
function byThemselves(cluster: Cluster, { namespace }: Pick<Item, 'namespace'>, labels: Labels): boolean {
  const given = Object.entries(labels).filter(([key]) => !OF_ITSELF.test(key));
  if (given.length === 0 || given.length === Object.keys(labels).length) return false;
  const pods = cluster.selected(namespace, { matchLabels: Object.fromEntries(given) });
  return pods.some(each => Object.keys(labels).every(key => !OF_ITSELF.test(key) || !(key in each.labels)));
}

/** Words about the pods that come closest to what a selector asks for. */
export function closest(cluster: Cluster, { namespace }: Pick<Item, 'namespace'>, wanted: Json): string {
  const differing = (labels: Labels) => Object.entries(wanted).filter(([key, value]) => String(labels[key]) !== String(value));
  const all = cluster.podsIn(namespace).map(({ item, labels }) => ({ item, labels, wrong: differing(labels) }));
  const [best] = all.sort((a, b) => a.wrong.length - b.wrong.length);
  if (!best || best.wrong.length === 0 || best.wrong.length === Object.keys(wanted).length) return '';
  const [[key]] = best.wrong;
  const value = best.labels[key];
  return `; the pods of ${best.item.toString()} have ${value === undefined ? `no '${key}'` : `'${key}: ${String(value)}'`}`;
}
