import { Cases } from '../_cases';
import { configMap, deployment, ofContainer, ofPod, service } from '../_objects';

const IMAGE = 'apache/kafka:4.1.0';
const ports = [{ name: 'kafka', containerPort: 9092 }];
const kafka = (env: object, more: object = {}) => deployment(ofContainer({ image: IMAGE, ports, ...env, ...more }));
const told = (value: string, name = 'KAFKA_ADVERTISED_LISTENERS') => ({ env: [{ name, value }] });
const behind = (...targets: Array<string | number>) => ({ ...service(), spec: { selector: { app: 'web' }, ports: (targets.length > 0 ? targets : [9092]).map((targetPort, index) => ({ name: `port-${index}`, port: 9092 + index, targetPort })) } });

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
  ],
  sound: [
    { objects: [kafka(told('PLAINTEXT://web:9092')), behind()] },
    // One for who forwards a port.
    { objects: [kafka(told('PLAINTEXT://web:9092,LOCAL://localhost:9093')), behind()] },
    { objects: [kafka(told('LOCAL://localhost:9092,PLAINTEXT://web:9093')), behind()] },
    { objects: [kafka(told('PLAINTEXT://localhost:9092'))] },
    { objects: [kafka(told('PLAINTEXT://localhost:9092'), { ports: [...ports, { name: 'metrics', containerPort: 9404 }] }), behind('metrics')] },
    { objects: [kafka(told('PLAINTEXT://:9092', 'KAFKA_LISTENERS')), behind()] },
  ],
};
