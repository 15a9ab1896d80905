import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

const init = (command: string[], securityContext: object = {}) => deployment(ofPod({ initContainers: [{ name: 'own', image: 'busybox:1.36.1', command, securityContext }] }));
const CHOWN = ['sh', '-c', 'mkdir -p /data && chown -R 1000 /data'];

export const cases: Cases = {
  broken: [
    { objects: [init(CHOWN)] },
    { objects: [init(['chown', '-R', '1000', '/data'], { runAsUser: 65532 })] },
    { objects: [deployment(ofPod({ securityContext: { runAsUser: null }, initContainers: [{ name: 'own', image: 'example.org/own:1', command: CHOWN }] }))] },
    { objects: [init(CHOWN, { runAsNonRoot: false, runAsUser: 0, capabilities: { drop: ['ALL'] } })] },
    { objects: [init(['sh', '-c', 'chown -R 1000 /data'])] },
    { objects: [init(['sh', '-c', 'mkdir -p /data;chown 1000 /data'])] },
    { objects: [init(['sh', '-c', 'if [ -d /data ]; then\n  chown -R 1000 /data\nfi'])] },
    { objects: [init(['sh', '-c', 'chown  1000 /data'])] },
  ],
  sound: [
    ...[
      'chown -R 101 /data', 'chown 101 /data', 'chown --recursive --verbose 101 /data', 'chown  -R  101 /data', 'chown :2000 /data/a', 'chown -R 1000 /data || true', 'if [ "$(id -u)" = 0 ]; then chown -R 1000 /data; fi', '# no chown 1000 needed',
      'echo run chown -R 1000 yourself', 'sudo chown 1000 /data', 'kubectl --kubeconfig=/run/other exec web -- chown 1000 /data',
    ].map(script => ({ objects: [init(['sh', '-c', script])] })),
    { objects: [init(CHOWN, { runAsNonRoot: false, runAsUser: 0 })] },
    { objects: [init(CHOWN, { runAsNonRoot: false, runAsUser: 0, capabilities: { drop: ['ALL'], add: ['CHOWN'] } })] },
    { objects: [init(['sh', '-c', 'echo no chown: fsGroup sees to it'])] },
    { objects: [init(['ls', '/data'])] },
    { objects: [init(['ssh', 'nas.example.org', 'chown 1000 /export'])] },
    { objects: [init(CHOWN, { runAsNonRoot: false, runAsUser: 0, capabilities: { drop: ['ALL'], add: ['CHOWN', 'DAC_OVERRIDE'] } })] },
    { objects: [init(CHOWN, { runAsNonRoot: false, runAsUser: 0, privileged: true, capabilities: { drop: ['ALL'] } })] },
  ],
};
