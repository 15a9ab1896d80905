import { Cases } from '../_cases';
import { deployment, job, ofContainer, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ image: 'busybox:1.36.1' }))] },
    { objects: [deployment(ofPod({ containers: [{ name: 'debug', image: 'docker.io/library/ubuntu:24.04' }] }))] },
  ],
  sound: [
    { objects: [deployment(ofContainer({ image: 'busybox:1.36.1', command: ['httpd', '-f'] }))] },
    { objects: [deployment(ofContainer({ image: 'alpine:3.21', stdin: true, tty: true }))] },
    { objects: [deployment(ofContainer({ image: 'registry.example.org/python:3.13' }))] },
    { objects: [job({ spec: { template: { spec: { containers: [{ name: 'task', command: null }] } } } })] },
  ],
  proof: { appears: 'CrashLoopBackOff|[Bb]ack-off restarting' },
};
