import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { allWordsOf, Container, Pods } from '../internal/pods';
import { LOKI, lokiFileOf } from '../internal/programs/loki-file';
import { Rule, Violation } from '../internal/rule';
import { variablesOf } from '../internal/workloads/variables';

export const rule: Rule = {
  id: 'replication-factor',
  severity: 'warning',
  title: 'Kafka and Loki are to keep no more copies than they have servers for.',
  why: 'Kafka makes no topic of more copies than it has brokers: without that of their offsets, groups of consumers never start, and without that of its state no transaction does. Loki takes a write when more than half of the copies are kept, and reads by the same: of three, one server keeps too few, and each request fails.',
  source: 'https://github.com/grafana/loki/issues/8899',
  remedy: 'lower the number of copies, or have more replicas',
  * check(cluster) {
    for (const pods of cluster.pods) {
      for (const container of pods.containers.filter(({ role }) => role === 'main')) {
        yield* unsaid(cluster, pods, container);
        for (const { at, copies, needs, image } of copiesOf(cluster, pods, container)) {
          const servers = serversIn(cluster, pods, image);
          if (needs > servers) yield { item: pods.item, at, must: `should take no more servers than the ${servers} of the namespace: it takes ${needs}`, value: copies, source: image === KAFKA ? OF_KAFKA : undefined };
        }
      }
    }
  },
};

const KAFKA = /\/(cp-kafka|kafka(-native)?)(:|@|$)/;
const OF_KAFKA = 'https://kafka.apache.org/documentation/#brokerconfigs_offsets.topic.replication.factor';

// Images that start a Kafka with what variables say, and with its own defaults besides.
const BY_VARIABLES = /(^|\/)(apache\/kafka(-native)?|confluentinc\/cp-kafka)(:|@|$)/;
const OFFSETS = 'KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR';
const LISTENERS = 'KAFKA_ADVERTISED_LISTENERS';
const ROLES = 'KAFKA_PROCESS_ROLES';
const OF_IMAGE = 'https://github.com/apache/kafka/blob/trunk/docker/examples/README.md';

/** Kafka's own default is three: a file of the image that says one is not read as soon as there are variables. */
function* unsaid(cluster: Cluster, pods: Pods, container: Container): Iterable<Violation> {
  const { json, at } = container;
  if (!BY_VARIABLES.test(String(json.image)) || allWordsOf(json).length > 0) return;
  const { values, isWhole } = variablesOf(cluster, pods, container);
  const hasFiles = list(json.volumeMounts).some(({ mountPath }) => /^\/(mnt\/shared\/config|opt\/kafka|etc\/kafka)(\/|$)/.test(String(mountPath)));
  const roles = values.has(ROLES) ? values.get(ROLES) ?? '' : 'broker';
  if (!isWhole || hasFiles || !roles.includes('broker') || !values.has(LISTENERS) || values.has(OFFSETS)) return;
  const servers = serversIn(cluster, pods, KAFKA);
  if (servers < 3) yield { item: pods.item, at: `${at} env`, must: `should have ${OFFSETS}: without it there are to be 3 copies, for which the namespace has ${servers} of the servers, and no group of consumers starts`, value: json.image, remedy: `set it to ${servers}, and KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR and KAFKA_TRANSACTION_STATE_LOG_MIN_ISR too`, source: OF_IMAGE };
}

interface Copies {
  readonly at: string;
  readonly copies: number;
  /** So many servers it takes. */
  readonly needs: number;
  /** The images of such servers. */
  readonly image: RegExp;
}

/** The copies that a server is told to keep, each as often as it is told. */
function copiesOf(cluster: Cluster, pods: Pods, container: Container): Copies[] {
  const image = String(container.json.image);
  if (KAFKA.test(image)) {
    const { values } = variablesOf(cluster, pods, container);
    return [...values].filter(([name]) => FACTOR.test(name)).map(([name, value]) => ({ at: `${container.at} env '${name}'`, copies: Number(value), needs: Number(value), image: KAFKA }));
  }
  const file = lokiFileOf(cluster, pods, container);
  return [...file?.text.matchAll(/^\s*replication_factor: *(\d+)/gm) ?? []]
    .map(([, copies]) => ({ at: `${container.at} '${String(file?.path)}' replication_factor`, copies: Number(copies), needs: Math.floor(Number(copies) / 2) + 1, image: LOKI }));
}

const FACTOR = /KAFKA_(CFG_)?(OFFSETS_TOPIC|TRANSACTION_STATE_LOG|SHARE_COORDINATOR_STATE_TOPIC|DEFAULT)_REPLICATION_FACTOR/;

/** The most servers of a namespace that there are together. */
function serversIn(cluster: Cluster, { namespace }: Pods, image: RegExp): number {
  const own = cluster.podsIn(namespace).filter(({ containers }) => containers.some(({ json }) => image.test(String(json.image))));
  return own.reduce((sum, { item }) => sum + (cluster.count(item)?.most ?? Infinity), 0);
}
