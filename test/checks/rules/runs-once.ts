import { CronTask, Worker } from '../../../src';
import { Cases } from '../_cases';
import { configMap, container, daemonSet, deployment, headless, ofContainer, rollout, statefulSet } from '../_objects';

const BEAT = ['celery', '-A', 'shop', 'beat', '--loglevel=info'];
const once = (change: object, strategy: object = { type: 'Recreate' }) => {
  const base = deployment(ofContainer({ command: BEAT, ...change }));
  return { ...base, spec: { ...base.spec, replicas: 1, strategy } };
};
const twice = (...command: string[]) => deployment(ofContainer({ command }));

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ command: BEAT }))] },
    { objects: [once({}, {})] },
    { objects: [once({}, { type: 'RollingUpdate', rollingUpdate: { maxSurge: '100%' } })] },
    { objects: [twice('python', '-m', 'celery', '-A', 'shop', 'beat', '-S', 'django')] },
    { objects: [twice('celery', '-A', 'shop', 'worker', '-l', 'info', '-B')] },
    { objects: [twice('sh', '-c', 'sleep 5 && exec celery --app=shop --config shop.settings beat --scheduler django_celery_beat.schedulers:DatabaseScheduler')] },
    { objects: [daemonSet({ spec: { template: { spec: { containers: [{ name: 'agent', args: BEAT }] } } } })] },
    { objects: [rollout({ spec: { replicas: 2, template: { spec: { containers: [{ ...container('web'), command: BEAT }] } } } })] },
    { objects: [twice('bundle', 'exec', 'clockwork', 'config/clock.rb')] },
    { objects: [twice('dagster-daemon', 'run', '-w', 'workspace.yaml')] },
    { build: tenant => new Worker(tenant, 'beat', { image: 'example/backend:5.1.0', args: BEAT }) },
  ],
  sound: [
    { objects: [once({})] },
    { objects: [once({}, { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } })] },
    { objects: [headless(), statefulSet({ spec: { template: { spec: { containers: [{ name: 'store', command: BEAT }] } } } })] },
    { objects: [twice('celery', '-A', 'shop', 'worker', '-Q', 'beat')] },
    { objects: [twice('celery', '-A', 'beat', 'worker', '-n', 'beat')] },
    { objects: [twice('celery', '-A', 'shop', 'flower')] },
    { objects: [twice('celery', '-A', 'shop', 'beat', '-S', 'redbeat.RedBeatScheduler')] },
    { objects: [twice('celery', '-A', 'shop', 'beat', '--scheduler=shop.schedulers.OwnScheduler')] },
    { objects: [twice('flock', '/locks/beat', ...BEAT)] },
    { objects: [configMap({ data: { 'app.conf': null, 'BEAT_SCHEDULER': 'redbeat.RedBeatScheduler' } }), deployment(ofContainer({ command: BEAT, envFrom: [{ configMapRef: { name: 'app' } }] }))] },
    { objects: [{ ...deployment(ofContainer({ command: BEAT })), spec: { ...deployment(ofContainer({ command: BEAT })).spec, replicas: 0 } }] },
    { objects: [twice('run', 'clockwork')] },
    { build: tenant => new Worker(tenant, 'beat', { image: 'example/backend:5.1.0', args: BEAT, replicas: 1, recreate: true }) },
    { build: tenant => new CronTask(tenant, 'beat', { image: 'example/backend:5.1.0', args: BEAT, schedule: '0 3 * * *' }) },
  ],
};
