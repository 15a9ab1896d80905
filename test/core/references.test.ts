import { groupOf, isBuiltIn, madeBy, referencesOf } from '../../src/core/internal/references/references';

type Fields = Readonly<Record<string, unknown>>;

const object = (kind: string, spec: Fields, more: Fields = {}, apiVersion = 'v1') => ({ apiVersion, kind, metadata: { name: 'own' }, spec, ...more });
const made = (...of: Parameters<typeof object>) => madeBy(object(...of), 'shop').slice(1);

test('an object is what others refer to it by, one of somebody else\'s with its group', () => {
  expect(madeBy(object('Service', {}), 'shop')).toEqual(['Service shop/own']);
  expect(madeBy(object('Service', {}, {}, 'serving.knative.dev/v1'), undefined)).toEqual(['Service.serving.knative.dev /own']);
  expect([groupOf('v1'), groupOf('apps/v1'), isBuiltIn(''), isBuiltIn('apps'), isBuiltIn('example.org')]).toEqual(['', 'apps', true, true, false]);
});

test('what has a controller make another object is that too', () => {
  expect(made('ExternalSecret', { target: { name: 'a' } })).toEqual(['Secret shop/a']);
  expect(made('ExternalSecret', {})).toEqual(['Secret shop/own']);
  expect(made('SealedSecret', { template: { metadata: { name: 'a' } } })).toEqual(['Secret shop/own']);
  expect(made('Certificate', { secretName: 'a' })).toEqual(['Secret shop/a']);
  expect(made('VaultStaticSecret', { destination: { name: 'a' } })).toEqual(['Secret shop/a']);
  expect(made('VaultDynamicSecret', { destination: { name: 'b' } })).toEqual(['Secret shop/b']);
  expect(made('SecretProviderClass', { secretObjects: [{ secretName: 'a' }, { secretName: 'b' }] })).toEqual(['Secret shop/a', 'Secret shop/b']);
  const asking = (key: string) => made('Ingress', { tls: [{ secretName: 'a' }, { secretName: 'b' }] }, { metadata: { name: 'own', annotations: { [key]: 'x' } } });
  expect([asking('cert-manager.io/issuer'), asking('cert-manager.io/cluster-issuer')]).toEqual([['Secret shop/a', 'Secret shop/b'], ['Secret shop/a', 'Secret shop/b']]);
  expect([asking('x-cert-manager.io/issuer'), asking('cert-manager.io/issuer-kind')]).toEqual([[], []]);
  expect(made('Job', {}, { metadata: { name: 'own', annotations: { 'cdk8s-blueprints/secret': 3 } } })).toEqual([]);
});

test('a StatefulSet makes a claim for each of its pods, as far as it can be known how many', () => {
  const claims = (replicas: unknown) => made('StatefulSet', { replicas, volumeClaimTemplates: [{ metadata: { name: 'data' } }] }).length;
  expect([undefined, 0, 1, 3, 1000, 1001, -1, '3'].map(claims)).toEqual([1, 0, 1, 3, 1000, 0, 0, 0]);
  expect(made('StatefulSet', { replicas: 2, volumeClaimTemplates: [{ metadata: { name: 'data' } }] })).toEqual(['PersistentVolumeClaim shop/data-own-0', 'PersistentVolumeClaim shop/data-own-1']);
});

/** What an object refers to, as `Kind namespace/name keys at`, with a mark where nobody waits for it. */
function references(...of: Parameters<typeof object>): string[] {
  return referencesOf(object(...of), 'shop').map(({ kind, namespace = '', name, keys, at, awaited, type }) =>
    `${kind} ${namespace}/${name}${keys.length > 0 ? ` [${keys.join()}]` : ''} at ${at}${type === 'generic' ? '' : ` (${type})`}${awaited ? '' : ', not awaited'}`);
}

test('a ServiceAccount refers to what pods pull images with, but for what OpenShift makes of its own', () => {
  expect(references('ServiceAccount', {}, { imagePullSecrets: [{ name: 'pull' }, { name: 'web-dockercfg-x7k2p' }], secrets: [{ name: 'token' }] }))
    .toEqual(['Secret shop/pull at imagePullSecrets (docker-registry), not awaited']);
});

test('pods refer by variables, volumes and names', () => {
  const ref = (name: string, more: Fields = {}) => ({ name, ...more });
  expect(references('Pod', {
    serviceAccountName: 'sa',
    serviceAccount: 'older',
    priorityClassName: 'high',
    runtimeClassName: 'gvisor',
    imagePullSecrets: [{ name: 'pull' }],
    initContainers: [{ name: 'init', env: [{ name: 'A', valueFrom: { secretKeyRef: ref('a', { key: 'k' }) } }] }],
    containers: [{
      name: 'main',
      env: [{ name: 'B', valueFrom: { configMapKeyRef: ref('b', { key: 'k' }) } }, { name: 'C', valueFrom: { secretKeyRef: ref('c', { key: 'k', optional: true }) } }, { name: 'D', value: 'd' }, { name: 'E', valueFrom: { fieldRef: {} } }],
      envFrom: [{ secretRef: ref('f') }, { configMapRef: ref('g') }, { configMapRef: ref('h', { optional: true }) }],
    }],
    volumes: [
      { name: 'v1', persistentVolumeClaim: { claimName: 'pvc' } }, { name: 'v2', ephemeral: { volumeClaimTemplate: { spec: { storageClassName: 'fast' } } } },
      { name: 'v3', secret: { secretName: 's', items: [{ key: 'k', path: 'p' }, { key: 3 }] } }, { name: 'v4', configMap: ref('m') }, { name: 'v5', configMap: ref('o', { optional: true }) },
      { name: 'v6', projected: { sources: [{ secret: ref('ps') }, { configMap: ref('pm', { items: [{ key: 'q' }] }) }, { serviceAccountToken: {} }] } }, { name: 'v7', emptyDir: {} },
    ],
  })).toEqual([
    'ServiceAccount shop/sa at serviceAccountName',
    'PriorityClass /high at priorityClassName',
    'RuntimeClass /gvisor at runtimeClassName',
    'Secret shop/pull at imagePullSecrets (docker-registry)',
    'Secret shop/a [k] at container \'init\' env \'A\'',
    'ConfigMap shop/b [k] at container \'main\' env \'B\'',
    'Secret shop/f at container \'main\' envFrom',
    'ConfigMap shop/g at container \'main\' envFrom',
    'PersistentVolumeClaim shop/pvc at volume \'v1\'',
    'StorageClass /fast at volume \'v2\'',
    'Secret shop/s [k] at volume \'v3\'',
    'ConfigMap shop/m at volume \'v4\'',
    'Secret shop/ps at volume \'v6\'',
    'ConfigMap shop/pm [q] at volume \'v6\'',
  ]);
  expect(references('Pod', { serviceAccount: 'older', containers: [] })).toEqual(['ServiceAccount shop/older at serviceAccountName']);
});

test('routes refer to Services, classes and certificates', () => {
  const spec = {
    ingressClassName: 'public',
    tls: [{ secretName: 'tls' }],
    defaultBackend: { service: { name: 'rest', port: { number: 80 } } },
    rules: [{ host: 'a', http: { paths: [{ path: '/b', backend: { service: { name: 'web', port: { name: 'http' } } } }, { backend: { service: { name: 'aws', port: { name: 'use-annotation' } } } }] } }],
  };
  expect(references('Ingress', spec)).toEqual([
    'IngressClass /public at spec.ingressClassName', 'Secret shop/tls at spec.tls[0] (tls)', 'Service shop/rest at spec.defaultBackend, not awaited', 'Service shop/web at rule \'a/b\', not awaited',
  ]);
  expect(references('Ingress', spec, { metadata: { name: 'own', annotations: { 'cert-manager.io/issuer': 'ca' } } })).toHaveLength(3);
  expect(references('HTTPRoute', { rules: [{ backendRefs: [{ name: 'web' }, { name: 'there', namespace: 'tools' }, { kind: 'Bucket', name: 'a' }] }] })).toEqual(['Service shop/web at rules[0], not awaited', 'Service tools/there at rules[0], not awaited']);
  expect(references('IngressRoute', { routes: [{ match: 'Path(`/`)', services: [{ name: 'web' }, { name: 'api@internal' }, { kind: 'TraefikService', name: 'a' }] }] })).toEqual(['Service shop/web at route \'Path(`/`)\', not awaited']);
});

test('others refer as they do', () => {
  expect(references('StatefulSet', { serviceName: 'store', volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { storageClassName: 'fast' } }] })).toEqual(['Service shop/store at spec.serviceName, not awaited', 'StorageClass /fast at volumeClaimTemplates \'data\'']);
  expect(references('PersistentVolumeClaim', { storageClassName: 'fast' })).toEqual(['StorageClass /fast at spec.storageClassName']);
  expect(references('PersistentVolumeClaim', { storageClassName: 'fast', volumeName: 'disk' })).toEqual([]);
  expect(references('APIService', { service: { name: 'metrics', namespace: 'kube-system' } })).toEqual(['Service kube-system/metrics at spec.service, not awaited']);
  expect(references('ValidatingWebhookConfiguration', {}, { webhooks: [{ name: 'a.b', clientConfig: { service: { name: 'hook', namespace: 'tools' } } }, { name: 'c.d', clientConfig: { url: 'x' } }] })).toEqual(['Service tools/hook at webhooks \'a.b\', not awaited']);
  const binding = (kind: string) => references('RoleBinding', {}, { roleRef: { kind, name: 'reader' }, subjects: [{ kind: 'ServiceAccount', name: 'sa' }, { kind: 'ServiceAccount', name: 'other', namespace: 'tools' }, { kind: 'User', name: 'a' }, { kind: 'User', name: 'system:serviceaccount:ci:deployer' }] });
  expect(binding('Role')).toEqual(['Role shop/reader at roleRef', 'ServiceAccount shop/sa at subjects, not awaited', 'ServiceAccount tools/other at subjects, not awaited', 'ServiceAccount ci/deployer at subjects, not awaited']);
  expect(binding('ClusterRole')[0]).toBe('ClusterRole /reader at roleRef');
  expect(binding('Group')).toHaveLength(3);
});
