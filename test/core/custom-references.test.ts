import { madeBy, referencesOf } from '../../src/core/internal/references/references';

/** What an object refers to: kind, namespace and name, and keys. */
function referred(apiVersion: string, kind: string, spec: object, metadata: object = {}): string[] {
  return referencesOf({ apiVersion, kind, metadata: { name: 'a', namespace: 'shop', ...metadata }, spec }, 'shop')
    .map(reference => `${reference.at}: ${reference.kind} ${reference.namespace ?? ''}/${reference.name}${reference.keys.length > 0 ? ` ${reference.keys.join(',')}` : ''}`);
}

test.each<[string, string, object, string[]]>([
  ['keda.sh/v1alpha1', 'TriggerAuthentication', { secretTargetRef: [{ parameter: 'host', name: 'rabbit', key: 'url' }], configMapTargetRef: [{ parameter: 'a', name: 'rabbit', key: 'b' }] }, [
    'spec.secretTargetRef[0]: Secret shop/rabbit url', 'spec.configMapTargetRef[0]: ConfigMap shop/rabbit b',
  ]],
  ['keda.sh/v1alpha1', 'ScaledJob', { triggers: [{ type: 'cron' }, { authenticationRef: { name: 'aws', kind: 'ClusterTriggerAuthentication' } }] }, [
    'spec.triggers[1].authenticationRef: ClusterTriggerAuthentication.keda.sh /aws',
  ]],
  ['external-secrets.io/v1', 'ExternalSecret', {
    secretStoreRef: { name: 'vault' }, data: [{ sourceRef: { storeRef: { name: 'aws', kind: 'ClusterSecretStore' } } }], dataFrom: [{ sourceRef: { generatorRef: { kind: 'Password', name: 'p' } } }],
  }, ['spec.secretStoreRef: SecretStore.external-secrets.io shop/vault', 'spec.data[0].sourceRef.storeRef: ClusterSecretStore.external-secrets.io /aws']],
  ['external-secrets.io/v1', 'SecretStore', { provider: { vault: { caProvider: { type: 'ConfigMap', name: 'ca', key: 'ca.crt' }, auth: { appRole: { secretRef: { name: 'approle', key: 'id' } }, kubernetes: { serviceAccountRef: { name: 'reader' } } } } } }, [
    'spec.provider.vault.caProvider: ConfigMap shop/ca ca.crt', 'spec.provider.vault.auth.appRole.secretRef: Secret shop/approle id', 'spec.provider.vault.auth.kubernetes.serviceAccountRef: ServiceAccount shop/reader',
  ]],
  ['external-secrets.io/v1alpha1', 'PushSecret', { secretStoreRefs: [{ name: 'vault' }], selector: { secret: { name: 'tls' } }, data: [{ match: { secretKey: 'tls.crt' } }, { match: { secretKey: 'tls.key' } }] }, [
    'spec.secretStoreRefs[0]: SecretStore.external-secrets.io shop/vault', 'spec.selector.secret: Secret shop/tls tls.crt,tls.key',
  ]],
  ['postgresql.cnpg.io/v1', 'Cluster', {
    superuserSecret: { name: 'super' },
    bootstrap: { initdb: { secret: { name: 'login' }, postInitSQLRefs: { secretRefs: [{ name: 'sql', key: 'a.sql' }], configMapRefs: [{ name: 'more', key: 'b.sql' }] } } },
    backup: { barmanObjectStore: { s3Credentials: { accessKeyId: { name: 's3', key: 'id' } } } },
    managed: { roles: [{ name: 'app', passwordSecret: { name: 'role' } }] },
    certificates: { serverTLSSecret: 'tls' },
    storage: { storageClass: 'fast' },
  }, [
    'spec.superuserSecret: Secret shop/super', 'spec.bootstrap.initdb.secret: Secret shop/login',
    'spec.bootstrap.initdb.postInitSQLRefs.secretRefs[0]: Secret shop/sql a.sql', 'spec.bootstrap.initdb.postInitSQLRefs.configMapRefs[0]: ConfigMap shop/more b.sql',
    'spec.backup.barmanObjectStore.s3Credentials.accessKeyId: Secret shop/s3 id', 'spec.managed.roles[0].passwordSecret: Secret shop/role',
    'spec.certificates.serverTLSSecret: Secret shop/tls', 'spec.storage.storageClass: StorageClass /fast',
  ]],
  ['postgresql.cnpg.io/v1', 'Pooler', { cluster: { name: 'orders' } }, ['spec.cluster: Cluster.postgresql.cnpg.io shop/orders']],
  ['cluster.x-k8s.io/v1beta1', 'Cluster', { superuserSecret: { name: 'super' } }, []],
  ['cert-manager.io/v1', 'Certificate', { secretName: 'tls', issuerRef: { name: 'ca', kind: 'ClusterIssuer', group: 'cert-manager.io' } }, ['spec.issuerRef: ClusterIssuer.cert-manager.io /ca']],
  ['cert-manager.io/v1', 'Certificate', { secretName: 'tls', issuerRef: { name: 'ca', kind: 'AWSPCAClusterIssuer', group: 'awspca.cert-manager.io' } }, []],
  ['cert-manager.io/v1', 'Issuer', { acme: { privateKeySecretRef: { name: 'account' }, solvers: [{ dns01: { cloudflare: { apiTokenSecretRef: { name: 'dns', key: 'token' } } } }] } }, [
    'spec.acme.solvers[0].dns01.cloudflare.apiTokenSecretRef: Secret shop/dns token',
  ]],
  ['monitoring.coreos.com/v1', 'ServiceMonitor', { endpoints: [{ basicAuth: { username: { name: 'login', key: 'user' } }, tlsConfig: { ca: { configMap: { name: 'ca', key: 'ca.crt' } } }, bearerTokenSecret: { name: '', key: '' } }] }, [
    'spec.endpoints[0].basicAuth.username: Secret shop/login user', 'spec.endpoints[0].tlsConfig.ca.configMap: ConfigMap shop/ca ca.crt',
  ]],
  ['monitoring.coreos.com/v1', 'Prometheus', { secrets: ['etcd'], additionalScrapeConfigs: { name: 'scrape', key: 'a.yaml', optional: true }, serviceAccountName: 'prometheus' }, [
    'spec.secrets[0]: Secret shop/etcd', 'spec.serviceAccountName: ServiceAccount shop/prometheus',
  ]],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute', { parentRefs: [{ name: 'public', namespace: 'edge' }, { kind: 'Service', group: '', name: 'web' }], rules: [{ filters: [{ extensionRef: { group: 'traefik.io', kind: 'Middleware', name: 'limit' } }] }] }, [
    'spec.parentRefs[0]: Gateway.gateway.networking.k8s.io edge/public', 'spec.rules[0].filters[0].extensionRef: Middleware.traefik.io shop/limit',
  ]],
  ['networking.istio.io/v1', 'VirtualService', { gateways: ['mesh', 'edge/public', 'inside'] }, ['spec.gateways[1]: Gateway.networking.istio.io edge/public', 'spec.gateways[2]: Gateway.networking.istio.io shop/inside']],
  ['helm.toolkit.fluxcd.io/v2', 'HelmRelease', { chart: { spec: { sourceRef: { kind: 'HelmRepository', name: 'charts', namespace: 'flux-system' } } }, valuesFrom: [{ kind: 'ConfigMap', name: 'values' }, { kind: 'Secret', name: 'more', valuesKey: 'a' }, { kind: 'Secret', name: 'maybe', optional: true }] }, [
    'spec.chart.spec.sourceRef: HelmRepository.source.toolkit.fluxcd.io flux-system/charts', 'spec.valuesFrom[0]: ConfigMap shop/values values.yaml', 'spec.valuesFrom[1]: Secret shop/more a',
  ]],
  ['source.toolkit.fluxcd.io/v1', 'GitRepository', { secretRef: { name: 'flux-system' } }, []],
  ['source.toolkit.fluxcd.io/v1', 'GitRepository', { secretRef: { name: 'git' } }, ['spec.secretRef: Secret shop/git']],
  ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { sourceRef: { kind: 'GitRepository', name: 'flux-system' }, postBuild: { substituteFrom: [{ kind: 'ConfigMap', name: 'vars' }] } }, ['spec.postBuild.substituteFrom[0]: ConfigMap shop/vars']],
])('%s %s %j', (apiVersion, kind, spec, expected) => {
  expect(referred(apiVersion, kind, spec)).toEqual(expected);
});

test('a label names the cluster of a topic', () => {
  expect(referred('kafka.strimzi.io/v1beta2', 'KafkaTopic', {}, { labels: { 'strimzi.io/cluster': 'events' } })).toEqual(['metadata.labels.strimzi.io/cluster: Kafka.kafka.strimzi.io shop/events']);
});

test('a Gateway names its certificates, unless cert-manager makes them', () => {
  const spec = { gatewayClassName: 'public', listeners: [{ name: 'web' }, { name: 'websecure', tls: { certificateRefs: [{ name: 'tls' }, { name: 'other', namespace: 'edge' }, { kind: 'Thing', name: 'x' }] } }] };
  expect(referred('gateway.networking.k8s.io/v1', 'Gateway', spec)).toEqual(['listener \'websecure\': Secret shop/tls', 'listener \'websecure\': Secret edge/other']);
  const annotated = { name: 'a', annotations: { 'cert-manager.io/issuer': 'ca' } };
  expect(referred('gateway.networking.k8s.io/v1', 'Gateway', spec, annotated)).toEqual([]);
  expect(madeBy({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: annotated, spec }, 'shop')).toEqual(expect.arrayContaining(['Secret shop/tls']));
});

test.each<[string, object, string[]]>([
  ['auth-secret', { 'auth-type': 'basic', 'auth-secret': 'users' }, ['Secret shop/users auth']],
  ['auth-map', { 'auth-secret': 'edge/users', 'auth-secret-type': 'auth-map' }, ['Secret edge/users']],
  ['auth-tls-secret', { 'auth-tls-secret': 'shop/ca' }, ['Secret shop/ca ca.crt']],
  ['proxy-ssl-secret', { 'proxy-ssl-secret': 'shop/client' }, ['Secret shop/client']],
])('an Ingress of ingress-nginx names the Secret of %s', (_, own, expected) => {
  const annotations = Object.fromEntries(Object.entries(own).map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value]));
  expect(referred('networking.k8s.io/v1', 'Ingress', {}, { annotations }).map(text => text.replace(/^.*: /, ''))).toEqual(expected);
});

test('CloudNativePG makes Services, Secrets and claims of known names', () => {
  const made = (spec: object) => madeBy({ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'pg' }, spec }, 'shop');
  expect(made({ instances: 2 })).toEqual([
    'Cluster.postgresql.cnpg.io shop/pg', 'ServiceAccount shop/pg', 'Service shop/pg-rw', 'Service shop/pg-ro', 'Service shop/pg-r',
    'Secret shop/pg-ca', 'Secret shop/pg-server', 'Secret shop/pg-replication', 'Secret shop/pg-app',
    'PersistentVolumeClaim shop/pg-1', 'PersistentVolumeClaim shop/pg-1-wal', 'PersistentVolumeClaim shop/pg-2', 'PersistentVolumeClaim shop/pg-2-wal', 'ConfigMap shop/cnpg-default-monitoring',
  ]);
  const others = made({ instances: 0, bootstrap: { initdb: { secret: { name: 'own' } } }, enableSuperuserAccess: true, managed: { services: { disabledDefaultServices: ['ro', 'rw'], additional: [{ serviceTemplate: { metadata: { name: 'pg-lb' } } }] } } });
  expect(others).toEqual([
    'Cluster.postgresql.cnpg.io shop/pg', 'ServiceAccount shop/pg', 'Service shop/pg-rw', 'Service shop/pg-r', 'Service shop/pg-lb',
    'Secret shop/pg-ca', 'Secret shop/pg-server', 'Secret shop/pg-replication', 'Secret shop/pg-superuser', 'ConfigMap shop/cnpg-default-monitoring',
  ]);
  expect(made({ enableSuperuserAccess: true, superuserSecret: { name: 'own' } })).not.toContain('Secret shop/pg-superuser');
  expect(madeBy({ apiVersion: 'cluster.x-k8s.io/v1beta1', kind: 'Cluster', metadata: { name: 'pg' }, spec: {} }, 'shop')).toEqual(['Cluster.cluster.x-k8s.io shop/pg']);
});
