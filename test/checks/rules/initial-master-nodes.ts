import { Case, Cases } from '../_cases';
import { configMap, headless, ofPod, statefulSet } from '../_objects';

const OF_POD = { valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } };
const NAME = { name: 'node.name', ...OF_POD };
const SETTING = 'cluster.initial_master_nodes';

const ALONE = { name: 'discovery.type', value: 'single-node' };
const DATA = { name: 'data', mountPath: '/usr/share/elasticsearch/data' };

/** Nodes of a StatefulSet `store`. */
const nodes = (masters: string | undefined, env: object[] = [NAME], container: object = {}, spec: object = {}): Case => ({
  objects: [
    headless({ spec: { publishNotReadyAddresses: true } }),
    statefulSet({
      spec: {
        replicas: 3,
        podManagementPolicy: 'Parallel',
        volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
        template: ofPod({ containers: [{ name: 'store', image: 'docker.elastic.co/elasticsearch/elasticsearch:8.18.1', volumeMounts: [DATA], env: [...env, ...masters === undefined ? [] : [{ name: SETTING, value: masters }]], ...container }], ...spec }).spec.template,
      },
    }),
  ],
});

/** Nodes with a file of settings. */
const byFile = (text: string, env: object[] = []): Case => {
  const { objects = [] } = nodes(undefined, env, { volumeMounts: [DATA, { name: 'settings', mountPath: '/usr/share/elasticsearch/config/elasticsearch.yml', subPath: 'elasticsearch.yml' }] }, { volumes: [{ name: 'settings', configMap: { name: 'app' } }] });
  return { objects: [...objects, { ...configMap(), data: { 'elasticsearch.yml': text } }] };
};

export const cases: Cases = {
  broken: [
    nodes('store-0.store,store-1.store,store-2.store'),
    nodes('store-0.store.shop.svc,store-1.store.shop.svc', []),
    nodes('es-0,es-1,es-2'),
    nodes('store-0,store-3,store-4,', [{ name: 'POD_NAME', ...OF_POD }, { name: 'node.name', value: '$(POD_NAME)' }]),
    nodes('store-0,store-1', [{ name: 'node.name', value: 'es' }]),
    byFile('cluster:\n  name: shop\n  initial_master_nodes:\n    - store-0.store\n    - store-1.store\nnode.name: ${HOSTNAME}\n'),
    byFile('cluster.initial_master_nodes: ["store-0.store"]\n'),
    nodes('store-0', [NAME, ALONE]),
    byFile('discovery:\n  type: single-node\ncluster.initial_master_nodes: ["store-0"]\n'),
  ],
  sound: [
    nodes('store-0,store-1,store-2'),
    nodes(undefined, [NAME, { ...ALONE, value: 'multi-node' }]),
    nodes('store-0,store-1,store-2', [NAME, { ...ALONE, value: 'multi-node' }]),
    byFile('discovery.type: single-node\n'),
    nodes('store-0, store-1', []),
    nodes('store-0,store-1,store-9'),
    nodes(undefined),
    nodes('10.0.0.4,10.0.0.5'),
    nodes('$(MASTERS)', [NAME, { name: 'MASTERS', value: 'es-0' }]),
    nodes('es-0', [{ name: 'node.name', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }]),
    nodes('es-0,es-1', [NAME], { image: 'example/search:1' }),
    byFile('cluster.initial_master_nodes: ["store-0", "store-1"]\n'),
    byFile('cluster.initial_master_nodes: ["es-0"]\nnode.name: ${MY_NAME}\n'),
  ],
};
