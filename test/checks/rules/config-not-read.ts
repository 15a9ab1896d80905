import { Cases } from '../_cases';
import { configMap, deployment, ofPod } from '../_objects';

const settings = configMap({ data: { 'app.conf': null, 'redis.conf': 'appendonly yes\nmaxmemory 512mb\n' } });
const redis = (change: object = {}, mountPath = '/usr/local/etc/redis') => deployment(ofPod({
  volumes: [{ name: 'settings', configMap: { name: 'app' } }],
  containers: [{ name: 'web', image: 'docker.io/library/redis:7.4.2', volumeMounts: [{ name: 'settings', mountPath, readOnly: true }], ...change }],
}));
const FILE = '/usr/local/etc/redis/redis.conf';

export const cases: Cases = {
  broken: [
    { objects: [settings, redis()] },
    { objects: [settings, redis({ image: 'valkey/valkey:8.1-alpine', command: ['/usr/local/bin/valkey-server'] })] },
    { objects: [settings, redis({ args: ['--port', '6380'] }, '/etc/redis')] },
  ],
  sound: [
    { objects: [settings, redis({ args: ['redis-server', FILE] })] },
    { objects: [settings, redis({ args: [FILE] })] },
    { objects: [settings, redis({ command: ['redis-server', FILE, '--port', '6380'] })] },
    { objects: [settings, redis({ args: ['--include', FILE] })] },
    { objects: [settings, redis({ command: ['sh', '-c', 'exec redis-server /usr/local/etc/redis/*'] })] },
    { objects: [settings, redis({ args: ['redis-server', '$(FILE)'], env: [{ name: 'FILE', value: FILE }] })] },
    { objects: [settings, redis({ args: ['redis-sentinel', '/tmp/sentinel'] })] },
    { objects: [settings, redis({ lifecycle: { postStart: { exec: { command: ['sh', '-c', `apply ${FILE}`] } } } })] },
    // Images of others have files that they read by themselves.
    { objects: [settings, redis({ image: 'redis/redis-stack-server:7.4.0-v1' })] },
    { objects: [settings, redis({ image: 'registry.example.org/redis:7.4.2' })] },
    // It is the file of something else.
    { objects: [configMap({ data: { 'app.conf': 'scrape: true\n' } }), redis()] },
  ],
};
