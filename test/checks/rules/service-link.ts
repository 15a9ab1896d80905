import { Cases } from '../_cases';
import { claim, deployment, headless, ofPod, service } from '../_objects';

const kafka = (image = 'confluentinc/cp-kafka:7.9.1', more: object = {}, container: object = {}) => deployment(ofPod({ ...more, containers: [{ name: 'kafka', image, ...container }] }), 'kafka');

const neo4j = (image: string, more: object = {}) => [
  claim(), service({}, 'neo4j'),
  deployment({
    spec: {
      replicas: 1,
      strategy: { type: 'Recreate' },
      ...ofPod({
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
        containers: [{ name: 'neo4j', image, volumeMounts: [{ name: 'data', mountPath: '/data' }], ...more }],
      }).spec,
    },
  }, 'neo4j'),
];

const authelia = (more: object = {}, name = 'authelia') => [deployment(ofPod({ ...more, containers: [{ name, image: 'ghcr.io/authelia/authelia:4.38.8' }] }), name), service({}, name)];

export const cases: Cases = {
  broken: [
    { objects: [kafka(), service({}, 'kafka')] },
    { objects: neo4j('neo4j:5.26') },
    { objects: authelia() },
  ],
  sound: [
    { objects: [kafka(undefined, { enableServiceLinks: false }), service({}, 'kafka')] },
    { objects: [kafka(undefined, {}, { env: [{ name: 'KAFKA_PORT', value: '' }] }), service({}, 'kafka')] },
    { objects: [kafka(undefined, {}, { command: ['sh', '-c', 'unset KAFKA_PORT; exec /etc/confluent/docker/run'] }), service({}, 'kafka')] },
    { objects: [kafka(undefined, {}, { args: ['sh', '-c', 'unset KAFKA_PORT; exec run'] }), service({}, 'kafka')] },
    { objects: neo4j('neo4j:5.26', { env: [{ name: 'NEO4J_server_config_strict__validation_enabled', value: 'false' }] }) },
    { objects: neo4j('neo4j:4.4') },
    { objects: authelia({ enableServiceLinks: false }) },
    { objects: authelia({}, 'login') },
    { objects: [kafka('apache/kafka:4.0.0'), service({}, 'kafka')] },
    { objects: [kafka(), service({ spec: { selector: { app: 'kafka' } } }, 'broker')] },
    { objects: [kafka(), headless({ spec: { selector: { app: 'kafka' } } }, 'kafka')] },
    { objects: [kafka(), { apiVersion: 'v1', kind: 'Service', metadata: { name: 'kafka' }, spec: { type: 'ExternalName', externalName: 'kafka.example.org' } }] },
  ],
};
