import { Cases } from '../_cases';
import { configMap, deployment, ofContainer, ofPod } from '../_objects';

const limited = (change: object) => ({ objects: [deployment(ofContainer({ resources: { requests: { memory: '512Mi' }, limits: { memory: '512Mi' } }, ...change }))] });

/** A Redis with a file of settings. */
const redis = (text: string, change: object = {}) => [{ ...configMap(), data: { 'redis.conf': text } }, deployment(ofPod({
  volumes: [{ name: 'settings', configMap: { name: 'app' } }],
  containers: [{
    name: 'web', image: 'redis:8.2.1', args: ['/etc/redis/redis.conf'], volumeMounts: [{ name: 'settings', mountPath: '/etc/redis' }], resources: { limits: { memory: '64Mi' } }, ...change,
  }],
}))];

const shared = (data: object) => configMap({ data: { 'app.conf': null, ...data } });
const memcached = (args: string[]) => deployment(ofContainer({ image: 'memcached:1.6.31-alpine', args, resources: { limits: { memory: '64Mi' } } }));

export const cases: Cases = {
  broken: [
    limited({ env: [{ name: 'JAVA_TOOL_OPTIONS', value: '-Xms256m -Xmx1g' }] }),
    limited({ command: ['java', '-Xmx512m', '-jar', 'app.jar'] }),
    limited({ env: [{ name: 'NODE_OPTIONS', value: '--max-old-space-size=2048' }] }),
    limited({ env: [{ name: 'GOMEMLIMIT', value: '1GiB' }] }),
    { objects: [deployment(ofContainer({ env: [{ name: 'GOMEMLIMIT', value: '900Mi' }] }))] },
    limited({ env: [{ name: 'JAVA_TOOL_OPTIONS', value: '-Xms128m -Xmx256Mi' }] }),
    { objects: [deployment(ofContainer({ command: ['java', '-Xms512MB', '-jar', 'app.jar'] }))] },
    { objects: [deployment(ofContainer({ command: ['java', '-Xms1g', '-Xmx512m', '-jar', 'app.jar'] }))] },
    { objects: [deployment(ofContainer({ args: ['--maxmemory', '2gb', '--maxmemory-policy', 'allkeys-lru'], resources: { limits: { memory: '64Mi' } } }))] },
    { objects: redis('maxmemory 10mb\nmaxmemory 2gb\nmaxmemory-policy allkeys-lru\n') },
    { objects: redis('maxmemory 64mb\n', { command: ['redis-server', '/etc/redis/redis.conf'], args: null }) },
    { objects: [shared({ GOMEMLIMIT: '400Mi' }), deployment(ofContainer({ envFrom: [{ configMapRef: { name: 'app' } }] }))] },
    { objects: [shared({ heap: '-Xmx1g' }), deployment(ofContainer({ env: [{ name: 'JAVA_OPTS', valueFrom: { configMapKeyRef: { name: 'app', key: 'heap' } } }], resources: { limits: { memory: '512Mi' } } }))] },
    { objects: [memcached(['-m', '1024', '-c', '4096'])] },
    { objects: [memcached(['memcached', '-m64'])] },
  ],
  sound: [
    { objects: redis('# maxmemory 2gb\nmaxmemory 48mb\n') },
    { objects: [shared({ GOMEMLIMIT: '400MiB', OTHER: '400Mi' }), deployment(ofContainer({ envFrom: [{ configMapRef: { name: 'app' } }] }))] },
    { objects: [shared({ JAVA_OPTS: '-Xmx1g' }), deployment(ofContainer({ env: [{ name: 'JAVA_OPTS', value: '-Xmx32m' }], envFrom: [{ configMapRef: { name: 'app' } }], resources: { limits: { memory: '64Mi' } } }))] },
    { objects: [memcached(['-m', '48', '-I', '1m', '-M'])] },
    { objects: [memcached(['-c', '1024'])] },
    { objects: [shared({ GOMEMLIMIT: '${MEMORY}' }), deployment(ofContainer({ envFrom: [{ configMapRef: { name: 'app' } }] }))] },
    { objects: redis('maxmemory 0\n') },
    { objects: redis('maxmemory 2gb\n', { args: ['/etc/redis/redis.conf', '--maxmemory', '48mb'] }) },
    { objects: redis('maxmemory 2gb\ninclude /etc/redis/more.conf\n') },
    { objects: redis('maxmemory 2gb\n', { image: 'registry.example.org/redis:8.2.1', args: ['--save', ''] }) },
    { objects: [deployment(ofContainer({ env: [{ name: 'JAVA_OPTS', value: '-Xms1G -Xmx1g -Xmn512M' }, { name: 'HEAP', value: '-Xmx${SIZE}i -Xms2g -Xmx1g' }, { name: '_JAVA_OPTIONS', value: '-Xmx268435456' }] }))] },
    { objects: [deployment(ofContainer({ command: ['sh', '-c', 'java -Xms1g -jar a.jar & java -Xmx512m -jar b.jar'] }))] },
    { objects: [deployment(ofContainer({ command: ['java', '-Xms1g', '-Xmx512m', '-Xmx2g', '-jar', 'a.jar'] }))] },
    { objects: [deployment(ofContainer({ env: [{ name: 'GOMEMLIMIT', value: '48MiB' }, { name: 'OTHER', value: '900Mi' }], resources: { limits: { memory: '64Mi' } } }))] },
    { objects: [deployment(ofContainer({ args: ['--maxmemory', '48mb', '--maxmemory-policy', 'allkeys-lru'], resources: { limits: { memory: '64Mi' } } }))] },
    limited({ env: [{ name: 'JAVA_TOOL_OPTIONS', value: '-Xmx384m' }, { name: 'NODE_OPTIONS', value: '--max-old-space-size=400' }, { name: 'GOMEMLIMIT', value: '450MiB' }] }),
    { objects: [deployment(ofContainer({ env: [{ name: 'JAVA_OPTS', value: '-Xmx4g' }] }))] },
  ],
};
