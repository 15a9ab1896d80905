import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { quantity } from '../internal/resources';
import { Rule, Violation } from '../internal/rule';
import { secretElsewhere } from '../internal/secret-elsewhere';
import { selects } from '../internal/select';
import { valueIn } from '../internal/workloads/secret-keys';

export const rule: Rule = {
  id: 'custom-together',
  severity: 'error',
  title: 'What operators are asked for together can be together.',
  why: 'An operator refuses an object that does not fit another one, or passes it over: a pooler never runs, a user has no Secret, a host shows no certificate, an alert reaches nobody.',
  source: 'https://cloudnative-pg.io/documentation/current/connection_pooling/',
  remedy: 'correct one of both',
  * check(cluster) {
    for (const { kind, check, source } of CHECKS) {
      for (const item of cluster.all(kind)) for (const violation of check(item, cluster)) yield { source, ...violation };
    }
  },
};

interface Check {
  readonly kind: string;
  readonly source: string;
  readonly check: (item: Item, cluster: Cluster) => Iterable<Violation>;
}

const CHECKS: readonly Check[] = [
  { kind: 'Pooler.postgresql.cnpg.io', check: poolerName, source: 'https://cloudnative-pg.io/documentation/current/connection_pooling/' },
  { kind: 'Cluster.postgresql.cnpg.io', check: sharedBuffers, source: 'https://cloudnative-pg.io/documentation/current/resource_management/' },
  { kind: 'Cluster.postgresql.cnpg.io', check: roleNames, source: 'https://github.com/cloudnative-pg/cloudnative-pg/issues/268' },
  { kind: 'Cluster.postgresql.cnpg.io', check: ownArchive, source: 'https://cloudnative-pg.io/documentation/current/recovery/#restoring-into-a-cluster-with-a-backup-section' },
  { kind: 'Elasticsearch.elasticsearch.k8s.elastic.co', check: elasticsearchClaims, source: 'https://www.elastic.co/guide/en/cloud-on-k8s/current/k8s-volume-claim-templates.html' },
  { kind: 'Rollout.argoproj.io', check: endlessAnalysis, source: 'https://github.com/argoproj/argo-rollouts/issues/2691' },
  { kind: 'KafkaTopic.kafka.strimzi.io', check: topicReplicas, source: 'https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaTopic-reference' },
  { kind: 'KafkaUser.kafka.strimzi.io', check: userRights, source: 'https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaUserAuthorizationSimple-reference' },
  { kind: 'AlertmanagerConfig.monitoring.coreos.com', check: routedNamespace, source: 'https://prometheus-operator.dev/docs/developer/alerting/#alertmanagerconfig-resource' },
  { kind: 'Gateway.networking.istio.io', check: gatewaySecrets, source: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings' },
  { kind: 'VirtualService.networking.istio.io', check: routeOrder, source: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService' },
  { kind: 'SealedSecret.bitnami.com', check: sealedName, source: 'https://github.com/bitnami/sealed-secrets/issues/1543' },
  { kind: 'StorageClass', check: strictlyLocal, source: 'https://longhorn.io/docs/1.9.0/high-availability/data-locality/' },
  { kind: 'StorageClass', check: servedByNfs, source: 'https://github.com/kubernetes-sigs/nfs-subdir-external-provisioner' },
  { kind: 'Application.argoproj.io', check: oneDestination, source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/' },
];

/** Longhorn has a volume that is to be where its pod is, whatever happens, in one place. */
function* strictlyLocal(item: Item): Iterable<Violation> {
  const { dataLocality, numberOfReplicas } = record(item.json.parameters);
  if (item.json.provisioner !== 'driver.longhorn.io' || dataLocality !== 'strict-local' || !(Number(numberOfReplicas) > 1)) return;
  yield { item, at: 'parameters.numberOfReplicas', must: 'must be 1 with \'dataLocality: strict-local\': Longhorn refuses the volume, and the claim stays Pending', value: numberOfReplicas, remedy: 'set it to 1, or \'dataLocality: best-effort\'' };
}

/** A class is served by the provisioner of its name: that of NFS takes its own from a variable. */
function* servedByNfs(item: Item, cluster: Cluster): Iterable<Violation> {
  const { provisioner } = item.json;
  // The CSI driver of NFS has some of the same parameters.
  const isLike = ['archiveOnDelete', 'onDelete', 'pathPattern'].some(name => record(item.json.parameters)[name] !== undefined) && !/\bcsi\b/.test(String(provisioner));
  const isOfNfs = isLike || /fuseim\.pri|nfs-(subdir|client)/.test(String(provisioner));
  const names = isOfNfs ? cluster.pods.flatMap(({ containers }) => containers.filter(({ json }) => /\/nfs-(subdir-external|client)-provisioner[:@]/.test(String(json.image)))
    .map(({ json }) => list(json.env).find(({ name }) => name === 'PROVISIONER_NAME')?.value)) : [];
  if (names.length === 0 || names.some(name => typeof name !== 'string' || name === provisioner)) return;
  yield { item, at: 'provisioner', must: 'should be the name that the provisioner of NFS has in PROVISIONER_NAME: a claim of this class stays Pending', value: provisioner, severity: 'warning', remedy: `write '${String(names[0])}'` };
}

/** A cluster is named, or its address is given. */
function* oneDestination(item: Item): Iterable<Violation> {
  const { name = '', server = '' } = record(item.spec.destination);
  if (name !== '' && server !== '') yield { item, at: 'spec.destination', must: 'must have \'name\' or \'server\', not both: Argo CD says InvalidSpecError, and deploys nothing', value: { name, server }, remedy: 'remove one of both' };
}

/** The controller gives a Secret the name and the namespace of what it was sealed in, whatever the template says. */
function* sealedName(item: Item): Iterable<Violation> {
  const { name, namespace } = record(record(item.spec.template).metadata);
  for (const [field, value, own] of [['name', name, item.name], ['namespace', namespace, item.namespace]] as const) {
    if (typeof value !== 'string' || value === '' || own === undefined || value === own) continue;
    yield { item, at: `spec.template.metadata.${field}`, must: `should be that of the SealedSecret, '${own}', which the Secret gets: this one is passed over`, value, severity: 'warning', remedy: `leave it out, or seal the values for this ${field}, and give it to the SealedSecret` };
  }
}

function* poolerName(item: Item, cluster: Cluster): Iterable<Violation> {
  const other = cluster.find('Cluster.postgresql.cnpg.io', item.namespace, item.name);
  if (other && record(item.spec.cluster).name === item.name) yield { item, at: 'metadata.name', must: `must not be the name of ${other.toString()} too: it is refused`, value: item.name, remedy: 'call it after what it does, such as \'<cluster>-pooler-rw\'' };
}

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

function* roleNames(item: Item, cluster: Cluster): Iterable<Violation> {
  const { bootstrap, managed } = item.spec;
  const { database = 'app', owner = database, secret } = record(record(bootstrap).initdb);
  const roles = list(record(managed).roles).map(({ name, passwordSecret }) => ({ role: name, secret: passwordSecret, at: `spec.managed.roles '${String(name)}'` }));
  for (const each of [{ role: owner, secret, at: 'spec.bootstrap.initdb.owner' }, ...roles]) {
    const maker = cluster.maker('Secret', item.namespace, String(record(each.secret).name));
    const name = maker && valueIn(maker.json, 'username')?.trim();
    if (name === undefined || name === each.role) continue;
    yield { item, at: each.at, must: `must be the username in the Secret '${String(record(each.secret).name)}', '${name}': the operator sets no password otherwise`, value: each.role };
  }
}

// https://cloudnative-pg.io/plugin-barman-cloud/docs/usage/
const BARMAN = 'barman-cloud.cloudnative-pg.io';

/** What is recovered from an archive may not be archived into it: the operator wants that one empty, unless it is told not to look. */
function* ownArchive(item: Item, cluster: Cluster): Iterable<Violation> {
  const { bootstrap, externalClusters, backup, plugins } = item.spec;
  const { source } = record(record(bootstrap).recovery);
  const from = source === undefined ? undefined : list(externalClusters).find(({ name }) => name === source);
  if (!from || record(item.metadata.annotations)['cnpg.io/skipEmptyWalArchiveCheck'] === 'enabled') return;
  const { barmanObjectStore: own } = record(backup);
  const theirs = from.barmanObjectStore;
  const must = 'must not be the archive that it recovers from, which is not empty: the recovery never ends';
  const remedy = 'give what it archives a \'serverName\' of its own';
  if (own !== undefined && theirs !== undefined && placeOf(record(own), item.name) === placeOf(record(theirs), from.name)) {
    yield { item, at: 'spec.backup.barmanObjectStore', must, value: record(own).serverName ?? item.name, remedy };
  }
  // By the plugin, both are called after the Cluster that recovers.
  const storeOf = ({ name, enabled, parameters }: Json) => {
    const { barmanObjectName: store, serverName } = record(parameters);
    if (name !== BARMAN || enabled === false || store === undefined) return undefined;
    const { configuration = { destinationPath: store } } = cluster.find('ObjectStore.barmancloud.cnpg.io', item.namespace, String(store))?.spec ?? {};
    return placeOf({ ...record(configuration), serverName }, item.name);
  };
  const recovered = storeOf(record(from.plugin));
  const plugin = recovered === undefined ? undefined : list(plugins).find(each => storeOf(each) === recovered);
  if (plugin) yield { item, at: `spec.plugins '${BARMAN}'`, must, value: record(plugin.parameters).serverName ?? item.name, remedy };
}

/** Where an archive is. */
function placeOf({ destinationPath, endpointURL, serverName }: Json, name: unknown): string {
  return [endpointURL, destinationPath].map(each => String(each ?? '').replace(/\/+$/, '')).concat(String(serverName ?? name)).join(' ');
}

const ELASTICSEARCH_DATA = 'elasticsearch-data';

function* elasticsearchClaims(item: Item): Iterable<Violation> {
  for (const { name, volumeClaimTemplates, podTemplate } of list(item.spec.nodeSets)) {
    const names = list(volumeClaimTemplates).map(({ metadata }) => record(metadata).name);
    const mounted = list(record(record(podTemplate).spec).containers).flatMap(({ volumeMounts }) => list(volumeMounts).map(mount => mount.name));
    if (names.includes(ELASTICSEARCH_DATA)) continue;
    for (const value of names.filter(each => !mounted.includes(each))) {
      yield { item, at: `spec.nodeSets '${String(name)}' volumeClaimTemplates`, must: `must be '${ELASTICSEARCH_DATA}', unless a container of the podTemplate mounts it: it is refused`, value, remedy: `call it '${ELASTICSEARCH_DATA}'` };
    }
  }
}

/** What comes between two steps has to end; what runs beside them need not. */
function* endlessAnalysis(item: Item, cluster: Cluster): Iterable<Violation> {
  const { canary, blueGreen } = record(item.spec.strategy);
  const analyses = [
    ...list(record(canary).steps).map(({ analysis }, index) => [`canary.steps[${index}].analysis`, analysis] as const),
    ...['prePromotionAnalysis', 'postPromotionAnalysis'].map(field => [`blueGreen.${field}`, record(blueGreen)[field]] as const),
  ];
  for (const [at, analysis] of analyses) {
    for (const template of analysisTemplates(cluster, item.namespace, record(analysis).templates)) {
      // A count that is an argument is a text.
      const endless = list(template.spec.metrics).find(({ interval = '', count = 0 }) => interval !== '' && (count === 0 || count === '0'));
      if (endless) yield { item, at: `spec.strategy.${at}`, must: `must name templates that end, and '${String(endless.name)}' of ${template.toString()} has an interval and no count: the Rollout is invalid`, value: template.name, remedy: 'give it a \'count\', or name it in \'canary.analysis\', which runs beside the steps' };
    }
  }
}

/** Templates that are named, and those that they name. */
function analysisTemplates(cluster: Cluster, namespace: string | undefined, references: unknown, seen: ReadonlySet<Item> = new Set()): Item[] {
  return list(references).flatMap(({ templateName, clusterScope }) => {
    const isWide = clusterScope === true;
    const all = cluster.all(`${isWide ? 'Cluster' : ''}AnalysisTemplate.argoproj.io`);
    const template = all.find(each => each.name === templateName && (isWide || each.namespace === namespace));
    if (!template || seen.has(template)) return [];
    return [template, ...analysisTemplates(cluster, namespace, template.spec.templates, new Set([...seen, template]))];
  });
}

/** The Kafka that a topic, a user or a pool of nodes is of. */
function kafkaOf({ metadata }: Item): unknown {
  return record(metadata.labels)['strimzi.io/cluster'];
}

function* topicReplicas(item: Item, cluster: Cluster): Iterable<Violation> {
  const pools = cluster.all('KafkaNodePool.kafka.strimzi.io').filter(pool => pool.namespace === item.namespace && kafkaOf(pool) === kafkaOf(item));
  const brokers = pools.filter(({ spec }) => Array.isArray(spec.roles) && spec.roles.includes('broker')).reduce((sum, { spec }) => sum + Number(spec.replicas ?? 0), 0);
  const { 'min.insync.replicas': inSync } = record(item.spec.config);
  if (Number(item.spec.replicas) > 1 && Number(inSync) >= Number(item.spec.replicas)) {
    yield { item, at: 'spec.config.min.insync.replicas', must: `should be less than its replicas, ${String(item.spec.replicas)}: nobody can write while one broker is restarted`, value: inSync, remedy: 'lower it by one', severity: 'warning' };
  }
  if (record(item.metadata.annotations)['strimzi.io/managed'] === 'false' || brokers === 0 || !(Number(item.spec.replicas) > brokers)) return;
  yield { item, at: 'spec.replicas', must: `must be at most ${brokers}, the brokers of '${String(kafkaOf(item))}': Kafka refuses the topic`, value: item.spec.replicas, remedy: 'lower it, or add brokers' };
}

function* userRights(item: Item, cluster: Cluster): Iterable<Violation> {
  const kafka = cluster.find('Kafka.kafka.strimzi.io', item.namespace, String(kafkaOf(item)));
  if (!kafka || record(item.spec.authorization).type !== 'simple' || record(kafka.spec.kafka).authorization !== undefined) return;
  yield { item, at: 'spec.authorization', must: `must not be given where ${kafka.toString()} has no authorization: the user is not made`, value: 'simple', remedy: 'set \'authorization: {type: simple}\' in \'spec.kafka\' of the Kafka' };
}

/** The operator has each route take alerts of its own namespace alone, in place of what the route says of it. */
function* routedNamespace(item: Item, cluster: Cluster): Iterable<Violation> {
  const all = cluster.all('Alertmanager.monitoring.coreos.com');
  const isFree = ({ spec }: Item) => (record(spec.alertmanagerConfigMatcherStrategy).type ?? 'OnNamespace') !== 'OnNamespace';
  if (all.some(isFree)) return;
  for (const [at, { name, value, matchType = '=' }] of matchersOf('spec.route', record(item.spec.route))) {
    if (name !== 'namespace' || matchType !== '=' || value === item.namespace || item.namespace === undefined) continue;
    const must = `${all.length > 0 ? 'must' : 'should'} be its own namespace, '${item.namespace}', which the operator has each route match: it takes no alerts of another`;
    const remedy = 'put it into that namespace, or set \'alertmanagerConfigMatcherStrategy\' of the Alertmanager';
    yield { item, at, must, value, remedy, ...all.length > 0 ? {} : { severity: 'warning' as const } };
  }
}

function matchersOf(at: string, { matchers, routes }: Json): Array<readonly [at: string, matcher: Json]> {
  return [
    ...list(matchers).map((matcher, index) => [`${at}.matchers[${index}]`, matcher] as const),
    ...list(routes).flatMap((route, index) => matchersOf(`${at}.routes[${index}]`, route)),
  ];
}

/** A Gateway is of pods in any namespace, and each looks into its own. */
function* gatewaySecrets(item: Item, cluster: Cluster): Iterable<Violation> {
  const selector = record(item.spec.selector);
  if (Object.keys(selector).length === 0) return;
  const namespaces = cluster.pods.filter(({ labels }) => selects({ matchLabels: selector }, labels)).flatMap(({ namespace }) => namespace ?? []);
  if (namespaces.length === 0) return;
  for (const [index, { tls }] of list(item.spec.servers).entries()) {
    const { credentialName } = record(tls);
    if (typeof credentialName === 'string') yield* secretElsewhere(cluster, item, `spec.servers[${index}].tls.credentialName`, credentialName, namespaces);
  }
}

function* routeOrder(item: Item): Iterable<Violation> {
  const routes = list(item.spec.http);
  const first = routes.findIndex(({ match }) => match === undefined);
  if (first < 0 || first === routes.length - 1) return;
  yield { item, at: `spec.http[${first}]`, must: `should come last, for it takes every request: the ${routes.length - 1 - first} behind it get none`, value: routes[first].name ?? 'no match', remedy: 'move it behind the others', severity: 'warning' };
}
