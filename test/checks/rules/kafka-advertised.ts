import { Cases } from '../_cases';
import { configMap, deployment, headless, ofContainer, ofPod, service, statefulSet } from '../_objects';

const IMAGE = 'registry.example.org/kafka:4.1.0';
const ports = [{ name: 'kafka', containerPort: 9092 }];
const kafka = (env: object, more: object = {}) =>
  deployment({ spec: { replicas: 1, ...ofContainer({ image: IMAGE, ports, ...env, ...more }).spec } });
const told = (value: string, name = 'KAFKA_ADVERTISED_LISTENERS') => ({ env: [{ name, value }] });
const behind = (...targets: Array<string | number>) => ({ ...service(), spec: { selector: { app: 'web' }, ports: (targets.length > 0 ? targets : [9092]).map((targetPort, index) => ({ name: `port-${index}`, port: 9092 + index, targetPort })) } });

const several = (env: object[], container: object = {}, replicas = 3) =>
  statefulSet({ spec: { replicas, ...ofContainer({ image: IMAGE, env, ...container }, 'store').spec } });
const one = (value: string, name = 'KAFKA_ADVERTISED_LISTENERS') => [{ name, value }];
const NAMED = [{ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }, ...one('PLAINTEXT://$(POD_NAME).store:9092')];
const BY_SCRIPT = { command: ['sh', '-c', 'export KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://$HOSTNAME.store:9092; exec /etc/kafka/docker/run'] };

export const cases: Cases = {
  broken: [
    { objects: [kafka(told('PLAINTEXT://localhost:9092')), behind()] },
    { objects: [kafka(told('PLAINTEXT://127.0.0.1:9092,TLS://localhost:9093', 'KAFKA_CFG_ADVERTISED_LISTENERS')), behind('kafka')] },
    { objects: [{ ...configMap(), data: { KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://localhost:9092' } }, kafka({ envFrom: [{ configMapRef: { name: 'app' } }] }), behind()] },
    { objects: [kafka(told('PLAINTEXT://127.0.0.1:9092'), { ports: [...ports, { name: 'metrics', containerPort: 9404 }] }), behind(9404, 9092)] },
    {
      objects: [
        { ...configMap(), data: { KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://localhost:9092' } }, behind(),
        deployment(ofPod({ containers: [{ name: 'web', image: IMAGE, ports, envFrom: [{ configMapRef: { name: 'app' } }] }, { name: 'exporter', image: 'example/exporter:1' }] })),
      ],
    },
    { objects: [headless(), several(one('PLAINTEXT://store.shop.svc.cluster.local:9092'))] },
    { objects: [headless(), several(one('PLAINTEXT://store:9092'), { command: ['sh', '-c', 'export KAFKA_NODE_ID=${HOSTNAME##*-}; exec /etc/kafka/docker/run'] })] },
    { objects: [headless(), several(one('INSIDE://:9092,OUTSIDE://kafka.example.org:9094', 'KAFKA_CFG_ADVERTISED_LISTENERS'))] },
  ],
  sound: [
    { objects: [kafka(told('PLAINTEXT://web:9092')), behind()] },
    // One for who forwards a port.
    { objects: [kafka(told('PLAINTEXT://web:9092,LOCAL://localhost:9093')), behind()] },
    { objects: [kafka(told('LOCAL://localhost:9092,PLAINTEXT://web:9093')), behind()] },
    { objects: [kafka(told('PLAINTEXT://localhost:9092'))] },
    { objects: [kafka(told('PLAINTEXT://localhost:9092'), { ports: [...ports, { name: 'metrics', containerPort: 9404 }] }), behind('metrics')] },
    { objects: [kafka(told('PLAINTEXT://:9092', 'KAFKA_LISTENERS')), behind()] },
    { objects: [headless(), several(NAMED)] },
    { objects: [headless(), several(one('PLAINTEXT://store:9092'), {}, 1)] },
    { objects: [headless(), several(one('PLAINTEXT://:9092'))] },
    { objects: [headless(), several(one('PLAINTEXT://store:9092'), BY_SCRIPT)] },
    { objects: [headless(), several(one('PLAINTEXT://_{HOSTNAME_COMMAND}:9092'))] },
    { objects: [headless(), several(one('PLAINTEXT://store:9092'), { command: ['/opt/start'] })] },
    // A client that is given all of them.
    { objects: [headless(), several(one('PLAINTEXT://store:9092'), { image: 'example/kafka-consumer:1.4.2' })] },
    { objects: [headless(), several([...one('PLAINTEXT://store:9092'), { name: 'KAFKA_PROCESS_ROLES', value: 'controller' }])] },
  ],
};
