import { ApiObject } from 'cdk8s';
import { Tenant } from '../../../src';
import { Cases } from '../_cases';
import { claim, configMap, DATA, deployment, ofContainer, ofPod, service } from '../_objects';

const runs = (command: string[], more: object = {}) => [deployment(ofContainer({ image: 'example/shop:1.4.2', command, ...more })), service()];
const told = (name: string, value: string, more: object = {}) => [deployment(ofContainer({ image: 'example/shop:1.4.2', env: [{ name, value }], ...more })), service()];
const PROXY = { name: 'proxy', image: 'example/proxy:1.0.0', args: ['--to', '127.0.0.1:8080'] };

const LOCAL = ofContainer({ command: ['gunicorn', '--bind=127.0.0.1:8080', 'shop.wsgi'] });
const SIDECAR = { apiVersion: 'networking.istio.io/v1', kind: 'Sidecar', metadata: { name: 'web' }, spec: { ingress: [{ port: { number: 8080, protocol: 'HTTP', name: 'http' }, defaultEndpoint: '127.0.0.1:8080' }] } };

/** A Redis with a file of settings. */
const redis = (text: string, ...args: string[]) => redisBy(text, { args: ['/etc/redis/redis.conf', ...args] });
const redisBy = (text: string, container: object) => [{ ...configMap(), data: { 'redis.conf': text } }, service(), deployment(ofPod({
  volumes: [{ name: 'settings', configMap: { name: 'app' } }],
  containers: [{ name: 'web', image: 'redis:8.2.1', volumeMounts: [{ name: 'settings', mountPath: '/etc/redis' }], ...container }],
}))];

const asked = (port: number) => ({ ...service(), spec: { selector: { app: 'web' }, ports: [{ name: 'mqtt', port, targetPort: port }] } });

/** A Mosquitto with a file of settings. */
const mosquitto = (text: string, container: object = {}, port = 1883) => [{ ...configMap(), data: { 'mosquitto.conf': text } }, asked(port), deployment(ofPod({
  volumes: [{ name: 'settings', configMap: { name: 'app' } }],
  containers: [{
    name: 'web',
    image: 'eclipse-mosquitto:2.0.22',
    ports: [{ name: 'mqtt', containerPort: port }],
    readinessProbe: { httpGet: null, tcpSocket: { port } },
    volumeMounts: [{ name: 'settings', mountPath: '/mosquitto/config' }],
    ...container,
  }],
}))];

/** A ClickHouse with a file of settings. */
const clickhouse = (text: string, mount: object = {}, container: object = {}) => [claim(), configMap({ data: { 'app.conf': null, 'logging.xml': text } }), asked(8123), deployment({
  spec: {
    replicas: 1,
    strategy: { type: 'Recreate' },
    ...ofPod({
      volumes: [DATA, { name: 'settings', configMap: { name: 'app' } }],
      containers: [{
        name: 'web',
        image: 'clickhouse/clickhouse-server:24.8.14',
        ports: [{ name: 'http', containerPort: 8123 }, { $patch: 'delete', containerPort: 8080 }],
        readinessProbe: { httpGet: null, tcpSocket: { port: 8123 } },
        volumeMounts: [{ name: 'data', mountPath: '/var/lib/clickhouse' }, { name: 'settings', mountPath: '/etc/clickhouse-server/config.d', ...mount }],
        ...container,
      }],
    }).spec,
  },
})];
const LOGGING = '<clickhouse><logger><level>information</level></logger></clickhouse>';

/** A database with a file of settings. */
function database(image: string, file: string, text: string, container: object, port: number) {
  const [data, settings] = file.endsWith('.cnf') ? ['/var/lib/mysql', '/etc/mysql/conf.d'] : ['/var/lib/postgresql/data', '/etc/postgresql'];
  const pod = ofPod({
    volumes: [DATA, { name: 'settings', configMap: { name: 'app' } }],
    containers: [{
      name: 'web',
      image,
      ports: [{ name: 'sql', containerPort: port }],
      readinessProbe: { httpGet: null, tcpSocket: { port } },
      volumeMounts: [{ name: 'data', mountPath: data }, { name: 'settings', mountPath: settings }],
      ...container,
    }],
  });
  const server = deployment({ spec: { replicas: 1, strategy: { type: 'Recreate' }, ...pod.spec } });
  return [claim(), { ...configMap(), data: { [file]: text } }, asked(port), server];
}

const BY_FILE = ['-c', 'config_file=/etc/postgresql/postgresql.conf'];
const env = [{ name: 'POSTGRES_HOST_AUTH_METHOD', value: 'scram-sha-256' }];
const postgres = (text: string, ...more: string[]) => database('postgres:17.5', 'postgresql.conf', text, { args: [...BY_FILE, ...more], env }, 5432);
const mysql = (text: string, container: object = {}) =>
  database('mysql:8.4.5', 'shop.cnf', text, { env: [{ name: 'MYSQL_RANDOM_ROOT_PASSWORD', value: 'yes' }], ...container }, 3306);

const at = (port: number, command: string[], more: object = {}) => [deployment(ofContainer({ image: 'example/shop:1.4.2', command, ports: [{ name: 'app', containerPort: port }], readinessProbe: { httpGet: { port } }, ...more })), { ...service(), spec: { selector: { app: 'web' }, ports: [{ name: 'app', port: 80, targetPort: port }] } }];

export const cases: Cases = {
  broken: [
    { objects: runs(['gunicorn', '--bind=127.0.0.1:8080', 'shop.wsgi']) },
    { objects: runs(['gunicorn', '-w', '4', '-b', 'localhost:8080', 'shop.wsgi']) },
    { objects: runs(['uvicorn', 'shop:app', '--host', '127.0.0.1', '--port', '8080']) },
    { objects: runs(['sh', '-c', 'exec python -m flask run --host=127.0.0.1']) },
    { objects: runs(['python', 'manage.py', 'runserver', '127.0.0.1:8080']) },
    { objects: told('HOST', '127.0.0.1') },
    { objects: [{ ...configMap(), data: { ASPNETCORE_URLS: 'http://localhost:8080' } }, deployment(ofContainer({ image: 'example/shop:1.4.2', envFrom: [{ configMapRef: { name: 'app' } }] })), service()] },
    { objects: redis('port 8080\nbind 127.0.0.1  -::1\n') },
    { objects: redis('bind 127.0.0.1\n', '--port', '8080') },
    { objects: redisBy('port 8080\nbind localhost\n# include more\n#include /etc/more.conf\n', { image: 'example/cache:1', command: ['/usr/bin/redis-server', '/etc/redis/redis.conf'] }) },
    { objects: redisBy('port 8080\nbind ::1\n', { command: ['sh', '-c', 'exec valkey-server /etc/redis/redis.conf'] }) },
    { objects: mosquitto('allow_anonymous true\n# Its port is 1883.\n#port 1883\n#listener 1883\n', { command: ['mosquitto', '-c', '/mosquitto/config/mosquitto.conf'] }) },
    { objects: mosquitto('  listener  8883  127.0.0.1\n', {}, 8883) },
    { objects: mosquitto('listener 1883\n', { volumeMounts: [{ $patch: 'delete', mountPath: '/mosquitto/config' }, { name: 'settings', mountPath: '/mosquitto/data' }] }) },
    { objects: runs(['jupyter', 'lab', '--ip=127.0.0.1']) },
    { objects: runs(['jupyter-notebook', '--ip=127.0.0.1']) },
    { objects: runs(['sh', '-c', 'exec gunicorn --bind=127.0.0.1:8080 shop.wsgi\n']) },
    { objects: [{ ...configMap(), data: { host: 'localhost' } }, ...runs(['/shop'], { env: [{ name: 'MODE', value: 'a' }, { name: 'HOST', valueFrom: { configMapKeyRef: { name: 'app', key: 'host' } } }] })] },
    { objects: [deployment(LOCAL), service({ spec: { ports: [{ name: 'metrics', port: 9090, targetPort: 9090 }] } })] },
    { objects: [deployment(ofPod({ initContainers: [{ name: 'wait', image: 'example/wait:1.0.0' }], ...LOCAL.spec.template.spec })), service(), { ...SIDECAR, spec: { egress: [{ hosts: ['./*'] }] } }] },
    { objects: [deployment(LOCAL), service()].map(each => ({ ...each, metadata: { ...each.metadata, namespace: 'default' } })) },
    { objects: postgres('max_connections = 200\n#listen_addresses = \'*\'\n') },
    { objects: postgres('listen_addresses = \'localhost\'   # of this host\n') },
    { objects: postgres('include_dir \'conf.d\'\n', '-c', 'listen_addresses=127.0.0.1') },
    { objects: mysql('[client]\nport=3306\n[mysqld]\nbind-address = 127.0.0.1\n') },
    { objects: at(8000, ['gunicorn', 'shop.wsgi:application', '--workers', '4']) },
    { objects: at(8080, ['python', '-m', 'uvicorn', 'shop:app', '--port', '8080']) },
    { objects: at(5000, ['sh', '-c', 'exec flask --app shop run']) },
    { objects: at(8000, ['python', 'manage.py', 'runserver']) },
    { objects: clickhouse(LOGGING) },
    { objects: clickhouse(LOGGING, { mountPath: '/etc/clickhouse-server' }) },
    { objects: at(27017, ['mongod', '--bind_ip', 'localhost'], { ports: [{ name: 'app', containerPort: 27017 }, { $patch: 'delete', containerPort: 8080 }] }) },
    { objects: at(27017, ['mongod', '--replSet', 'rs0'], { image: 'mongo:7.0.21' }) },
  ],
  sound: [
    { objects: at(27017, ['mongod', '--replSet', 'rs0', '--bind_ip_all'], { image: 'mongo:7.0.21' }) },
    { objects: at(27017, ['mongod', '--replSet', 'rs0'], { image: 'mongo:3.4' }) },
    { objects: at(27017, ['mongod', '--bind_ip', 'localhost,mongo-0.mongo']) },
    { objects: at(27017, ['mongod', '--config', '/etc/mongod.conf'], { image: 'mongo:7.0.21' }) },
    { objects: [deployment(ofContainer({ image: 'example/shop:1.4.2', args: ['mongod', '--replSet', 'rs0'], ports: [{ name: 'app', containerPort: 27017 }] })), asked(27017)] },
    { objects: clickhouse('<clickhouse><listen_host>0.0.0.0</listen_host></clickhouse>') },
    { objects: clickhouse(LOGGING, { mountPath: '/etc/clickhouse-server/config.d/logging.xml', subPath: 'logging.xml' }) },
    { objects: clickhouse(LOGGING, { mountPath: '/etc/clickhouse-server/users.d' }) },
    { objects: clickhouse(LOGGING, {}, { args: ['--config-file=/etc/own.xml'] }) },
    { objects: postgres('listen_addresses = \'*\'\n') },
    { objects: at(8000, ['gunicorn', 'shop.wsgi:application', '-c', '/etc/gunicorn.conf.py']) },
    { objects: at(8000, ['gunicorn', 'shop.wsgi:application'], { env: [{ name: 'GUNICORN_CMD_ARGS', value: '--workers=4' }] }) },
    { objects: at(8080, ['gunicorn', 'shop.wsgi:application']) },
    { objects: at(8000, ['uvicorn', 'shop:app', '--host', '0.0.0.0']) },
    { objects: at(8000, ['uvicorn', 'shop:app'], { env: [{ name: 'UVICORN_HOST', value: '0.0.0.0' }] }) },
    { objects: at(5000, ['sh', '-c', 'flask run --debug $ARGS']) },
    { objects: at(8000, ['python', 'manage.py', 'runserver', '[::]:8000']) },
    { objects: at(8000, ['celery', '-A', 'shop', 'worker']) },
    { objects: postgres('max_connections = 200\n', '-c', 'listen_addresses=*') },
    { objects: postgres('max_connections = 200\n', '-h', '0.0.0.0') },
    // Somebody does not want it to be found.
    { objects: postgres('max_connections = 200\n', '-c', 'listen_addresses=') },
    { objects: postgres('include_if_exists \'more.conf\'\n') },
    { objects: postgres('port = 5433\n') },
    { objects: database('example/database:1', 'postgresql.conf', 'max_connections = 200\n', { args: BY_FILE }, 5432) },
    { objects: mysql('[mysqld]\nbind-address = *\n') },
    { objects: mysql('[client]\nbind-address = 127.0.0.1\n') },
    { objects: mysql('[mysqld]\nbind-address = 127.0.0.1\n', { args: ['--bind-address=*'] }) },
    { objects: mosquitto('listener 1883\nallow_anonymous true\n') },
    { objects: mosquitto('listener 9001 127.0.0.1\nlistener 1883 0.0.0.0\n') },
    { objects: mosquitto('listener 1883 127.0.0.1\nlistener 1883 192.0.2.7\n') },
    { objects: mosquitto('listener 1883 mqtt.localhost\n') },
    { objects: mosquitto('listener 1883 localhost.example.org\n') },
    { objects: mosquitto('port 1883\n') },
    { objects: mosquitto('listener 1883\n', { image: 'example/eclipse-mosquitto:2.0.22', volumeMounts: [{ $patch: 'delete', mountPath: '/mosquitto/config' }] }) },
    { objects: mosquitto('listener 1883\n', { command: ['/start'], volumeMounts: [{ $patch: 'delete', mountPath: '/mosquitto/config' }] }) },
    { objects: mosquitto('include_dir /mosquitto/more\n') },
    { objects: mosquitto('allow_anonymous true\n', { image: 'eclipse-mosquitto:1.6.15' }) },
    { objects: mosquitto('allow_anonymous true\n', { command: ['mosquitto', '-p', '1883'] }) },
    { objects: mosquitto('allow_anonymous true\n', { command: ['mosquitto', '-c', '/mosquitto/other.conf'] }) },
    { objects: redis('port 8080\n# bind 127.0.0.1\nbind * -::*\n') },
    { objects: redis('port 8080\nbind 127.0.0.1 10.0.0.1\n') },
    { objects: redis('bind 127.0.0.1\n') },
    { objects: redis('port 8080\n') },
    // This is no file of its settings.
    ...[{ image: 'example/cache:1', args: ['/etc/redis/redis.conf', 'localhost'] }, { command: ['cat'], args: ['/etc/redis/redis.conf'] }, { args: ['--loglevel', 'debug', '/etc/redis/redis.conf'] }, { command: ['my-redis-server', '/etc/redis/redis.conf'] }]
      .map(container => ({ objects: redisBy('port 8080\nbind 127.0.0.1\n', container) })),
    { objects: redis('port 8080\nbind 127.0.0.1\nbind 192.0.2.7\n') },
    { objects: redis('port 8080\nbind redis.localhost\n') },
    { objects: redis('port 8080\nbind localhost.example.org\n') },
    { objects: redis('port 8080\nbind 127.0.0.1\n', '--bind', '*') },
    { objects: redis('port 8080\nbind 127.0.0.1\n', '--bind', '0.0.0.0') },
    { objects: runs(['gunicorn', '--bind=0.0.0.0:8080', 'shop.wsgi']) },
    { objects: runs(['gunicorn', '--bind=127.0.0.1:8000', '--bind=0.0.0.0:8080', 'shop.wsgi']) },
    // Of another port than the Service's.
    { objects: runs(['/shop', '--bind=127.0.0.1:9000']) },
    { objects: [deployment(LOCAL)] },
    { objects: [deployment(LOCAL), deployment({}, 'other'), service({}, 'other')] },
    { objects: [deployment(ofPod({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet', ...LOCAL.spec.template.spec })), service()] },
    // Of one port or the other.
    { objects: runs(['uvicorn', 'shop:app', '--host', '127.0.0.1'], { ports: [{ name: 'metrics', containerPort: 9090 }] }) },
    { objects: [deployment(ofPod({ containers: [{ name: 'web', command: ['uvicorn', 'shop:app', '--host', '127.0.0.1'] }, PROXY] })), service()] },
    { objects: runs(['sh', '-c', 'gunicorn --bind=127.0.0.1:8080 shop.wsgi & exec nginx']) },
    // Whom it asks, and where it is told to listen by a word.
    { objects: runs(['/exporter', '--host=127.0.0.1']) },
    { objects: told('HOST', '127.0.0.1', { args: ['--host=0.0.0.0'] }) },
    { objects: told('OLLAMA_HOST', 'ollama.localhost') },
    { objects: told('HOST', 'localhost.example.org') },
    { objects: [deployment({ spec: { template: { metadata: { annotations: { 'linkerd.io/inject': 'enabled' } }, ...LOCAL.spec.template } } }), service()] },
    { objects: [deployment(LOCAL), service(), SIDECAR] },
    {
      build: (_, platform) => {
        const meshed = new Tenant(platform, 'meshed', { podSecurity: 'privileged', annotations: { 'linkerd.io/inject': 'enabled' } });
        for (const { kind, ...object } of [deployment(LOCAL), service()]) new ApiObject(meshed, kind, { kind, ...object });
      },
    },
  ],
};
