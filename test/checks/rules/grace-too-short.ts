import { Hook, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { claim, configMap, deployment, headless, job, ofContainer, ofPod, statefulSet } from '../_objects';

const ending = (container: object, grace = 30) => deployment(ofPod({ terminationGracePeriodSeconds: grace, containers: [{ name: 'web', ...container }] }));
const phase = (value: string) => ({ name: 'SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE', value });
const SLEEP = { lifecycle: { preStop: { sleep: { seconds: 15 } } } };
const stopping = (script: string) => ending({ lifecycle: { preStop: { exec: { command: ['sh', '-c', script] } } } });
const failing = (own: number, grace = 60) =>
  ending({ ...SLEEP, livenessProbe: { httpGet: { path: '/', port: 'http' }, terminationGracePeriodSeconds: own } }, grace);
/** A program of Spring's with a file of settings. */
const configured = (name: string, text: string, grace = 30, more: object = {}) => [{ ...configMap(), data: { [name]: text } }, deployment(ofPod({
  terminationGracePeriodSeconds: grace,
  volumes: [{ name: 'settings', configMap: { name: 'app' } }],
  containers: [{ name: 'web', image: 'example/shop:1.4.2', volumeMounts: [{ name: 'settings', mountPath: '/config' }], ...more }],
}))];
const SPRING = 'spring:\n  lifecycle:\n    timeout-per-shutdown-phase: 60s\n';
const PROPERTY = 'spring.lifecycle.timeout-per-shutdown-phase=60s\n';

export const cases: Cases = {
  broken: [
    { objects: [deployment({ ...ofContainer({ lifecycle: { preStop: { exec: { command: ['sh', '-c', 'nginx -s quit; sleep 30'] } } } }), spec: { template: { spec: { terminationGracePeriodSeconds: null, containers: [{ name: 'web', lifecycle: { preStop: { exec: { command: ['sh', '-c', 'nginx -s quit; sleep 30'] } } } }] } } } })] },
    { objects: [deployment(ofPod({ terminationGracePeriodSeconds: 15, containers: [{ name: 'web', lifecycle: { preStop: { sleep: { seconds: 15 } } } }] }))] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, preStop: Hook.exec(['sleep', '60']) }) },
    { objects: [headless(), statefulSet({ spec: { ...ofPod({ terminationGracePeriodSeconds: 0, containers: [{ name: 'store', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] }).spec, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim().spec }] } })] },
    { objects: [ending({ env: [phase('60s')] })] },
    { objects: [ending({ env: [phase('1m')], args: ['--spring.lifecycle.timeout-per-shutdown-phase=PT31S'] })] },
    { objects: [ending({ env: [{ name: 'JAVA_TOOL_OPTIONS', value: '-Xmx64m -Dspring.lifecycle.timeout-per-shutdown-phase=20000' }], ...SLEEP })] },
    { objects: [ending({ command: ['sh', '-c', 'exec gunicorn -b :8080 --graceful-timeout 90 shop:app'] })] },
    { objects: [ending({ env: [{ name: 'GUNICORN_CMD_ARGS', value: '--graceful-timeout=60' }] })] },
    { objects: [failing(15)] },
    { objects: [ending({ command: ['uvicorn', 'shop:app', '--port', '8080', '--timeout-graceful-shutdown', '60'] })] },
    { objects: [ending({ command: ['python', '-m', 'uvicorn', 'shop:app'], env: [{ name: 'UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN', value: '45' }] })] },
    { objects: configured('application.yaml', `server:\n  shutdown: graceful\n${SPRING}`) },
    { objects: configured('application.properties', PROPERTY) },
    { objects: configured('application.yml', 'spring.lifecycle.timeout-per-shutdown-phase: PT2M', 100) },
    { objects: [stopping('sleep 5; nginx -s quit; exec /bin/sleep 0.5m')] },
    { objects: [ending({ command: ['bundle', 'exec', 'sidekiq', '-t', '60'] })] },
    { objects: [ending({ command: ['sh', '-c', 'exec bundle exec sidekiq --timeout=45'] })] },
    { objects: [ending({ image: 'traefik:v3.6.12', args: ['--entryPoints.web.transport.lifeCycle.requestAcceptGraceTimeout=60'] })] },
    { objects: [ending({ image: 'traefik:v3.6.12', args: ['--entryPoints.web.transport.lifeCycle.requestAcceptGraceTimeout=20s', '--entryPoints.web.transport.lifeCycle.graceTimeOut=20'] })] },
  ],
  sound: [
    { objects: [ending({ command: ['bundle', 'exec', 'sidekiq', '-t', '25'] })] },
    { objects: [ending({ command: ['serve', '-t', '60'] })] },
    { objects: [ending({ command: ['bundle', 'exec', 'sidekiq', '-t', '60'] }, 75)] },
    { objects: [ending({ image: 'traefik:v3.6.12', args: ['--entryPoints.web.transport.lifeCycle.requestAcceptGraceTimeout=20'] })] },
    { objects: [ending({ image: 'traefik:v3.6.12', args: ['--entryPoints.web.transport.lifeCycle.requestAcceptGraceTimeout=60'] }, 90)] },
    { objects: [ending({ command: ['uvicorn', 'shop:app', '--timeout-graceful-shutdown=30'] })] },
    { objects: configured('application.yaml', SPRING, 75) },
    { objects: configured('application.yaml', `server:\n  shutdown: immediate\n${SPRING}`) },
    { objects: configured('application.properties', `server.shutdown=immediate\n${PROPERTY}`) },
    { objects: configured('application.yaml', `shop: {}\n---\n${SPRING}`) },
    { objects: configured('application.yaml', SPRING, 30, { env: [{ name: 'SPRING_PROFILES_ACTIVE', value: 'prod' }] }) },
    { objects: configured('application.yaml', SPRING, 30, { env: [phase('20s')] }) },
    { objects: configured('other.yaml', SPRING) },
    { objects: [failing(16)] },
    { objects: [stopping('sleep 60 & nginx -s quit; sleep 29')] },
    { objects: [stopping('echo sleep 60')] },
    { objects: [ending({ livenessProbe: { httpGet: { path: '/', port: 'http' }, terminationGracePeriodSeconds: 5 } })] },
    { objects: [ending({ env: [phase('30s')] })] },
    { objects: [ending({ env: [phase('45')] })] },
    { objects: [ending({ env: [phase('60s')] }, 75)] },
    { objects: [ending({ env: [phase('60s'), { name: 'SERVER_SHUTDOWN', value: 'immediate' }] })] },
    { objects: [ending({ env: [phase('60s')], args: ['--spring.lifecycle.timeout-per-shutdown-phase=20s'] })] },
    { objects: [ending({ env: [phase('15s')], ...SLEEP })] },
    { objects: [ending({ command: ['gunicorn', '--timeout', '90', '--graceful-timeout', '30', 'shop:app'] })] },
    { objects: [ending({ command: ['/web', '--graceful-timeout', '90'] })] },
    { objects: [job(ofPod({ containers: [{ name: 'task', env: [phase('60s')] }] }))] },
    { objects: [deployment(ofPod({ terminationGracePeriodSeconds: 0 })), headless(), statefulSet(ofPod({ terminationGracePeriodSeconds: 0 }))] },
    { objects: [deployment(ofPod({ terminationGracePeriodSeconds: 16, containers: [{ name: 'web', lifecycle: { preStop: { sleep: { seconds: 15 } } } }] }))] },
    { objects: [deployment(ofPod({ terminationGracePeriodSeconds: 5, containers: [{ name: 'web', lifecycle: { preStop: { exec: { command: ['nginx', '-s', 'quit'] } } } }] }))] },
  ],
};
