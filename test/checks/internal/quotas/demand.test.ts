import { Cluster } from '../../../../src/checks/internal/cluster';
import { Item } from '../../../../src/checks/internal/item';
import { demandsOf, usesOf } from '../../../../src/checks/internal/quotas/demand';
import { limitsOn, defaultLimitsOf, defaultsOf } from '../../../../src/checks/internal/quotas/limit-ranges';
import { requestsPage } from '../../../../src/checks/internal/quotas/requests';
import { amountText, isNothing, limitOf, quantity, requestOf, shareOf } from '../../../../src/checks/internal/resources';

type Fields = Readonly<Record<string, unknown>>;

const object = (apiVersion: string, kind: string, name: string, spec: Fields, namespace = 'shop') => ({ apiVersion, kind, metadata: { name, namespace }, spec });
const container = (requests: Fields, limits: Fields = {}, more: Fields = {}) => ({ name: 'main', resources: { requests, limits }, ...more });
const template = (...containers: Fields[]) => ({ template: { spec: { containers } } });
const quota = (hard: Fields, namespace?: string, name = 'quota') => object('v1', 'ResourceQuota', name, { hard }, namespace);
const clusterOf = (...objects: Fields[]) => new Cluster(objects.map(json => new Item(json, 'test', false)));

/** What the first quota is used for: by resource the sum, and the words of each part. */
function used(...objects: Fields[]): Record<string, unknown[]> {
  const cluster = clusterOf(...objects);
  const [own] = cluster.all('ResourceQuota');
  return Object.fromEntries(usesOf(cluster, own, demandsOf(cluster, own.namespace)).map(({ resource, used: sum, parts }) => [resource, [sum, ...parts.map(({ item, words }) => `${item.name} ${words}`)]]));
}

test('a rollout has more pods than its replicas, an autoscaler as many as it may', () => {
  const web = (spec: Fields) => object('apps/v1', 'Deployment', 'web', { ...template(container({ cpu: '100m' })), ...spec });
  const pods = (...objects: Fields[]) => used(quota({ pods: '9' }), ...objects).pods;
  expect(pods(web({ replicas: 3 }))).toEqual([4, 'web (3 + 1 of a rollout)']);
  expect(pods(web({}))).toEqual([2, 'web (1 + 1 of a rollout)']);
  expect(pods(web({ replicas: 4, strategy: { rollingUpdate: { maxSurge: 2 } } }))).toEqual([6, 'web (4 + 2 of a rollout)']);
  expect(pods(web({ replicas: 4, strategy: { rollingUpdate: { maxSurge: 0 } } }))).toEqual([4, 'web 4']);
  expect(pods(web({ replicas: 4, strategy: { type: 'Recreate' } }))).toEqual([4, 'web 4']);
  expect(pods(web({ replicas: 0 }))).toEqual([0, 'web 0']);
  expect(pods(web({}), object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', { scaleTargetRef: { kind: 'Deployment', name: 'web' }, maxReplicas: 8 }))).toEqual([10, 'web (8 + 2 of a rollout)']);
});

test('a quota of a class is of its claims', () => {
  const claims = (name: string, storageClassName: string | undefined) => object('v1', 'PersistentVolumeClaim', name, { storageClassName, resources: { requests: { storage: '1Gi' } } });
  const store = object('apps/v1', 'StatefulSet', 'store', { ...template(container({})), replicas: 3, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { storageClassName: 'fast', resources: { requests: { storage: '2Gi' } } } }] });
  const of = 'fast.storageclass.storage.k8s.io';
  expect(used(quota({ [`${of}/requests.storage`]: '9Gi', [`${of}/persistentvolumeclaims`]: '9' }), claims('a', 'fast'), claims('b', 'slow'), claims('c', undefined), store)).toEqual({
    [`${of}/requests.storage`]: [7 * 2 ** 30, 'a 1', 'store 3 × 2Gi'],
    [`${of}/persistentvolumeclaims`]: [4, 'a 1', 'store 3 of a StatefulSet'],
  });
});

test('a Rollout of Argo has so too, and of blue and green all', () => {
  const web = (strategy: Fields) => object('argoproj.io/v1alpha1', 'Rollout', 'web', { ...template(container({})), replicas: 4, strategy });
  const pods = (strategy: Fields) => used(quota({ pods: '9' }), web(strategy)).pods;
  expect(pods({ canary: {} })).toEqual([5, 'web (4 + 1 of a rollout)']);
  expect(pods({ canary: { maxSurge: '50%' } })).toEqual([6, 'web (4 + 2 of a rollout)']);
  expect(pods({ blueGreen: { activeService: 'web' } })).toEqual([8, 'web (4 + 4 of a rollout)']);
});

test('other workloads have the pods that they have at once', () => {
  const pods = (kind: string, spec: Fields) => used(quota({ pods: '9' }), object(kind === 'DaemonSet' || kind === 'StatefulSet' ? 'apps/v1' : kind === 'Pod' ? 'v1' : 'batch/v1', kind, 'a', spec)).pods;
  const run = template(container({}));
  expect(pods('Pod', { containers: [container({})] })).toEqual([1, 'a 1']);
  expect(pods('StatefulSet', { ...run, replicas: 3 })).toEqual([3, 'a 3']);
  expect(pods('DaemonSet', run)).toEqual([1, 'a 1 on each node, of which one is counted']);
  expect(pods('Job', run)).toEqual([1, 'a 1']);
  expect(pods('Job', { ...run, parallelism: 4, completions: 2 })).toEqual([2, 'a 2']);
  expect(pods('Job', { ...run, suspend: true })).toEqual([0, 'a 0, suspended']);
  expect(pods('CronJob', { jobTemplate: { spec: { ...run, parallelism: 2 } } })).toEqual([2, 'a 2 of a run']);
  expect(pods('CronJob', { suspend: true, jobTemplate: { spec: run } })).toEqual([0, 'a 0, suspended']);
});

test('a pod asks for its containers together, its sidecars, and the largest of those that start it', () => {
  const pod = (spec: Fields) => used(quota({ 'requests.cpu': '1', 'limits.memory': '1Gi', 'cpu': '1' }), object('v1', 'Pod', 'a', spec));
  const sidecar = container({ cpu: '10m' }, {}, { name: 'sidecar', restartPolicy: 'Always' });
  const main = [container({ cpu: '100m' }, { memory: '1Mi' }), container({}, { cpu: '50m', memory: '2Mi' }, { name: 'other' })];
  expect(pod({ containers: main })).toEqual({ 'requests.cpu': [0.15, 'a 1 × 0.15'], 'limits.memory': [3 * 2 ** 20, 'a 1 × 3Mi'], 'cpu': [0.15, 'a 1 × 0.15'] });
  expect(pod({ containers: main, initContainers: [sidecar, container({ cpu: '20m' }, {}, { name: 'init' })] })['requests.cpu'][0]).toBe(0.16);
  expect(pod({ containers: main, initContainers: [sidecar, container({ cpu: '1' }, {}, { name: 'init' }), container({ cpu: '900m' }, {}, { name: 'second' })] })['requests.cpu'][0]).toBe(1.01);
  expect(pod({ containers: main, initContainers: [container({ cpu: '1' }, {}, { name: 'init' }), sidecar] })['requests.cpu'][0]).toBe(1);
  expect(pod({ containers: main, overhead: { cpu: '250m' } })['requests.cpu'][0]).toBe(0.4);
});

test('a quota is of what it names, in its namespace', () => {
  const objects = [
    object('v1', 'Service', 'a', { type: 'LoadBalancer', ports: [{ port: 80 }, { port: 81 }] }),
    object('v1', 'Service', 'b', { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false, ports: [{ port: 80 }] }),
    object('v1', 'Service', 'c', { type: 'NodePort', allocateLoadBalancerNodePorts: false, ports: [{ port: 80 }] }),
    object('v1', 'Service', 'd', { ports: [{ port: 80 }] }),
    object('v1', 'Service', 'e', { type: 'NodePort', ports: [{ port: 80 }] }, 'tools'),
    object('v1', 'PersistentVolumeClaim', 'f', { resources: { requests: { storage: '2Gi' } } }),
    object('v1', 'PersistentVolumeClaim', 'g', { resources: { requests: { storage: '4Gi' } } }, 'tools'),
    object('apps/v1', 'StatefulSet', 'h', { replicas: 2, ...template(container({ 'nvidia.com/gpu': 1 })), volumeClaimTemplates: [{ spec: { resources: { requests: { storage: '1Gi' } } } }] }),
    object('apps/v1', 'StatefulSet', 'i', { replicas: 2, ...template(container({})), volumeClaimTemplates: [{ spec: {} }] }, 'tools'),
  ];
  const hard = { 'services': '9', 'services.loadbalancers': '9', 'services.nodeports': '9', 'persistentvolumeclaims': '9', 'requests.storage': '9Gi', 'configmaps': '9', 'requests.nvidia.com/gpu': '9', 'count/widgets.example.org': '9', 'secrets': 'many' };
  expect(used(quota(hard), ...objects)).toEqual({
    'services': [4, 'a 1', 'b 1', 'c 1', 'd 1'],
    'services.loadbalancers': [2, 'a 1', 'b 1'],
    'services.nodeports': [3, 'a 1', 'b 1', 'c 1'],
    'persistentvolumeclaims': [3, 'f 1', 'h 2 of a StatefulSet'],
    'requests.storage': [4 * 2 ** 30, 'f 1', 'h 2 × 1Gi'],
    'configmaps': [0],
    'requests.nvidia.com/gpu': [2, 'h 2 × 1'],
  });
});

test('objects that controllers make and keep count, and what every namespace has', () => {
  const objects = [
    object('v1', 'ConfigMap', 'a', {}),
    object('v1', 'Secret', 'b', {}),
    object('cert-manager.io/v1', 'Certificate', 'c', { secretName: 'tls' }),
    object('external-secrets.io/v1', 'ExternalSecret', 'd', { target: { name: 'b', creationPolicy: 'Merge' } }),
    object('bitnami.com/v1alpha1', 'SealedSecret', 'b', {}),
    object('v1', 'Secret', 'e', {}, 'tools'),
    object('apps/v1', 'Deployment', 'f', { ...template(container({})), revisionHistoryLimit: 2 }),
    object('apps/v1', 'ReplicaSet', 'g', template(container({}))),
  ];
  expect(used(quota({ 'configmaps': '9', 'secrets': '9', 'count/replicasets.apps': '9', 'count/pods': '9' }), ...objects)).toEqual({
    'configmaps': [2, 'a 1', 'kube-root-ca.crt 1'],
    'secrets': [2, 'b 1', 'c 1'],
    'count/replicasets.apps': [5, 'g 1', 'f 2 kept + 2 of a rollout'],
    'count/pods': [3, 'f (1 + 1 of a rollout)', 'g 1'],
  });
});

test('who asks for nothing gets what the LimitRange of the namespace says', () => {
  const range = (limits: Fields[], namespace?: string) => object('v1', 'LimitRange', `limits-${namespace}`, { limits }, namespace);
  const limits = [{ type: 'Container', defaultRequest: { cpu: '50m' }, default: { cpu: '1', memory: '1Gi' }, max: { 'cpu': '2', 'ephemeral-storage': '3Gi' } }, { type: 'Pod', max: { cpu: '7' } }, { type: 'Container', default: { 'example.org/a': 'many' } }];
  const cluster = clusterOf(range(limits), range([{ type: 'Container', default: { cpu: '9' } }], 'tools'));
  expect(limitsOn(cluster, 'shop', 'Container')).toEqual([limits[0], limits[2]]);
  expect(defaultsOf(cluster, 'shop')).toEqual({ 'cpu': 0.05, 'memory': 2 ** 30, 'ephemeral-storage': 3 * 2 ** 30 });
  expect(defaultLimitsOf(cluster, 'shop')).toEqual({ 'cpu': 1, 'memory': 2 ** 30, 'ephemeral-storage': 3 * 2 ** 30 });
  const asked = used(quota({ 'requests.cpu': '1', 'limits.cpu': '1', 'requests.memory': '1Gi' }), range(limits), object('v1', 'Pod', 'a', { containers: [container({ memory: '1Mi' })] }));
  expect([asked['requests.cpu'][0], asked['limits.cpu'][0], asked['requests.memory'][0]]).toEqual([0.05, 0, 2 ** 20]);
});

test('the page has a section for each quota, and nobody who asks for nothing', () => {
  expect(requestsPage(clusterOf(object('v1', 'Pod', 'a', { containers: [] })))).toBeUndefined();
  expect(requestsPage(clusterOf(
    quota({ 'requests.cpu': '2', 'pods': '0' }), quota({ configmaps: '5' }, 'tools', 'more'),
    object('v1', 'Pod', 'a', { containers: [container({ cpu: '500m' })] }), object('v1', 'Pod', 'b', { containers: [container({})] }),
  ))).toMatchInlineSnapshot(`
"# What is asked for, and what there is

With as many replicas as there may be, in the middle of a rollout of each; of a DaemonSet, on one node.

## shop

| | asked for | quota | |
|---|---|---|---|
| requests.cpu | 0.5 | 2 | 25 % |
| pods | 2 | 0 |  |

| Object | of | pods × each | |
|---|---|---|---|
| Pod a | requests.cpu | 1 × 0.5 | 0.5 |
| Pod a | pods | 1 | 1 |
| Pod b | pods | 1 | 1 |

## tools, more

| | asked for | quota | |
|---|---|---|---|
| configmaps | 0 | 5 | 0 % |
"
`);
});

test('amounts are read, and written as quotas have them', () => {
  expect(['1', 2, '500m', '1Ki', '', 'many', undefined, true].map(quantity)).toEqual([1, 2, 0.5, 1024, undefined, undefined, undefined, undefined]);
  expect([['requests.memory', 3 * 2 ** 40], ['memory', 2 ** 30], ['memory', 1.5 * 2 ** 20], ['memory', 2 ** 10], ['memory', 1000], ['requests.cpu', 0.15000001], ['count/storageclasses.storage.k8s.io', 3], ['requests.storage', 0]]
    .map(([resource, amount]) => amountText(String(resource), Number(amount)))).toEqual(['3Ti', '1Gi', '1.5Mi', '1Ki', '1000', '0.15', '3', '0']);
  expect(['25%', '100%', 3, '2', '0%'].map(value => shareOf(value, 5))).toEqual([2, 5, 3, 2, 0]);
  expect([0, '0', '0%', '10%', 1, undefined].map(isNothing)).toEqual([true, true, true, false, false, false]);
  const json = container({ cpu: '1' }, { cpu: '2', memory: '1Ki' });
  expect([requestOf(json, 'cpu'), requestOf(json, 'memory'), requestOf(json, 'other'), limitOf(json, 'cpu'), limitOf(json, 'other')]).toEqual([1, 1024, undefined, 2, undefined]);
});
