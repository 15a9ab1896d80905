import { Case, Cases } from '../_cases';
import { configMap, headless, ofPod, statefulSet } from '../_objects';

const POLICY = { vhosts: [{ name: '/' }], policies: [{ 'vhost': '/', 'name': 'mirrored', 'pattern': '.*', 'apply-to': 'queues', 'definition': { 'ha-mode': 'exactly', 'ha-params': 2 } }] };

/** Brokers with definitions that they read. */
const brokers = (definitions: object, change: { readonly image?: string; readonly replicas?: number; readonly conf?: string } = {}): Case => {
  const { image = 'rabbitmq:4.1.4-management', replicas = 3, conf = '' } = change;
  return {
    objects: [
      headless(),
      { ...configMap(), data: { 'definitions.json': JSON.stringify(definitions, undefined, 2), 'rabbitmq.conf': `load_definitions = /etc/rabbitmq/definitions.json\n${conf}` } },
      statefulSet({
        spec: {
          replicas,
          volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
          ...ofPod({
            volumes: [{ name: 'settings', configMap: { name: 'app' } }],
            containers: [{ name: 'store', image, env: [{ name: 'RABBITMQ_NODENAME', value: 'rabbit@localhost' }], volumeMounts: [{ name: 'settings', mountPath: '/etc/rabbitmq/conf.d' }, { name: 'data', mountPath: '/var/lib/rabbitmq' }] }],
          }).spec,
        },
      }),
    ],
  };
};

const GROUP = 'rabbitmq.com/v1beta1';
const ofOperator = (image: string | undefined, replicas: number, definition: object): Case => ({
  objects: [
    { apiVersion: GROUP, kind: 'RabbitmqCluster', metadata: { name: 'queue' }, spec: { replicas, image } },
    { apiVersion: GROUP, kind: 'Policy', metadata: { name: 'mirrored' }, spec: { name: 'mirrored', pattern: '.*', definition, rabbitmqClusterReference: { name: 'queue' } } },
  ],
});
const ALL = { 'ha-mode': 'all' };

export const cases: Cases = {
  broken: [
    brokers(POLICY),
    brokers(POLICY, { image: 'registry.example.org/library/rabbitmq:4-management-alpine' }),
    brokers(POLICY, { conf: 'default_queue_type = quorum\n' }),
    ofOperator('rabbitmq:4.1.4-management', 3, ALL),
  ],
  sound: [
    brokers({ vhosts: [{ name: '/' }], queues: [{ vhost: '/', name: 'orders', durable: true, auto_delete: false, arguments: { 'x-queue-type': 'quorum' } }] }),
    brokers(POLICY, { image: 'rabbitmq:3.13.7-management' }),
    // One node has no mirrors in any version.
    brokers(POLICY, { replicas: 1 }),
    ofOperator('rabbitmq:3.13.7-management', 3, ALL),
    ofOperator(undefined, 3, ALL),
    ofOperator('rabbitmq:4.1.4-management', 1, ALL),
    ofOperator('rabbitmq:4.1.4-management', 3, { 'message-ttl': 60000 }),
  ],
};
