import { External } from '../../../src';
import { Cases } from '../_cases';
import { configMap, deployment, headless, ofContainer, ofPod, service, statefulSet } from '../_objects';

const pg = { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'orders' }, spec: { instances: 1, storage: { size: '1Gi' } } };

const elsewhere = (value: string) => ({
  platform: { external: [External.namespace('mq')] },
  objects: [deployment(ofContainer({ env: [{ name: 'STORE', value }] })), statefulSet(), headless()].map(object => ({ ...object, metadata: { ...object.metadata, namespace: 'mq' } })),
});

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ env: [{ name: 'API', value: 'http://ap.shop.svc:8080/v1' }] })), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ args: ['--queue=queue.shop.svc.cluster.local'] }))] },
    { objects: [configMap({ data: { 'app.conf': 'api = http://ap.shop.svc/v1\n' } }), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ env: [{ name: 'API', value: 'http://ap:80/v1' }] })), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ env: [{ name: 'CACHE', value: 'redis://cache' }] }))] },
    { objects: [deployment(ofContainer({ env: [{ name: 'URL', value: 'postgresql+asyncpg://db/orders' }] }))] },
    { objects: [deployment(ofContainer({ args: ['until nc -z ap 80; do sleep 1; done'] })), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ args: ['until pg_isready -h db; do sleep 1; done'] }))] },
    { objects: [deployment(ofContainer({ env: [{ name: 'URL', value: 'spark://main:7077' }] }))] },
    { objects: [deployment(ofContainer({ env: [{ name: 'STORE', value: 'store-0.store.shop.svc:8080,store-1.store.shop.svc:8080' }] })), statefulSet(), headless()] },
    { objects: [deployment(ofContainer({ env: [{ name: 'STORE', value: 'store-0.store.shop.svc:8080' }] })), statefulSet({ spec: { ordinals: { start: 1 } } }), headless()] },
    { objects: [deployment(ofContainer({ env: [{ name: 'STORE', value: 'store-0.web.shop.svc:80' }] })), service(), statefulSet(), headless()] },
    { objects: [deployment(ofContainer({ env: [{ name: 'STORE', value: 'store-0.web:8080,store-0.store:8080' }] })), service(), statefulSet(), headless()] },
    { objects: [deployment(ofContainer({ args: ['--store', 'http://store-1.store.shop'] })), statefulSet(), headless()] },
    { objects: [configMap({ data: { 'app.conf': 'server.1=store-0.store:2888:3888\nserver.2=store-1.store:2888:3888\n' } }), statefulSet(), headless()] },
    { objects: [configMap({ data: { 'app.conf': 'a = 1 # as ever\nurl = http://old.shop.svc:80 # was http://older.shop.svc\n' } })] },
    { objects: [pg, deployment(ofContainer({ env: [{ name: 'PGHOST', value: 'orders-primary' }] }))] },
    { objects: [pg, deployment(ofContainer({ env: [{ name: 'DB_HOST', value: 'orders' }] }))] },
    // Also where the namespace is somebody else's.
    elsewhere('store-0.store:8080,store-1.store:8080'),
  ],
  sound: [
    elsewhere('store-0.store:8080'),
    elsewhere('other-1.store:8080'),
    { objects: [deployment(ofContainer({ env: [{ name: 'STORE', value: 'store-0.store:8080,1@store-1.store.shop:8080' }, { name: 'LOG', value: '/var/log/store-7.log store-7.log' }] })), statefulSet({ spec: { replicas: 2 } }), headless()] },
    { objects: [deployment(ofContainer({ env: [{ name: 'STORE', value: 'store-7.example.org:8080 other-7.store:8080' }, { name: 'NO_PROXY', value: 'store-7.store' }] })), statefulSet(), headless()] },
    { objects: [configMap({ data: { 'app.conf': '# server.2=store-1.store:2888\n' } }), deployment(ofContainer({ args: ['store-0.web:80'] })), service({ spec: { selector: null } }), statefulSet(), headless()] },
    { objects: [deployment(ofContainer({ args: ['until nc -z localhost 80 && pg_isready -h db.example.org && redis-cli -h $CACHE ping; do sleep 1; done'], env: [{ name: 'USAGE', value: 'nc -z db 5432' }] }))] },
    { objects: [pg, deployment(ofContainer({ env: [{ name: 'PGHOST', value: 'orders-rw' }, { name: 'CACHE_HOST', value: 'elsewhere' }, { name: 'HOST', value: 'orders-x' }] }))] },
    { objects: [configMap({ data: { 'app.conf': '# was: http://old.shop.svc:80\n; and http://older.shop.svc\nurl = http://%s.shop.svc\n' } })] },
    { objects: [deployment(ofContainer({ env: [{ name: 'NO_PROXY', value: 'a.shop.svc' }, { name: 'FORMAT', value: 'http://%(name)s.shop.svc http://%d-x.shop.svc http://:name.shop.svc' }] }))] },
    { objects: [deployment(ofContainer({ env: [{ name: 'PROMETHEUS', value: 'http://prometheus-operated.shop.svc:9090' }] })), { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'main' }, spec: {} }] },
    { objects: [deployment(ofContainer({ env: [{ name: 'STORE', value: 'store-0.store.shop.svc:8080,store-1.store.shop.svc:8080' }] })), statefulSet({ spec: { replicas: 2 } }), headless()] },
    { objects: [deployment(ofContainer({ env: [{ name: 'STORE', value: 'other-7.store.shop.svc:8080' }] })), statefulSet(), headless()] },
    { objects: [deployment(ofContainer({ env: [{ name: 'API', value: 'http://api.shop.svc:80/v1' }] })), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofContainer({ env: [{ name: 'API', value: 'http://api' }, { name: 'SELF', value: 'http://localhost:8080' }, { name: 'DATE', value: 'at:12' }] })), deployment({}, 'api'), service({}, 'api')] },
    { objects: [deployment(ofPod({ hostAliases: [{ ip: '192.0.2.7', hostnames: ['legacy'] }], containers: [{ name: 'web', env: [{ name: 'OLD', value: 'http://legacy/v1' }] }] }))] },
    { objects: [deployment(ofContainer({ args: ['--web.external-url=http://alerts/'] }))] },
    // What is a name there, and not a host.
    { objects: [deployment(ofContainer({ args: ['s3://backups/daily', 'vault://database'], env: [{ name: 'URL', value: 'mongodb+srv://cluster0/orders' }, { name: 'SENTINEL', value: 'redis+sentinel://main' }] }))] },
    // What is in a namespace that is not the program's, it cannot know.
    { objects: [deployment(ofContainer({ env: [{ name: 'MAIL', value: 'smtp.mail.svc:25' }] }))] },
    { objects: [deployment(ofContainer({ env: [{ name: 'MAIL', value: 'smtp.shop.svc:25' }] }))], platform: { external: [External.service('smtp', { namespace: 'shop' })] } },
  ],
};
