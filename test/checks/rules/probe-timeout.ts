import { Probe, Worker } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

const asked = (command: unknown, more: object = {}) => ({ objects: [deployment(ofContainer({ livenessProbe: { exec: { command }, ...more } }))] });
const shell = (script: string, more: object = {}) => asked(['/bin/sh', '-c', script], more);

export const cases: Cases = {
  broken: [
    shell('curl -fsS --max-time 10 http://127.0.0.1:8080/healthz'),
    asked(['curl', '-sm', '5', 'http://127.0.0.1:8080/healthz'], { timeoutSeconds: 3 }),
    asked(['timeout', '-s', 'KILL', '15', '/app/check']),
    asked(['timeout', '-k5', '15', '/app/check'], { timeoutSeconds: 10 }),
    shell('if ! /usr/bin/pg_isready -qt 3; then exit 1; fi'),
    asked(['/bin/grpc_health_probe', '-addr=:9090', '-rpc-timeout=5s']),
    asked(['wget', '-qO-', '--timeout=20', 'http://127.0.0.1:8080/'], { timeoutSeconds: 5 }),
    shell('test -f /tmp/ready || sleep 1m', { timeoutSeconds: 30 }),
    asked(['mysqladmin', 'ping', '--connect-timeout=10']),
    asked(['rabbitmq-diagnostics', '-q', 'ping', '--timeout', '30'], { timeoutSeconds: 20 }),
    { build: tenant => new Worker(tenant, 'mailer', { image: 'example/mailer:1', probes: { live: Probe.exec(['timeout', '20', '/app/check']) } }) },
  ],
  sound: [
    shell('curl -fsS --max-time 10 http://127.0.0.1:8080/healthz', { timeoutSeconds: 10 }),
    shell('curl -fsS http://127.0.0.1:8080/healthz'),
    shell('curl -fsS --max-time "$WAIT" http://127.0.0.1:8080/healthz'),
    shell('sleep 30 & echo well'),
    shell('echo sleep 30'),
    shell('echo "timeout 30 s"'),
    asked(['/app/check', '--timeout=30']),
    asked(['timeout', '1', '/app/check']),
    asked(['sh', '-c']),
    asked(['grpc_health_probe', '-addr=:9090', '-rpc-timeout=500ms']),
    asked(['curl', '-o', '/dev/null', 'http://127.0.0.1:8080/m?m 30']),
    asked(['sh']),
    { objects: [deployment(ofContainer({ livenessProbe: { httpGet: { path: '/', port: 'http' } } }))] },
  ],
};
