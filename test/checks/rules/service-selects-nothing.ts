import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, headless, service, statefulSet } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service({ spec: { selector: { app: 'wbe' } } })] },
    { objects: [deployment(), service({ spec: { selector: { app: 'wbe', role: 'master' } } })] },
    { objects: [deployment({ metadata: { namespace: 'default' } }), service()] },
  ],
  sound: [
    { objects: [deployment(), service()] },
    { objects: [service({ spec: { selector: null } })] },
    { objects: [service({ spec: { type: 'ExternalName', selector: null, externalName: 'db.example.org', ports: null } })] },
    { objects: [service({ spec: { selector: { app: 'made-elsewhere' } } })], platform: { external: [External.pods({ app: 'made-elsewhere' })] } },
    { objects: [{ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'orders' }, spec: { instances: 3 } }, service({ spec: { selector: { 'app': null, 'cnpg.io/cluster': 'orders' } } })] },
    // Who leads, a program says of its own pod.
    { objects: [statefulSet(), headless(), service({ spec: { selector: { app: 'store', role: 'master' } } }, 'store-leader')] },
  ],
};
