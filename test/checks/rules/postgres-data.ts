import { StatefulDatabase } from '../../../src';
import { Cases } from '../_cases';
import { claim, deployment } from '../_objects';

const database = (image: string, mountPath: string) => deployment({
  spec: {
    replicas: 1,
    strategy: { type: 'Recreate' },
    template: {
      spec: {
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
        containers: [{ name: 'web', image, env: [{ name: 'POSTGRES_HOST_AUTH_METHOD', value: 'trust' }], volumeMounts: [{ name: 'data', mountPath }] }],
      },
    },
  },
});

export const cases: Cases = {
  broken: [{ objects: [claim(), database('postgres:18.1', '/var/lib/postgresql/data')] }],
  sound: [
    { objects: [claim(), database('postgres:18.1', '/var/lib/postgresql')] },
    { objects: [claim(), database('postgres:17.2', '/var/lib/postgresql/data')] },
    { build: tenant => new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '18', storage: '1Gi' }) },
  ],
};
