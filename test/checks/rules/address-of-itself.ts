import { Cases } from '../_cases';
import { deployment, ofContainer, ofPod } from '../_objects';

const told = (name: string, value: string) => ({ objects: [deployment(ofContainer({ env: [{ name, value }] }))] });

const PROXY = { name: 'proxy', image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.18.0', args: ['--port=5432', 'shop:europe-west1:shop'] };
const MIGRATE = { name: 'migrate', image: 'example/shop:1.4.2', command: ['/bin/migrate', 'up'], env: [{ name: 'DB_HOST', value: '127.0.0.1' }] };
const starts = (init: object[], ...beside: object[]) => ({ objects: [deployment(ofPod({ containers: [{ name: 'web' }, ...beside], initContainers: init }))] });
const ALWAYS = { restartPolicy: 'Always' };

export const cases: Cases = {
  broken: [
    told('DATABASE_URL', 'postgres://app@localhost:5432/shop'),
    told('DB_HOST', '127.0.0.1'),
    told('API', 'http://host.docker.internal:3000'),
    starts([MIGRATE], PROXY),
    starts([{ ...MIGRATE, env: [{ name: 'DATABASE_URL', value: 'postgres://app@localhost:5432/shop' }] }], { ...PROXY, image: 'example/proxy:1.0.0' }),
    starts([{ name: 'wait', image: 'busybox:1.36.1', command: ['sh', '-c', 'until nc -z 127.0.0.1 5432; do sleep 1; done'] }], PROXY),
    starts([MIGRATE, { ...PROXY, ...ALWAYS }], { name: 'beside', image: 'example/other:1.0.0' }),
  ],
  sound: [
    starts([{ ...PROXY, ...ALWAYS }, MIGRATE]),
    starts([{ ...PROXY, ...ALWAYS }, MIGRATE], { name: 'beside', image: 'example/other:1.0.0' }),
    starts([{ ...MIGRATE, command: ['sh', '-c', 'cloud-sql-proxy shop:europe-west1:shop & sleep 2; migrate up'] }], PROXY),
    // What the program has, and what is no question.
    starts([{ ...MIGRATE, name: 'assets', command: ['cp', '-r', '/assets', '/srv'] }], PROXY),
    starts([{ ...MIGRATE, env: [{ name: 'DB_HOST', value: 'db.example.org' }] }], PROXY),
    told('SELF', 'http://localhost:8080'),
    told('DB_HOST', 'db.example.org'),
    { objects: [deployment(ofPod({ containers: [{ name: 'web', env: [{ name: 'DB_HOST', value: 'localhost' }] }, { name: 'proxy', image: 'registry.example.org/proxy:1' }] }))] },
  ],
};
