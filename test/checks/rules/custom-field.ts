import { Cases } from '../_cases';

const MONITORING = 'monitoring.coreos.com/v1';
const monitor = (endpoint: object) => ({ apiVersion: MONITORING, kind: 'ServiceMonitor', metadata: { name: 'web' }, spec: { selector: {}, namespaceSelector: { any: true }, endpoints: [{ port: 'http', ...endpoint }] } });
const rules = (group: object) => ({ apiVersion: MONITORING, kind: 'PrometheusRule', metadata: { name: 'web' }, spec: { groups: [{ name: 'web', rules: [{ alert: 'Down', expr: 'up == 0' }], ...group }] } });
const prometheus = (spec: object) => ({ apiVersion: MONITORING, kind: 'Prometheus', metadata: { name: 'main' }, spec: { ruleSelector: {}, serviceMonitorSelector: {}, ...spec } });
const certificate = (spec: object) => ({ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'web' }, spec: { secretName: 'tls', dnsNames: ['shop.example.org'], issuerRef: { name: 'ca', kind: 'ClusterIssuer' }, ...spec } });
const route = (timeouts: object) => ({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'web' }, spec: { parentRefs: [{ name: 'public', namespace: 'edge' }], rules: [{ timeouts }] } });
const flux = (interval: unknown) => ({ apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', metadata: { name: 'apps' }, spec: { url: 'https://git.example.org/apps', interval } });

const scaled = (metadata: object) => ({ apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata: { name: 'web' }, spec: { scaleTargetRef: { kind: 'Rollout', apiVersion: 'argoproj.io/v1alpha1', name: 'web' }, triggers: [{ type: 'rabbitmq', metadata }] } });
const probe = (url: string) => ({ apiVersion: MONITORING, kind: 'Probe', metadata: { name: 'web' }, spec: { prober: { url }, targets: {} } });
const topic = (labels: Record<string, string>) => ({ apiVersion: 'kafka.strimzi.io/v1beta2', kind: 'KafkaTopic', metadata: { name: 'orders', labels }, spec: { partitions: 3 } });
const kafka = { apiVersion: 'kafka.strimzi.io/v1beta2', kind: 'Kafka', metadata: { name: 'events' }, spec: {} };
const postgres = (spec: object) => ({ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'pg' }, spec: { instances: 1, storage: { size: '1Gi' }, ...spec } });
const alerts = (tree: object) => ({ apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'AlertmanagerConfig', metadata: { name: 'shop' }, spec: { route: tree, receivers: [{ name: 'on-call' }, { name: 'none' }] } });
const application = (syncOptions: unknown[]) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'shop' }, spec: { project: 'default', destination: {}, source: { repoURL: 'https://git.example.org/a' }, syncPolicy: { syncOptions } } });
const schedule = (ttl: string) => ({ apiVersion: 'velero.io/v1', kind: 'Schedule', metadata: { name: 'daily' }, spec: { schedule: '0 3 * * *', template: { ttl } } });
const allowed = (principal: string) => ({ apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', metadata: { name: 'web' }, spec: { rules: [{ from: [{ source: { principals: [principal] } }] }] } });
const cilium = (spec: object) => ({ apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'db' }, spec: { endpointSelector: {}, ...spec } });

export const cases: Cases = {
  broken: [
    { objects: [schedule('30d')] },
    { objects: [postgres({ imageName: 'ghcr.io/cloudnative-pg/postgresql:latest' })] },
    { objects: [postgres({ imageName: `registry.example.org:5000/postgresql@sha256:${'0'.repeat(64)}` })] },
    { objects: [allowed('spiffe://cluster.local/ns/shop/sa/web')] },
    { objects: [postgres({ storage: { size: '20GB' } })] },
    { objects: [postgres({ walStorage: { size: '5 Gi' } })] },
    { objects: [cilium({ ingress: [{ toPorts: [{ ports: [{ port: 5432, protocol: 'TCP' }] }] }] })] },
    { objects: [cilium({ egressDeny: [{ toPorts: [{ ports: [{ port: 53 }] }] }] })] },
    { objects: [certificate({ duration: '90d' })] },
    { objects: [certificate({ duration: '24h', renewBefore: '360h' })] },
    { objects: [monitor({ interval: '1.5m' })] },
    { objects: [monitor({ interval: 30 })] },
    { objects: [monitor({ interval: '30s', scrapeTimeout: '1m' })] },
    { objects: [rules({ rules: [{ alert: 'Down', expr: 'up == 0', for: '5min' }] })] },
    { objects: [rules({ interval: '30m1h' })] },
    { objects: [prometheus({ retentionSize: '45Gi' })] },
    { objects: [prometheus({ retention: '30 days' })] },
    { objects: [route({ request: '1.5s' })] },
    { objects: [route({ request: '5s', backendRequest: '10s' })] },
    { objects: [flux('1d')] },
    { objects: [postgres({ backup: { retentionPolicy: '30 days' } })] },
    { objects: [postgres({ bootstrap: { recovery: { source: 'origin' } }, externalClusters: [{ name: 'pg-origin' }] })] },
    { objects: [postgres({ replica: { source: 'origin' } })] },
    { objects: [alerts({ receiver: 'none', routes: [{ receiver: 'oncall' }] })] },
    { objects: [scaled({ queueName: 'orders', value: 5 })] },
    { objects: [probe('http://blackbox:9115')] },
    { objects: [topic({})] },
    { objects: [application([{ CreateNamespace: true }])] },
    { objects: [{ ...flux('1h'), spec: { url: 'git@example.org:shop/apps.git', interval: '1h' } }] },
    { objects: [certificate({ renewBefore: '2160h' })] },
    { objects: [certificate({ duration: '24h', renewBefore: '24h0m0s' })] },
  ],
  sound: [
    { objects: [postgres({ storage: { size: 'SIZE' }, walStorage: { size: '${SIZE:=10Gi}' } })] },
    { objects: [postgres({ storage: { size: '20G' }, walStorage: { size: '1.5Gi' }, tablespaces: [{ name: 'hot', storage: { size: '1e9' } }] })] },
    { objects: [cilium({ ingress: [{ toPorts: [{ ports: [{ port: '5432', protocol: 'TCP' }] }] }] })] },
    { objects: [schedule('720h0m0s')] },
    { objects: [certificate({ renewBefore: '2159h' })] },
    { objects: [postgres({ imageName: 'registry.example.org:5000/postgresql:17.2' })] },
    { objects: [postgres({ imageName: `postgresql:17.2-12@sha256:${'0'.repeat(64)}` })] },
    { objects: [allowed('cluster.local/ns/shop/sa/web')] },
    { objects: [allowed('*')] },
    { objects: [certificate({ duration: '2160h', renewBefore: '360h0m0s' })] },
    { objects: [certificate({ renewBefore: '720h' })] },
    { objects: [monitor({ interval: '1m30s', scrapeTimeout: '1m30s' }), rules({ interval: '', rules: [{ alert: 'Down', expr: 'up == 0', for: '1d12h', keep_firing_for: '0' }] })] },
    { objects: [prometheus({ retention: '30d', retentionSize: '45GiB', scrapeInterval: '30s', scrapeTimeout: '10s' })] },
    { objects: [route({ request: '1m30s', backendRequest: '500ms' }), flux('1h30m')] },
    { objects: [route({ request: '0s', backendRequest: '10s' })] },
    { objects: [scaled({ queueName: 'orders', value: '5' }), probe('blackbox.monitoring.svc:9115'), kafka, topic({ 'strimzi.io/cluster': 'events' }), application(['CreateNamespace=true'])] },
    { objects: [postgres({ bootstrap: { recovery: { source: 'origin' } }, externalClusters: [{ name: 'origin' }], backup: { retentionPolicy: '4w' } })] },
    { objects: [alerts({ receiver: 'none', routes: [{ receiver: 'on-call', routes: [{ receiver: 'none' }] }] })] },
    { objects: [{ ...flux('1h'), spec: { url: 'ssh://git@example.org/shop/apps.git', interval: '1h' } }] },
    { objects: [{ apiVersion: 'example.org/v1', kind: 'ServiceMonitor', metadata: { name: 'web' }, spec: { endpoints: [{ interval: 'often' }] } }] },
  ],
};
