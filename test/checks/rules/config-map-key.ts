import { External } from '../../../src';
import { Cases } from '../_cases';
import { configMap, deployment, ofContainer, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'app', key: 'app.cfg' } } }] })), configMap()] },
    { objects: [deployment(ofPod({ volumes: [{ name: 'config', configMap: { name: 'app', items: [{ key: 'other', path: 'a' }] } }] })), configMap()] },
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'given', key: 'b' } } }] }))], platform: { external: [External.configMap('given', { keys: ['a'] })] } },
  ],
  sound: [
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'app', key: 'ca-bundle.crt' } } }] })), configMap({ metadata: { labels: { 'config.openshift.io/inject-trusted-cabundle': 'true' } }, data: null })] },
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'app', key: 'any' } } }] })), configMap({ metadata: { annotations: { 'replicator.v1.mittwald.de/replicate-from': 'other/app' } }, data: null })] },
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'app', key: 'app.conf' } } }] })), configMap()] },
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'app', key: 'raw' } } }] })), configMap({ binaryData: { raw: 'AA==' } })] },
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'given', key: 'b' } } }] }))], platform: { external: [External.configMap('given')] } },
  ],
  proof: { appears: "couldn't find key app.cfg in ConfigMap" },
};
