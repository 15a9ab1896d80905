import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { quantity } from '../internal/resources';
import { Rule, Violation } from '../internal/rule';
import { selects } from '../internal/select';

export const rule: Rule = {
  id: 'custom-together',
  severity: 'error',
  title: 'What operators are asked for together can be together.',
  why: 'An operator refuses an object that does not fit another one, or passes it over: a pooler never runs, a user has no Secret, an issuer issues nothing, a host shows no certificate.',
  source: 'https://cloudnative-pg.io/documentation/current/connection_pooling/',
  remedy: 'correct one of both',
  * check(cluster) {
    for (const { kind, check } of CHECKS) for (const item of cluster.all(kind)) yield* check(item, cluster);
  },
};

interface Check {
  readonly kind: string;
  readonly check: (item: Item, cluster: Cluster) => Iterable<Violation>;
}

const CHECKS: readonly Check[] = [
  { kind: 'Pooler.postgresql.cnpg.io', check: poolerName },
  { kind: 'Cluster.postgresql.cnpg.io', check: sharedBuffers },
  { kind: 'KafkaTopic.kafka.strimzi.io', check: topicReplicas },
  { kind: 'KafkaUser.kafka.strimzi.io', check: userRights },
  { kind: 'ClusterIssuer.cert-manager.io', check: issuerSecrets },
  { kind: 'Gateway.networking.istio.io', check: gatewaySecrets },
  { kind: 'VirtualService.networking.istio.io', check: routeOrder },
];

/** https://cloudnative-pg.io/documentation/current/connection_pooling/ */
function* poolerName(item: Item, cluster: Cluster): Iterable<Violation> {
  const other = cluster.find('Cluster.postgresql.cnpg.io', item.namespace, item.name);
  if (other) yield { item, at: 'metadata.name', must: `must not be the name of ${other.toString()} too: it is refused`, value: item.name, remedy: 'call it after what it does, such as \'<cluster>-pooler-rw\'' };
}

/** https://cloudnative-pg.io/documentation/current/resource_management/ */
function* sharedBuffers(item: Item): Iterable<Violation> {
  const { shared_buffers: buffers } = record(record(item.spec.postgresql).parameters);
  const { memory } = record(record(item.spec.resources).requests);
  const [, size, unit = ''] = /^(\d+)\s*(kB|MB|GB|TB)?$/.exec(String(buffers)) ?? [];
  const most = quantity(memory);
  // Without a unit it is a number of pages, of 8 kB each.
  if (size === undefined || most === undefined || Number(size) * SIZES[unit] <= most) return;
  yield { item, at: 'spec.postgresql.parameters.shared_buffers', must: `must be at most the memory that an instance asks for, ${String(memory)}: it is refused`, value: buffers, remedy: 'set a quarter of the memory' };
}

const SIZES: Readonly<Record<string, number>> = { '': 2 ** 13, 'kB': 2 ** 10, 'MB': 2 ** 20, 'GB': 2 ** 30, 'TB': 2 ** 40 };

/** The Kafka that a topic, a user or a pool of nodes is of. */
function kafkaOf({ metadata }: Item): unknown {
  return record(metadata.labels)['strimzi.io/cluster'];
}

/** https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaTopic-reference */
function* topicReplicas(item: Item, cluster: Cluster): Iterable<Violation> {
  const pools = cluster.all('KafkaNodePool.kafka.strimzi.io').filter(pool => pool.namespace === item.namespace && kafkaOf(pool) === kafkaOf(item));
  const brokers = pools.filter(({ spec }) => Array.isArray(spec.roles) && spec.roles.includes('broker')).reduce((sum, { spec }) => sum + Number(spec.replicas ?? 0), 0);
  const { 'min.insync.replicas': inSync } = record(item.spec.config);
  if (Number(item.spec.replicas) > 1 && Number(inSync) >= Number(item.spec.replicas)) {
    yield { item, at: 'spec.config.min.insync.replicas', must: `should be less than its replicas, ${String(item.spec.replicas)}: nobody can write while one broker is restarted`, value: inSync, remedy: 'lower it by one', severity: 'warning' };
  }
  if (brokers === 0 || !(Number(item.spec.replicas) > brokers)) return;
  yield { item, at: 'spec.replicas', must: `must be at most ${brokers}, the brokers of '${String(kafkaOf(item))}': Kafka refuses the topic`, value: item.spec.replicas, remedy: 'lower it, or add brokers' };
}

/** https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaUserAuthorizationSimple-reference */
function* userRights(item: Item, cluster: Cluster): Iterable<Violation> {
  const kafka = cluster.find('Kafka.kafka.strimzi.io', item.namespace, String(kafkaOf(item)));
  if (!kafka || record(item.spec.authorization).type !== 'simple' || record(kafka.spec.kafka).authorization !== undefined) return;
  yield { item, at: 'spec.authorization', must: `must not be given where ${kafka.toString()} has no authorization: the user is not made`, value: 'simple', remedy: 'set \'authorization: {type: simple}\' in \'spec.kafka\' of the Kafka' };
}

// What is of no namespace has its Secrets in that of cert-manager: https://cert-manager.io/docs/configuration/#cluster-resource-namespace
const CERT_MANAGER = 'cert-manager';

function* issuerSecrets(item: Item, cluster: Cluster): Iterable<Violation> {
  const { secretName } = record(item.spec.ca);
  if (typeof secretName === 'string') yield* elsewhere(cluster, item, 'spec.ca.secretName', secretName, CERT_MANAGER);
}

/** https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings */
function* gatewaySecrets(item: Item, cluster: Cluster): Iterable<Violation> {
  // It is of gateways in any namespace.
  const namespace = cluster.pods.find(({ labels }) => selects({ matchLabels: item.spec.selector }, labels))?.namespace;
  if (namespace === undefined) return;
  for (const [index, { tls }] of list(item.spec.servers).entries()) {
    const { credentialName } = record(tls);
    if (typeof credentialName === 'string') yield* elsewhere(cluster, item, `spec.servers[${index}].tls.credentialName`, credentialName, namespace);
  }
}

/** https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService */
function* routeOrder(item: Item): Iterable<Violation> {
  const routes = list(item.spec.http);
  const first = routes.findIndex(({ match }) => match === undefined);
  if (first < 0 || first === routes.length - 1) return;
  yield { item, at: `spec.http[${first}]`, must: `must come last, for it takes every request: the ${routes.length - 1 - first} behind it get none`, value: routes[first].name ?? 'no match', remedy: 'move it behind the others' };
}

/** A Secret that is looked for in one namespace, and that the program has made in another one alone. */
function* elsewhere(cluster: Cluster, item: Item, at: string, name: string, namespace: string): Iterable<Violation> {
  if (cluster.maker('Secret', namespace, name) ?? cluster.declaration('Secret', namespace, name)) return;
  const other = cluster.items.find(each => each.namespace !== undefined && each.namespace !== namespace && cluster.maker('Secret', each.namespace, name) === each);
  if (other) yield { item, at, must: `must be a Secret of '${namespace}', where it is looked for, and ${other.toString()} makes it elsewhere`, value: name, remedy: `make it in '${namespace}'` };
}
