import { External } from '../../../src';
import { Cases } from '../_cases';
import { claim, deployment, keeping } from '../_objects';

const database = (image: string, change: object = {}) => deployment(keeping(image.startsWith('postgres') ? '/var/lib/postgresql/data' : '/var/lib/mysql', { image, ...change }));
const password = (name: string) => ({ env: [{ name, valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }] });
const platform = { external: [External.secret('db', { namespace: 'shop' })] };

const NODE = { name: 'RABBITMQ_NODENAME', value: 'rabbit@localhost' };
const broker = (env: object[], change: object = {}) => database('rabbitmq:4.1.4-management', { env: [NODE, ...env], volumeMounts: [{ name: 'data', mountPath: '/var/lib/rabbitmq' }], ...change });
const WATERMARK = { name: 'RABBITMQ_VM_MEMORY_HIGH_WATERMARK', value: '0.6' };
const root = (image: string) => database(image, { env: [{ name: 'MYSQL_USER', value: 'root' }, ...password('MYSQL_ROOT_PASSWORD').env] });

export const cases: Cases = {
  broken: [
    { objects: [claim(), database('postgres:17.2')] },
    { objects: [claim(), database('mysql:8.4.3', password('MYSQL_PASSWORD'))], platform },
    { objects: [claim(), broker([WATERMARK])] },
    { objects: [claim(), broker([{ name: 'RABBITMQ_DEFAULT_PASS_FILE', valueFrom: { secretKeyRef: { name: 'db', key: 'file' } } }, { name: 'RABBITMQ_SSL_VERIFY', value: 'verify_none' }])], platform },
    { objects: [claim(), root('mysql:8.4.3')], platform },
  ],
  sound: [
    { objects: [claim(), database('postgres:17.2', password('POSTGRES_PASSWORD'))], platform },
    { objects: [claim(), database('mariadb:11.4.4', password('MARIADB_ROOT_PASSWORD'))], platform },
    { objects: [claim(), database('postgres:17.2', { envFrom: [{ secretRef: { name: 'db' } }] })], platform },
    { objects: [claim(), database('postgres:17.2', { command: ['postgres'] })] },
    { objects: [claim(), broker([{ name: 'RABBITMQ_DEFAULT_USER', value: 'shop' }, { name: 'RABBITMQ_DEFAULT_VHOST', value: '/' }, { ...WATERMARK, value: '' }])] },
    { objects: [claim(), broker([WATERMARK], { image: 'rabbitmq:3.8.34' })] },
    { objects: [claim(), broker([WATERMARK], { image: 'example/rabbitmq:4.1.4' })] },
    { objects: [claim(), broker([WATERMARK], { command: ['rabbitmq-server'] })] },
    { objects: [claim(), root('mysql:8.0.22')], platform },
    { objects: [claim(), database('mysql:8.4.3', { env: [{ name: 'MYSQL_USER', value: 'shop' }, ...password('MYSQL_ROOT_PASSWORD').env] })], platform },
  ],
};
