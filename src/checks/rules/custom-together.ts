import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { firstBy } from '../internal/first-by';
import { Item } from '../internal/item';
import { oneArchive, ownArchive, poolerName, roleNames, sharedBuffers, synchronous } from '../internal/programs/postgres-clusters';
import { isNothing, shareOf } from '../internal/resources';
import { Rule, Violation } from '../internal/rule';
import { secretElsewhere } from '../internal/secret-elsewhere';
import { selects } from '../internal/select';

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
  { kind: 'Cluster.postgresql.cnpg.io', check: oneArchive, source: 'https://github.com/cloudnative-pg/cloudnative-pg/issues/6470' },
  { kind: 'Cluster.postgresql.cnpg.io', check: synchronous, source: 'https://github.com/cloudnative-pg/cloudnative-pg/blob/main/internal/webhook/v1/cluster_webhook.go' },
  { kind: 'Elasticsearch.elasticsearch.k8s.elastic.co', check: elasticsearchBudget, source: 'https://www.elastic.co/guide/en/cloud-on-k8s/current/k8s-pod-disruption-budget.html' },
  { kind: 'Elasticsearch.elasticsearch.k8s.elastic.co', check: elasticsearchClaims, source: 'https://www.elastic.co/guide/en/cloud-on-k8s/current/k8s-volume-claim-templates.html' },
  { kind: 'Rollout.argoproj.io', check: endlessAnalysis, source: 'https://github.com/argoproj/argo-rollouts/issues/2691' },
  { kind: 'Rollout.argoproj.io', check: oneService, source: 'https://github.com/argoproj/argo-rollouts/blob/master/pkg/apis/rollouts/validation/validation.go' },
  { kind: 'Kafka.kafka.strimzi.io', check: copiesInSync, source: 'https://kafka.apache.org/documentation/#brokerconfigs_min.insync.replicas' },
  { kind: 'KafkaTopic.kafka.strimzi.io', check: topicReplicas, source: 'https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaTopic-reference' },
  { kind: 'KafkaUser.kafka.strimzi.io', check: userRights, source: 'https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaUserAuthorizationSimple-reference' },
  { kind: 'AlertmanagerConfig.monitoring.coreos.com', check: routedNamespace, source: 'https://prometheus-operator.dev/docs/developer/alerting/#alertmanagerconfig-resource' },
  { kind: 'Gateway.networking.istio.io', check: gatewaySecrets, source: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings' },
  { kind: 'VirtualService.networking.istio.io', check: routeOrder, source: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService' },
  { kind: 'SealedSecret.bitnami.com', check: sealedName, source: 'https://github.com/bitnami/sealed-secrets/issues/1543' },
  { kind: 'StorageClass', check: strictlyLocal, source: 'https://longhorn.io/docs/1.9.0/high-availability/data-locality/' },
  { kind: 'StorageClass', check: servedByNfs, source: 'https://github.com/kubernetes-sigs/nfs-subdir-external-provisioner' },
  { kind: 'Application.argoproj.io', check: oneApplication, source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#fail-the-sync-if-a-shared-resource-is-found' },
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

/** What an Application deploys, and where. */
function deployedBy({ spec: { source, sources, destination } }: Item): string {
  return JSON.stringify([source, sources, destination]);
}

const firstOfSource = firstBy('Application.argoproj.io', deployedBy);

/** Of one source at one destination two Applications make the same objects. */
function* oneApplication(item: Item, cluster: Cluster): Iterable<Violation> {
  const { source, sources, destination } = item.spec;
  // Of a chart, what it makes is called after the Application, unless it says otherwise.
  const isChart = [source, ...list(sources)].some(each => record(each).chart !== undefined || record(each).helm !== undefined);
  if (isChart || (source === undefined && list(sources).length === 0)) return;
  const other = firstOfSource(cluster, deployedBy(item));
  if (other && other !== item) yield { item, at: 'spec.source', must: `should not be that of ${other.toString()} too, with the same destination: each takes the objects from the other, and the one that is deleted deletes them`, value: { source: source ?? sources, destination }, remedy: 'remove one of both', severity: 'warning' };
}

/** The controller gives a Secret the name and the namespace of what it was sealed in, whatever the template says. */
function* sealedName(item: Item): Iterable<Violation> {
  const { name, namespace } = record(record(item.spec.template).metadata);
  for (const [field, value, own] of [['name', name, item.name], ['namespace', namespace, item.namespace]] as const) {
    if (typeof value !== 'string' || value === '' || own === undefined || value === own) continue;
    yield { item, at: `spec.template.metadata.${field}`, must: `should be that of the SealedSecret, '${own}', which the Secret gets: this one is passed over`, value, severity: 'warning', remedy: `leave it out, or seal the values for this ${field}, and give it to the SealedSecret` };
  }
}

/** A budget of the resource takes the place of the one that the operator makes. */
function* elasticsearchBudget(item: Item): Iterable<Violation> {
  const { minAvailable, maxUnavailable } = record(record(item.spec.podDisruptionBudget).spec);
  const nodes = list(item.spec.nodeSets).reduce((sum, { count }) => sum + Number(count ?? 0), 0);
  const remedy = 'set one less, or leave it to the operator: it lets one node go where the cluster is green';
  const blocks = minAvailable !== undefined && nodes > 0 && shareOf(minAvailable, nodes) >= nodes;
  if (blocks) yield { item, at: 'spec.podDisruptionBudget.spec.minAvailable', must: `must be less than the nodes of its nodeSets, ${nodes}: no machine with one of them can be drained`, value: minAvailable, remedy };
  if (isNothing(maxUnavailable)) yield { item, at: 'spec.podDisruptionBudget.spec.maxUnavailable', must: 'must let one node at least be evicted: no machine with one of them can be drained', value: maxUnavailable, remedy };
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

/** The copies that must have a write are fewer than there are. */
function* copiesInSync(item: Item): Iterable<Violation> {
  const { 'min.insync.replicas': least, 'default.replication.factor': copies } = record(record(item.spec.kafka).config);
  if (!(Number(copies) > 1) || !(Number(least) >= Number(copies))) return;
  yield { item, at: 'spec.kafka.config.min.insync.replicas', must: `should be less than 'default.replication.factor', ${String(copies)}: nobody can write while one broker is restarted`, value: least, remedy: 'lower it by one', severity: 'warning' };
}

/** Of two Services the one would have the requests of both versions. */
function* oneService(item: Item): Iterable<Violation> {
  const { canary, blueGreen } = record(item.spec.strategy);
  const { stableService, canaryService } = record(canary);
  const { activeService, previewService } = record(blueGreen);
  for (const [at, one, other, field] of [['canary', canaryService, stableService, 'stableService'], ['blueGreen', previewService, activeService, 'activeService']] as const) {
    if (typeof one !== 'string' || one === '' || one !== other) continue;
    yield { item, at: `spec.strategy.${at}`, must: `must have two Services: one that is its '${field}' too is refused, and no version goes out`, value: one, remedy: 'name another one, or leave it out' };
  }
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
