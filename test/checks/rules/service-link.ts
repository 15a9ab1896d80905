import { Cases } from '../_cases';
import { deployment, headless, ofPod, service, statefulSet } from '../_objects';

const kafka = (image = 'confluentinc/cp-kafka:7.9.1', more: object = {}, container: object = {}) => deployment(ofPod({ ...more, containers: [{ name: 'kafka', image, ...container }] }), 'kafka');

export const cases: Cases = {
  broken: [
    { objects: [kafka(), service({}, 'kafka')] },
    { objects: [statefulSet(ofPod({ containers: [{ name: 'neo4j', image: 'neo4j:5.26' }] }), 'neo4j'), headless({ spec: { clusterIP: null } }, 'neo4j')] },
  ],
  sound: [
    { objects: [kafka(undefined, { enableServiceLinks: false }), service({}, 'kafka')] },
    { objects: [kafka(undefined, {}, { env: [{ name: 'KAFKA_PORT', value: '' }] }), service({}, 'kafka')] },
    { objects: [kafka(undefined, {}, { command: ['sh', '-c', 'unset KAFKA_PORT; exec /etc/confluent/docker/run'] }), service({}, 'kafka')] },
    { objects: [kafka('apache/kafka:4.0.0'), service({}, 'kafka')] },
    { objects: [kafka(), service({ spec: { selector: { app: 'kafka' } } }, 'broker')] },
    { objects: [kafka(), headless({ spec: { selector: { app: 'kafka' } } }, 'kafka')] },
    { objects: [kafka(), { apiVersion: 'v1', kind: 'Service', metadata: { name: 'kafka' }, spec: { type: 'ExternalName', externalName: 'kafka.example.org' } }] },
  ],
};
