import { isRecord, Json, record } from '../json';
import { valuesAt } from '../json-path';
import { Add, Reference, ReferredKind } from './reference';

// What objects of operators' kinds refer to. Names of fields: https://keda.sh/docs/latest/reference/, https://external-secrets.io/latest/api/spec/,
// https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/, https://cert-manager.io/docs/reference/api-docs/,
// https://prometheus-operator.dev/docs/api-reference/api/, https://gateway-api.sigs.k8s.io/reference/spec/, https://fluxcd.io/flux/components/,
// https://strimzi.io/docs/operators/latest/configuring, https://argo-rollouts.readthedocs.io/en/stable/features/specification/,
// https://github.com/kubeflow/spark-operator/blob/master/docs/api-docs.md

/** A field that names something: its path, where `[]` is each item of a list, and what it is the name of. */
type Field = readonly [path: string, what: Named | typeof KEYED];

/** All below a field that has a name and a key, as what selects of Secrets and ConfigMaps does; and what logs in as a ServiceAccount. */
const KEYED = 'keyed';

/** What a name is of. */
interface Named {
  /** Kinds with their groups, as others refer to them. The first is meant where the reference says none. */
  readonly kinds: readonly ReferredKind[];
  /** Whether it is applied no later than who names it, since others wait for that. */
  readonly awaited?: boolean;
  /** Names that are there without anybody making them. */
  readonly given?: readonly string[];
  /** Of a Secret: how kubectl creates it. */
  readonly type?: Reference['type'];
  /** How a name is written that is no plain one, nor an object with a `name`. */
  readonly read?: (value: unknown) => Json;
  /** The keys that are read, where that is not the `key` beside the name. */
  readonly keys?: (reference: Json, json: Json) => readonly unknown[];
}

const SECRET: Named = { kinds: ['Secret'] };
const PULL_SECRET: Named = { kinds: ['Secret'], type: 'docker-registry' };
const CONFIG_MAP: Named = { kinds: ['ConfigMap'] };
const SERVICE_ACCOUNT: Named = { kinds: ['ServiceAccount'], awaited: true };
const STORAGE_CLASS: Named = { kinds: ['StorageClass'] };
const SERVICE: Named = { kinds: ['Service'] };
const VARIABLES: Named = { kinds: ['ConfigMap', 'Secret'] };
const VALUES: Named = { ...VARIABLES, keys: ({ valuesKey = 'values.yaml' }) => [valuesKey] };
const PUSHED: Named = { ...SECRET, keys: (_, json) => valuesAt(json, 'spec.data[].match.secretKey').map(({ value }) => value) };
const STORE: Named = { kinds: ['SecretStore.external-secrets.io', 'ClusterSecretStore.external-secrets.io'], awaited: true };
const AUTHENTICATION: Named = { kinds: ['TriggerAuthentication.keda.sh', 'ClusterTriggerAuthentication.keda.sh'] };
const ISSUER: Named = { kinds: ['Issuer.cert-manager.io', 'ClusterIssuer.cert-manager.io'] };
const POSTGRES: Named = { kinds: ['Cluster.postgresql.cnpg.io'] };
const KAFKA: Named = { kinds: ['Kafka.kafka.strimzi.io'] };
const ISTIO_GATEWAY: Named = { kinds: ['Gateway.networking.istio.io'], given: ['mesh'], read: namespaced };
// `velero install` makes one of the name `default`.
const BACKUPS: Named = { kinds: ['BackupStorageLocation.velero.io'], given: ['default'] };
// `flux bootstrap` makes one of this name of each.
const FLUX = { given: ['flux-system'] };

const triggers: readonly Field[] = [['spec.triggers[].authenticationRef', AUTHENTICATION]];
const attached: readonly Field[] = [['spec.parentRefs[]', { kinds: ['Gateway.gateway.networking.k8s.io'] }]];
const ofPostgres: readonly Field[] = [['spec.cluster', POSTGRES]];
const ofKafka: readonly Field[] = [['metadata.labels."strimzi.io/cluster"', KAFKA]];
const fetched: readonly Field[] = [['spec.secretRef', { ...FLUX, ...SECRET }]];
const deployed: readonly Field[] = [
  ['spec.imagePullSecrets[]', PULL_SECRET],
  ['spec.secrets[]', SECRET],
  ['spec.configMaps[]', CONFIG_MAP],
  ['spec.serviceAccountName', SERVICE_ACCOUNT],
  ['spec.storage.volumeClaimTemplate.spec.storageClassName', STORAGE_CLASS],
];

const spark: readonly Field[] = ['driver', 'executor'].flatMap((part): Field[] => [[`spec.${part}.serviceAccount`, SERVICE_ACCOUNT], [`spec.${part}.secrets[]`, SECRET], [`spec.${part}.configMaps[]`, CONFIG_MAP]]);

const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  'ScaledObject.keda.sh': triggers,
  'ScaledJob.keda.sh': triggers,
  'TriggerAuthentication.keda.sh': [['spec.secretTargetRef', KEYED], ['spec.configMapTargetRef[]', CONFIG_MAP], ['spec.hashiCorpVault.credential.serviceAccount', SERVICE_ACCOUNT]],
  'ExternalSecret.external-secrets.io': [['spec.secretStoreRef', STORE], ['spec.data[].sourceRef.storeRef', STORE], ['spec.dataFrom[].sourceRef.storeRef', STORE]],
  'PushSecret.external-secrets.io': [['spec.secretStoreRefs[]', STORE], ['spec.selector.secret', PUSHED]],
  'SecretStore.external-secrets.io': [['spec.provider', KEYED]],
  'Cluster.postgresql.cnpg.io': [
    ['spec.superuserSecret', SECRET],
    ['spec.bootstrap.initdb.secret', SECRET],
    ['spec.bootstrap.recovery.secret', SECRET],
    ['spec.bootstrap.pg_basebackup.secret', SECRET],
    ['spec.bootstrap.initdb', KEYED],
    ['spec.externalClusters', KEYED],
    ['spec.backup', KEYED],
    ['spec.monitoring.customQueriesSecret', KEYED],
    ['spec.monitoring.customQueriesConfigMap[]', CONFIG_MAP],
    ['spec.managed.roles[].passwordSecret', SECRET],
    ['spec.certificates.serverTLSSecret', SECRET],
    ['spec.certificates.serverCASecret', SECRET],
    ['spec.certificates.clientCASecret', SECRET],
    ['spec.certificates.replicationTLSSecret', SECRET],
    ['spec.imagePullSecrets[]', PULL_SECRET],
    ['spec.imageCatalogRef', { kinds: ['ImageCatalog.postgresql.cnpg.io', 'ClusterImageCatalog.postgresql.cnpg.io'] }],
    ['spec.storage.storageClass', STORAGE_CLASS],
    ['spec.walStorage.storageClass', STORAGE_CLASS],
    ['spec.tablespaces[].storage.storageClass', STORAGE_CLASS],
  ],
  'Schedule.velero.io': [['spec.template.storageLocation', BACKUPS]],
  'Backup.velero.io': [['spec.storageLocation', BACKUPS]],
  'ScheduledBackup.postgresql.cnpg.io': ofPostgres,
  'Backup.postgresql.cnpg.io': ofPostgres,
  'Pooler.postgresql.cnpg.io': ofPostgres,
  'Database.postgresql.cnpg.io': ofPostgres,
  'Certificate.cert-manager.io': [['spec.issuerRef', ISSUER], ['spec.keystores', KEYED]],
  'Issuer.cert-manager.io': [
    ['spec.ca.secretName', SECRET],
    ['spec.acme.externalAccountBinding', KEYED],
    ['spec.acme.solvers', KEYED],
    ['spec.vault', KEYED],
    ['spec.venafi', KEYED],
  ],
  'ServiceMonitor.monitoring.coreos.com': [['spec.endpoints', KEYED]],
  'PodMonitor.monitoring.coreos.com': [['spec.podMetricsEndpoints', KEYED]],
  'Probe.monitoring.coreos.com': [['spec', KEYED]],
  'ScrapeConfig.monitoring.coreos.com': [['spec', KEYED]],
  'AlertmanagerConfig.monitoring.coreos.com': [['spec.receivers', KEYED]],
  'Prometheus.monitoring.coreos.com': [
    ['spec.additionalScrapeConfigs', KEYED],
    ['spec.additionalAlertManagerConfigs', KEYED],
    ['spec.additionalAlertRelabelConfigs', KEYED],
    ['spec.remoteWrite', KEYED],
    ['spec.remoteRead', KEYED],
    ['spec.alerting.alertmanagers', KEYED],
    ...deployed,
  ],
  'Alertmanager.monitoring.coreos.com': deployed,
  'HTTPRoute.gateway.networking.k8s.io': [...attached, ['spec.rules[].filters[].extensionRef', { kinds: ['Middleware.traefik.io'] }]],
  'GRPCRoute.gateway.networking.k8s.io': attached,
  'TLSRoute.gateway.networking.k8s.io': attached,
  'TCPRoute.gateway.networking.k8s.io': attached,
  'UDPRoute.gateway.networking.k8s.io': attached,
  'VirtualService.networking.istio.io': [['spec.gateways[]', ISTIO_GATEWAY]],
  'Kustomization.kustomize.toolkit.fluxcd.io': [
    ['spec.sourceRef', { ...FLUX, kinds: ['GitRepository.source.toolkit.fluxcd.io', 'OCIRepository.source.toolkit.fluxcd.io', 'Bucket.source.toolkit.fluxcd.io'] }],
    ['spec.dependsOn[]', { ...FLUX, kinds: ['Kustomization.kustomize.toolkit.fluxcd.io'] }],
    ['spec.decryption.secretRef', SECRET],
    ['spec.postBuild.substituteFrom[]', VARIABLES],
  ],
  'HelmRelease.helm.toolkit.fluxcd.io': [
    ['spec.chart.spec.sourceRef', { ...FLUX, kinds: ['HelmRepository.source.toolkit.fluxcd.io', 'GitRepository.source.toolkit.fluxcd.io', 'Bucket.source.toolkit.fluxcd.io'] }],
    ['spec.chartRef', { kinds: ['OCIRepository.source.toolkit.fluxcd.io', 'HelmChart.source.toolkit.fluxcd.io'] }],
    ['spec.valuesFrom[]', VALUES],
    ['spec.dependsOn[]', { kinds: ['HelmRelease.helm.toolkit.fluxcd.io'] }],
  ],
  'GitRepository.source.toolkit.fluxcd.io': fetched,
  'HelmRepository.source.toolkit.fluxcd.io': fetched,
  'OCIRepository.source.toolkit.fluxcd.io': fetched,
  'Rollout.argoproj.io': ['canary.stableService', 'canary.canaryService', 'blueGreen.activeService', 'blueGreen.previewService'].map((field): Field => [`spec.strategy.${field}`, SERVICE]),
  'SparkApplication.sparkoperator.k8s.io': spark,
  'Application.argoproj.io': [['spec.project', { kinds: ['AppProject.argoproj.io'], given: ['default'] }]],
  'KafkaTopic.kafka.strimzi.io': ofKafka,
  'KafkaUser.kafka.strimzi.io': ofKafka,
  'KafkaNodePool.kafka.strimzi.io': ofKafka,
  'KafkaConnector.kafka.strimzi.io': [['metadata.labels."strimzi.io/cluster"', { kinds: ['KafkaConnect.kafka.strimzi.io'] }]],
};

/** What an object of an operator's kind refers to. */
export function customReferences(json: Json, group: string, add: Add): void {
  const fields = FIELDS[`${String(json.kind)}.${group}`];
  if (!fields) return;
  for (const [path, what] of fields) {
    for (const { value, at } of valuesAt(json, path)) {
      if (what === KEYED) keyed(value, at, false, json, add);
      else named(value, what, at, json, add);
    }
  }
}

function named(value: unknown, what: Named, at: string, json: Json, add: Add): void {
  const { kinds, awaited = false, given = [], type, read = plain, keys = ({ key }) => [key] } = what;
  const reference = read(value);
  const { name, kind, group, apiGroup = group, namespace, optional } = reference;
  const referred = kind === undefined ? kinds[0] : kinds.find(each => each.split('.')[0] === kind);
  if (referred === undefined || optional === true || given.includes(String(name))) return;
  // Of another group, it is somebody else's.
  if (apiGroup !== undefined && apiGroup !== referred.split('.').slice(1).join('.')) return;
  add(referred, name, at, { keys: keys(reference, json), type, awaited, ...namespace === undefined ? {} : { namespace } });
}

function plain(value: unknown): Json {
  return typeof value === 'string' ? { name: value } : record(value);
}

/** A name that may have its namespace before it, with a slash between. */
function namespaced(value: unknown): Json {
  const [name, namespace] = String(value).split('/').reverse();
  return { name, ...namespace === undefined ? {} : { namespace } };
}

function keyed(value: unknown, at: string, ofConfigMaps: boolean, json: Json, add: Add): void {
  if (Array.isArray(value)) value.forEach((item, index) => keyed(item, `${at}[${index}]`, ofConfigMaps, json, add));
  if (!isRecord(value)) return;
  const { name, key, type } = value;
  if (typeof name === 'string' && typeof key === 'string') named({ ...value, kind: undefined }, ofConfigMaps || type === 'ConfigMap' ? CONFIG_MAP : SECRET, at, json, add);
  if (isRecord(value.serviceAccountRef)) named(value.serviceAccountRef, SERVICE_ACCOUNT, `${at}.serviceAccountRef`, json, add);
  for (const [field, inner] of Object.entries(value)) keyed(inner, `${at}.${field}`, /^configMap/.test(field), json, add);
}
