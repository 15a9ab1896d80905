import { Case, Cases } from '../_cases';
import { configMap, daemonSet, deployment, headless, ofContainer, ofPod, statefulSet } from '../_objects';

const FACTOR = 'KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR';

/** Brokers of a Kafka. */
const kafka = (replicas: number, name: string, value: string, image = 'confluentinc/cp-kafka:7.9.2', { containers = [], ...pod }: { readonly containers?: object[]; readonly initContainers?: object[] } = {}, more: object = {}): Case => ({
  objects: [headless(), statefulSet({ spec: { replicas, template: { spec: { ...pod, containers: [{ name: 'store', image, env: [{ name, value }], ...more }, ...containers] } } } })],
});

/** A Loki with a file of settings. */
const loki = (replicas: number, factor: number | string, args = ['-config.file=/etc/loki/loki.yaml']): Case => ({
  objects: [
    headless(),
    { ...configMap(), data: { 'loki.yaml': `common:\n  replication_factor: ${factor}\n` } },
    statefulSet({
      spec: {
        replicas,
        ...ofPod({
          volumes: [{ name: 'settings', configMap: { name: 'app' } }],
          containers: [{ name: 'store', image: 'grafana/loki:3.5.5', args, volumeMounts: [{ name: 'settings', mountPath: '/etc/loki' }] }],
        }).spec,
      },
    }),
  ],
});

/** A broker that says nothing of copies. */
const unsaid = (replicas: number, roles = 'broker,controller', container: object = {}, env: object[] = []) => kafka(replicas, 'KAFKA_PROCESS_ROLES', roles, 'apache/kafka:3.8.0', {}, { ...container, env: [{ name: 'KAFKA_PROCESS_ROLES', value: roles }, { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }, { name: 'KAFKA_ADVERTISED_LISTENERS', value: 'PLAINTEXT://$(POD_NAME).store:9092' }, ...env] });

export const cases: Cases = {
  broken: [
    kafka(1, FACTOR, '3'),
    kafka(2, 'KAFKA_CFG_DEFAULT_REPLICATION_FACTOR', '3', 'registry.example.org/kafka:3.9.0'),
    loki(1, 3),
    loki(2, 5),
    loki(5, '  10 # zones'),
    { objects: [deployment(), ...kafka(1, FACTOR, '3').objects ?? []] },
    unsaid(1),
    unsaid(2, 'broker', { image: 'confluentinc/cp-kafka:7.9.2' }),
  ],
  sound: [
    kafka(3, FACTOR, '3'),
    unsaid(3),
    unsaid(1, 'broker,controller', {}, [{ name: FACTOR, value: '1' }]),
    unsaid(1, 'broker,controller', { envFrom: [{ configMapRef: { name: 'elsewhere', optional: true } }] }),
    unsaid(1, 'broker,controller', { image: 'bitnamilegacy/kafka:3.8.0' }),
    unsaid(1, 'controller'),
    unsaid(1, 'broker', { args: ['sh', '-c', 'export KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1; exec /etc/kafka/docker/run'] }),
    kafka(1, FACTOR, '1'),
    // Of others it is not known how many there are, and what makes topics is none.
    { objects: [daemonSet(ofContainer({ image: 'apache/kafka:4.1.0', env: [{ name: FACTOR, value: '3' }] }, 'agent'))] },
    kafka(3, FACTOR, '3', undefined, { containers: [{ name: 'exporter', image: 'example/kafka-exporter:1' }] }),
    kafka(1, FACTOR, '1', undefined, { initContainers: [{ name: 'topics', image: 'apache/kafka:4.1.0', command: ['topics'], env: [{ name: FACTOR, value: '3' }] }] }),
    loki(1, '1\n  # replication_factor: 3'),
    kafka(1, 'KAFKA_NUM_PARTITIONS', '3'),
    kafka(1, FACTOR, '3', 'example/kafka-exporter:1'),
    loki(2, 3),
    loki(1, 1),
    loki(1, 3, ['-config.file=/etc/other.yaml']),
  ],
};
