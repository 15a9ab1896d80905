import { Case, Cases } from '../_cases';
import { configMap, headless, ofPod, statefulSet } from '../_objects';

const STORE = 'schema_config:\n  configs:\n    - from: 2025-01-01\n      store: tsdb\n      object_store: filesystem\n      schema: v13\n';
const LIMITS = 'limits_config:\n  retention_period: 336h\n';
const DELETES = 'compactor:\n  working_directory: /loki/compactor\n  retention_enabled: true\n  delete_request_store: filesystem\n';

/** A Loki with a file of settings. */
const loki = (text: string, container: object = {}, others: Case['objects'] = []): Case => ({
  objects: [
    headless(),
    { ...configMap(), data: { 'local-config.yaml': text } },
    statefulSet({
      spec: ofPod({
        volumes: [{ name: 'settings', configMap: { name: 'app' } }],
        containers: [{ name: 'store', image: 'grafana/loki:3.5.5', args: ['-config.file=/etc/loki/local-config.yaml'], volumeMounts: [{ name: 'settings', mountPath: '/etc/loki' }], ...container }],
      }).spec,
    }),
    ...others,
  ],
});

/** A compactor that has a file of its own. */
const COMPACTOR = [
  headless({}, 'compactor'),
  configMap({ data: { 'compactor.yaml': DELETES } }, 'own'),
  statefulSet(ofPod({
    volumes: [{ name: 'settings', configMap: { name: 'own' } }],
    containers: [{ name: 'compactor', image: 'grafana/loki:3.5.5', args: ['-config.file=/etc/loki/compactor.yaml', '-target=compactor'], volumeMounts: [{ name: 'settings', mountPath: '/etc/loki' }] }],
  }), 'compactor'),
];

export const cases: Cases = {
  broken: [
    loki(`${STORE}${LIMITS}compactor:\n  working_directory: /loki/compactor\n`),
    loki(`${STORE}${LIMITS}`, { args: null }),
    loki(`${STORE}${LIMITS}${DELETES.replace('true', 'false')}`),
  ],
  sound: [
    loki(`${STORE}${LIMITS}${DELETES}`),
    loki(`${STORE}${LIMITS}`, { args: ['-config.file=/etc/loki/local-config.yaml', '-compactor.retention-enabled=true'] }),
    loki(`${STORE}${LIMITS}compactor:\n  retention_enabled: \${RETENTION}\n`),
    loki(`${STORE}${LIMITS}table_manager:\n  retention_deletes_enabled: true\n`),
    loki(`${STORE}limits_config:\n  retention_period: 0s\n`),
    loki(`${STORE}limits_config:\n  reject_old_samples: true\n`),
    // A bucket may delete by itself.
    loki(`${STORE.replace('filesystem', 's3')}${LIMITS}`),
    loki(`${STORE}${LIMITS}`, { args: ['-config.file=/etc/loki/local-config.yaml', '-target=querier'] }),
    loki(`${STORE}${LIMITS}`, {}, COMPACTOR),
    loki(`${LIMITS}\t`),
    loki(`${STORE}${LIMITS}`, { args: ['-config.file=/etc/other.yaml'] }),
  ],
};
