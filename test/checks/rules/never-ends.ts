import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

const before = (command: string[], more: object = {}) => deployment(ofPod({ initContainers: [{ name: 'before', image: 'busybox:1.36.1', command, ...more }] }));
const hook = (...command: string[]) => deployment(ofPod({ containers: [{ name: 'web', lifecycle: { postStart: { exec: { command } } } }] }));
const shell = (script: string) => ['sh', '-c', script];

export const cases: Cases = {
  broken: [
    { objects: [before(['tail', '-n+1', '-F', '/var/log/app.log'])] },
    { objects: [before(shell('touch /tmp/ready; sleep infinity'))] },
    { objects: [before(shell('while true; do date; sleep 5; done'))] },
    { objects: [hook('tail', '-f', '/dev/null')] },
    { objects: [hook(...shell('while :; do wget -q localhost:8080/ping; sleep 5; done'))] },
  ],
  sound: [
    { objects: [before(['tail', '-n+1', '-F', '/var/log/app.log'], { restartPolicy: 'Always' })] },
    { objects: [before(shell('while true; do nc -z db.example.org 5432 && break; sleep 1; done'))] },
    { objects: [before(shell('until nc -z db.example.org 5432; do sleep 1; done'))] },
    { objects: [before(shell('set -e; while true; do nc -zv old.example.org 80; sleep 1; done'))] },
    { objects: [before(['timeout', '300', 'sh', '-c', 'while true; do date; done'])] },
    { objects: [before(['timeout', '5', 'tail', '-f', '/var/log/app.log'])] },
    { objects: [before(['tail', '-f', '--pid=7', '/var/log/app.log'])] },
    { objects: [before(shell('tail -f /var/log/app.log | grep -q ready'))] },
    { objects: [before(['tail', '-n', '5', '/var/log/app.log'])] },
    { objects: [hook(...shell('(while true; do date; sleep 5; done) &'))] },
    { objects: [hook(...shell('tail -f /var/log/app.log &'))] },
    { objects: [deployment(ofPod({ containers: [{ name: 'web', command: ['tail', '-f', '/dev/null'] }] }))] },
  ],
};
