import { External } from '../../../src';
import { Cases } from '../_cases';
import { claim, deployment } from '../_objects';

const database = (image: string, change: object = {}) => deployment({
  spec: {
    replicas: 1,
    strategy: { type: 'Recreate' },
    template: {
      spec: {
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
        containers: [{ name: 'web', image, volumeMounts: [{ name: 'data', mountPath: image.startsWith('postgres') ? '/var/lib/postgresql/data' : '/var/lib/mysql' }], ...change }],
      },
    },
  },
});
const password = (name: string) => ({ env: [{ name, valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }] });
const platform = { external: [External.secret('db', { namespace: 'shop' })] };

export const cases: Cases = {
  broken: [
    { objects: [claim(), database('postgres:17.2')] },
    { objects: [claim(), database('mysql:8.4.3', password('MYSQL_PASSWORD'))], platform },
  ],
  sound: [
    { objects: [claim(), database('postgres:17.2', password('POSTGRES_PASSWORD'))], platform },
    { objects: [claim(), database('mariadb:11.4.4', password('MARIADB_ROOT_PASSWORD'))], platform },
    { objects: [claim(), database('postgres:17.2', { envFrom: [{ secretRef: { name: 'db' } }] })], platform },
    { objects: [claim(), database('postgres:17.2', { command: ['postgres'] })] },
  ],
};
