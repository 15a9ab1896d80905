import { External } from '../../../src';
import { Manifest } from '../../_synth';
import { Case, Cases } from '../_cases';
import { configMap, deployment, ofContainer } from '../_objects';

const AIRFLOW = 'apache/airflow:2.10.5';
const FROM = { valueFrom: { secretKeyRef: { name: 'airflow', key: 'connection' } } };
const process = (name: string, key: object, more: object[] = [{ name: 'AIRFLOW__DATABASE__SQL_ALCHEMY_CONN', ...FROM }], image = AIRFLOW) => deployment(ofContainer({
  image, args: [name], env: [{ name: 'AIRFLOW__CORE__FERNET_KEY', ...key }, ...more], ports: [{ $patch: 'delete', containerPort: 8080 }], readinessProbe: null,
}, name), name);
const laravel = (name: string, value: string, database = 'shop') => deployment(ofContainer({
  image: 'example/shop:1.4.2', env: [{ name: 'APP_KEY', value }, { name: 'DB_HOST', value: 'db.example.org' }, { name: 'DB_DATABASE', value: database }],
}, name), name);
const django = (name: string, value: string) => deployment(ofContainer({
  image: 'example/shop:1.4.2', env: [{ name: 'DJANGO_SECRET_KEY', value }, { name: 'DATABASE_HOST', value: 'db.example.org' }],
}, name), name);
const of = (...objects: Manifest[]): Case => ({ objects, platform: { external: [External.secret('airflow', { namespace: 'shop' })], rules: { 'secret-in-plain-sight': 'off' } } });
const OWN = { value: '81HqDtbqAywKSOumSha3BhWNOdQ26slT6K0YaZeZyPs=' };
const OTHER = { value: 'Zp0dJ2VdO0ZVkS2l0hWg2m8X1dB4nq3m6m1mKkq9i5Y=' };

export const cases: Cases = {
  broken: [
    of(process('webserver', OWN), process('scheduler', OTHER)),
    of(process('webserver', OWN), process('scheduler', OTHER, undefined, 'apache/airflow:2.10.4')),
    of(laravel('web', 'base64:one'), laravel('queue', 'base64:two')),
    of(django('web', 'one'), django('worker', 'two')),
    of(process('webserver', OWN), configMap({ data: { 'app.conf': null, 'key': OTHER.value } }), process('scheduler', { valueFrom: { configMapKeyRef: { name: 'app', key: 'key' } } })),
  ],
  sound: [
    of(process('webserver', OWN), process('scheduler', OWN)),
    of(process('webserver', OWN), process('scheduler', FROM)),
    of(process('webserver', OWN), process('scheduler', { value: '${FERNET_KEY}' })),
    of(process('webserver', OWN), process('scheduler', { value: '<the key>' })),
    of(process('webserver', OWN), process('scheduler', { value: '' })),
    // Two of them, each with a database of its own.
    of(process('webserver', OWN), process('scheduler', OTHER, [{ name: 'AIRFLOW__DATABASE__SQL_ALCHEMY_CONN', valueFrom: { secretKeyRef: { name: 'airflow', key: 'other' } } }])),
    of(process('webserver', OWN, []), process('scheduler', OTHER, [])),
    of(laravel('web', 'base64:one'), laravel('staging', 'base64:two', 'staging')),
    of(process('webserver', OWN), process('scheduler', OTHER, undefined, 'example/other:2.10.5')),
  ],
};
