import { Cases } from '../_cases';
import { configMap, deployment, ofContainer, ofPod, service } from '../_objects';

const worker = (command: string[], ...env: Array<[string, string]>) => deployment(ofContainer({
  image: 'example/shop:1.4.2', command, ports: [{ $patch: 'delete', containerPort: 8080 }], readinessProbe: null, env: env.map(([name, value]) => ({ name, value })),
}));
const redis = (...args: string[]) => [
  deployment({ spec: { replicas: 1, ...ofContainer({ image: 'redis:8.2.1', args, ports: [{ name: 'redis', containerPort: 6379 }, { $patch: 'delete', containerPort: 8080 }], readinessProbe: { httpGet: null, tcpSocket: { port: 6379 } } }, 'redis').spec } }, 'redis'),
  SERVICE,
];
const SERVICE = { ...service({}, 'redis'), spec: { selector: { app: 'redis' }, ports: [{ name: 'redis', port: 6379 }] } };
const byFile = (text: string) => [
  configMap({ data: { 'app.conf': null, 'redis.conf': text } }), SERVICE,
  deployment({
    spec: {
      replicas: 1,
      ...ofPod({
        volumes: [{ name: 'settings', configMap: { name: 'app' } }],
        containers: [{
          name: 'redis',
          image: 'redis:8.2.1',
          args: ['/etc/redis/redis.conf'],
          volumeMounts: [{ name: 'settings', mountPath: '/etc/redis' }],
          ports: [{ name: 'redis', containerPort: 6379 }, { $patch: 'delete', containerPort: 8080 }],
          readinessProbe: { httpGet: null, tcpSocket: { port: 6379 } },
        }],
      }).spec,
    },
  }, 'redis'),
];
const EVICTS = ['--maxmemory', '200mb', '--maxmemory-policy', 'allkeys-lru'];
const URL: [string, string] = ['REDIS_URL', 'redis://redis:6379/0'];
const SIDEKIQ = ['bundle', 'exec', 'sidekiq', '-c', '10'];

export const cases: Cases = {
  broken: [
    { objects: [worker(SIDEKIQ, URL), ...redis(...EVICTS)] },
    { objects: [worker(['celery', '-A', 'shop', 'worker'], ['CELERY_BROKER_URL', 'redis://redis.shop.svc:6379/1']), ...redis('redis-server', ...EVICTS)] },
    { objects: [worker(['php', 'artisan', 'horizon'], ['REDIS_HOST', 'redis']), ...byFile('maxmemory 200mb\nmaxmemory-policy allkeys-lfu\n')] },
    { objects: [worker(['sidekiq'], URL), ...redis(...EVICTS)] },
    { objects: [worker(['bundle', 'exec', 'rake', 'environment', 'resque:work'], ['QUEUE_REDIS_HOST', 'redis']), ...redis(...EVICTS)] },
    { objects: [worker(['php', 'artisan', 'queue:work', 'redis', '--tries=3'], ['REDIS_HOST', 'redis']), ...redis(...EVICTS)] },
    { objects: [worker(['celery', 'worker', '-A', 'shop'], ['BROKER_URL', 'redis://redis:6379/1']), ...redis(...EVICTS)] },
    { objects: [worker(['rq', 'worker', '--url', 'redis://redis:6379/0']), ...redis(...EVICTS)] },
  ],
  sound: [
    { objects: [worker(SIDEKIQ, URL), ...redis('--maxmemory', '200mb', '--maxmemory-policy', 'noeviction')] },
    { objects: [worker(SIDEKIQ, URL), ...redis('--maxmemory', '200mb')] },
    { objects: [worker(SIDEKIQ, URL), ...redis('--maxmemory-policy', 'allkeys-lru')] },
    { objects: [worker(SIDEKIQ, URL), ...redis('--maxmemory', '0', '--maxmemory-policy', 'allkeys-lru')] },
    { objects: [worker(SIDEKIQ, URL), ...redis('--maxmemory', '200mb', '--maxmemory-policy', 'volatile-lru')] },
    { objects: [worker(['bundle', 'exec', 'puma'], URL), ...redis(...EVICTS)] },
    { objects: [worker(SIDEKIQ, ['CACHE_URL', 'redis://redis:6379/0']), ...redis(...EVICTS)] },
    { objects: [worker(['celery', '-A', 'shop', 'worker'], ['CELERY_RESULT_BACKEND', 'redis://redis:6379/1']), ...redis(...EVICTS)] },
    { objects: [worker(SIDEKIQ, URL), ...byFile('maxmemory 200mb\nmaxmemory-policy noeviction\n')] },
  ],
};
