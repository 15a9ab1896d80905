import { Form } from './form';

const OPERATOR = 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com';
const POSTGRES = 'https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/#postgresql-cnpg-io-v1';

const PROMETHEUS: Form = {
  pattern: /^(0|(?=\d)(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?)$/,
  words: 'must be whole numbers with units of Prometheus, the largest first: y, w, d, h, m, s, ms, as in 1h30m',
  source: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/',
};
const GO: Form = {
  pattern: /^[-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+)$/,
  words: 'must be numbers with units of Go, of which the hour is the largest: h, m, s, ms, as in 2160h or 1h30m',
  source: 'https://pkg.go.dev/time#ParseDuration',
};
const ALERTMANAGER: Form = {
  pattern: /^(0|(?=\d)(\d+h)?(\d+m)?(\d+s)?(\d+ms)?)$/,
  words: 'must be whole numbers with the units h, m, s and ms, the largest first, as in 120h',
  source: `${OPERATOR}/v1.GoDuration`,
};
const FLUX_INTERVAL: Form = {
  pattern: /^(\d+(\.\d+)?(ms|s|m|h))+$/,
  words: 'must be numbers with the units h, m, s and ms, of which the hour is the largest, as in 24h',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#interval',
};
const GATEWAY: Form = {
  pattern: /^(\d{1,5}(h|m|s|ms)){1,4}$/,
  words: 'must be whole numbers of five digits at most with the units h, m, s and ms, as in 1h30m',
  source: 'https://gateway-api.sigs.k8s.io/geps/gep-2257/',
};
const BYTES: Form = {
  pattern: /^(0|(\d*\.)?\d+([KMGTPE]i?)?B)$/,
  words: 'must be a number with a unit of bytes, whose last letter is B, as in 45GB or 45GiB',
  source: `${OPERATOR}/v1.ByteSize`,
};
const RETENTION: Form = {
  pattern: /^[1-9]\d*[dwm]$/,
  words: 'must be a whole number of days, weeks or months, as in 30d',
  source: `${POSTGRES}-BackupConfiguration`,
};

// The form of scp is not read.
const GIT: Form = {
  pattern: /^(https?|ssh):\/\/\S+$/,
  words: 'must be a URL of http, https or ssh, as in ssh://git@example.org/shop/apps.git',
  source: 'https://fluxcd.io/flux/components/source/gitrepositories/#url',
};
const OCI: Form = {
  pattern: /^oci:\/\/\S+$/,
  words: 'must be a URL of oci, without a tag',
  source: 'https://fluxcd.io/flux/components/source/ocirepositories/#url',
};
const ADDRESS: Form = { pattern: /^(?![a-z]+:\/\/)\S+$/, words: 'must be a host and a port, without a scheme', source: `${OPERATOR}/v1.ProberSpec` };
// Velero reads none of its schedules then, and `velero schedule get` shows none.
const KEPT: Form = { ...GO, source: 'https://github.com/velero-io/velero/issues/6552' };
const POSTGRES_IMAGE: Form = {
  pattern: /^([^@]*\/)?[^/@:]+:(?!latest(@|$))[^/@:]+(@\S+)?$/,
  words: 'must be pinned by the tag of a version, not by latest nor a digest alone: the operator, which cannot tell an upgrade by them, refuses it',
  source: 'https://cloudnative-pg.io/documentation/current/container_images/',
};
const PRINCIPAL: Form = {
  pattern: /^(?!spiffe:)/,
  words: 'must be without spiffe://, as in cluster.local/ns/shop/sa/web: it is nobody\'s',
  source: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source',
};
const TEXT: Form = {
  pattern: /^/,
  words: 'must be a text: quoted, where it is a number or a word such as true',
  source: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema',
};

// A word without a number, and a variable, somebody replaces.
const SIZE: Form = {
  pattern: /^(\+?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?|\D*|.*[${].*)$/,
  words: 'must be an amount as Kubernetes writes it, without a B, as in 20Gi or 20G',
  source: `${POSTGRES}-StorageConfiguration`,
};
const CILIUM_PORT: Form = { ...TEXT, source: 'https://docs.cilium.io/en/stable/security/policy/layer4/' };

type Field = readonly [path: string, form: Form];

const fields = (form: Form, ...paths: string[]) => paths.map((path): Field => [path, form]);
const FLUX = fields(FLUX_INTERVAL, 'spec.interval', 'spec.timeout', 'spec.retryInterval');

const CILIUM = ['ingress', 'ingressDeny', 'egress', 'egressDeny'].map((rules): Field => [`spec.${rules}[].toPorts[].ports[].port`, CILIUM_PORT]);

/** Fields of operators' kinds, and how they are written. */
export const FORMS: Readonly<Record<string, readonly Field[]>> = {
  'ServiceMonitor.monitoring.coreos.com': fields(PROMETHEUS, 'spec.endpoints[].interval', 'spec.endpoints[].scrapeTimeout'),
  'PodMonitor.monitoring.coreos.com': fields(PROMETHEUS, 'spec.podMetricsEndpoints[].interval', 'spec.podMetricsEndpoints[].scrapeTimeout'),
  'Probe.monitoring.coreos.com': [...fields(PROMETHEUS, 'spec.interval', 'spec.scrapeTimeout'), ['spec.prober.url', ADDRESS]],
  'ScrapeConfig.monitoring.coreos.com': fields(PROMETHEUS, 'spec.scrapeInterval', 'spec.scrapeTimeout'),
  'PrometheusRule.monitoring.coreos.com': fields(PROMETHEUS, 'spec.groups[].interval', 'spec.groups[].rules[].for', 'spec.groups[].rules[].keep_firing_for'),
  'Prometheus.monitoring.coreos.com': [
    ...fields(PROMETHEUS, 'spec.scrapeInterval', 'spec.scrapeTimeout', 'spec.evaluationInterval', 'spec.retention'),
    ['spec.retentionSize', BYTES],
  ],
  'Alertmanager.monitoring.coreos.com': fields(ALERTMANAGER, 'spec.retention'),
  'AlertmanagerConfig.monitoring.coreos.com': fields(PROMETHEUS, 'spec.route.groupWait', 'spec.route.groupInterval', 'spec.route.repeatInterval'),
  'Certificate.cert-manager.io': fields(GO, 'spec.duration', 'spec.renewBefore'),
  'ExternalSecret.external-secrets.io': fields(GO, 'spec.refreshInterval'),
  'ClusterExternalSecret.external-secrets.io': fields(GO, 'spec.refreshTime', 'spec.externalSecretSpec.refreshInterval'),
  'PushSecret.external-secrets.io': fields(GO, 'spec.refreshInterval'),
  'Cluster.postgresql.cnpg.io': [
    ...fields(RETENTION, 'spec.backup.retentionPolicy'),
    ...fields(SIZE, 'spec.storage.size', 'spec.walStorage.size', 'spec.tablespaces[].storage.size'),
    ['spec.imageName', POSTGRES_IMAGE],
  ],
  'CiliumNetworkPolicy.cilium.io': CILIUM,
  'CiliumClusterwideNetworkPolicy.cilium.io': CILIUM,
  'Schedule.velero.io': fields(KEPT, 'spec.template.ttl'),
  'Backup.velero.io': fields(KEPT, 'spec.ttl'),
  'AuthorizationPolicy.security.istio.io': fields(PRINCIPAL, 'spec.rules[].from[].source.principals[]', 'spec.rules[].from[].source.notPrincipals[]'),
  'Kustomization.kustomize.toolkit.fluxcd.io': FLUX,
  'HelmRelease.helm.toolkit.fluxcd.io': [...FLUX, ['spec.chart.spec.interval', FLUX_INTERVAL]],
  'GitRepository.source.toolkit.fluxcd.io': [...FLUX, ['spec.url', GIT]],
  'HelmRepository.source.toolkit.fluxcd.io': FLUX,
  'OCIRepository.source.toolkit.fluxcd.io': [...FLUX, ['spec.url', OCI]],
  'ScaledObject.keda.sh': fields(TEXT, 'spec.triggers[].metadata{}'),
  'ScaledJob.keda.sh': fields(TEXT, 'spec.triggers[].metadata{}'),
  'Application.argoproj.io': fields(TEXT, 'spec.syncPolicy.syncOptions[]'),
  'HTTPRoute.gateway.networking.k8s.io': fields(GATEWAY, 'spec.rules[].timeouts.request', 'spec.rules[].timeouts.backendRequest'),
  'VirtualService.networking.istio.io': fields(GO, 'spec.http[].timeout', 'spec.http[].retries.perTryTimeout'),
};

/** What of an object must not be longer than another duration of it. */
export interface NoLonger {
  /** The path above both fields. */
  readonly above: string;
  readonly shorter: string;
  readonly longer: string;
  /** What the longer one is where it is not said. */
  readonly unsaid?: string;
  /** Whether they must not be alike either. */
  readonly less?: boolean;
  readonly source: string;
}

const scrape = (above: string, type: string): NoLonger => ({ above, shorter: 'scrapeTimeout', longer: 'interval', source: `${OPERATOR}/v1.${type}` });

export const NO_LONGER: Readonly<Record<string, NoLonger>> = {
  'ServiceMonitor.monitoring.coreos.com': scrape('spec.endpoints[]', 'Endpoint'),
  'PodMonitor.monitoring.coreos.com': scrape('spec.podMetricsEndpoints[]', 'PodMetricsEndpoint'),
  'Probe.monitoring.coreos.com': scrape('spec', 'ProbeSpec'),
  'Prometheus.monitoring.coreos.com': { ...scrape('spec', 'PrometheusSpec'), longer: 'scrapeInterval' },
  'Certificate.cert-manager.io': { above: 'spec', shorter: 'renewBefore', longer: 'duration', unsaid: '2160h', less: true, source: 'https://cert-manager.io/docs/usage/certificate/' },
  'HTTPRoute.gateway.networking.k8s.io': { above: 'spec.rules[].timeouts', shorter: 'backendRequest', longer: 'request', source: 'https://gateway-api.sigs.k8s.io/geps/gep-1742/' },
};

/** Fields that name something of a list of the same object. */
export interface Within {
  readonly fields: readonly string[];
  /** The names of the list. */
  readonly names: string;
  readonly source: string;
}

export const WITHIN: Readonly<Record<string, Within>> = {
  'Cluster.postgresql.cnpg.io': {
    fields: ['spec.bootstrap.recovery.source', 'spec.bootstrap.pg_basebackup.source', 'spec.replica.source'],
    names: 'spec.externalClusters[].name',
    source: `${POSTGRES}-ExternalCluster`,
  },
  'AlertmanagerConfig.monitoring.coreos.com': {
    fields: ['spec.route.receiver', 'spec.route.routes[].receiver', 'spec.route.routes[].routes[].receiver'],
    names: 'spec.receivers[].name',
    source: `${OPERATOR}/v1alpha1.Route`,
  },
};

/** Fields without which an operator passes over the object. */
export interface Needed {
  readonly fields: readonly string[];
  readonly source: string;
}

const BY_LABEL: Needed = { fields: ['metadata.labels."strimzi.io/cluster"'], source: 'https://strimzi.io/docs/operators/latest/deploying' };

export const NEEDED: Readonly<Record<string, Needed>> = {
  'KafkaTopic.kafka.strimzi.io': BY_LABEL,
  'KafkaUser.kafka.strimzi.io': BY_LABEL,
  'KafkaNodePool.kafka.strimzi.io': BY_LABEL,
  'KafkaConnector.kafka.strimzi.io': BY_LABEL,
};
