import { Cases } from '../_cases';
import { deployment, ofContainer, ofPod } from '../_objects';

const env = [{ name: 'NAME', value: 'shop' }];
const web = (change: object) => ({ objects: [deployment(ofContainer({ env, ...change }))] });

const before = (script: string, more: object = {}) => ({
  objects: [deployment(ofPod({ containers: [{ name: 'web', env }], initContainers: [{ name: 'before', image: 'busybox:1.36.1', command: ['sh', '-c', script], ...more }] }))],
});

export const cases: Cases = {
  broken: [
    web({ args: ['--name=${NAME}'] }),
    web({ command: ['serve', '--name', '$NAME'] }),
    web({ env: [...env, { name: 'URL', value: 'https://example.org/${NAME}' }] }),
    before('until ping -c1 "$NAME"; do sleep 1; done'),
    before('ping ${NAME}'),
    web({ readinessProbe: { httpGet: null, exec: { command: ['ask', '-p', '$NAME'] } } }),
    web({ lifecycle: { preStop: { exec: { command: ['tell', '${NAME}'] } } } }),
  ],
  sound: [
    web({ readinessProbe: { httpGet: null, exec: { command: ['sh', '-c', 'ask -p $NAME'] } } }),
    web({ readinessProbe: { httpGet: null, exec: { command: ['ask', '-p', '$OTHER'] } } }),
    web({ readinessProbe: { httpGet: null, exec: { command: ['/bin/ready.sh', '$NAME'] } } }),
    before('ping $NAME', { env }),
    before('ping $NAME', { envFrom: [{ secretRef: { name: 'names', optional: true } }] }),
    before('NAME=$(cat /name); ping $NAME'),
    before('for NAME in a b; do ping "$NAME"; done'),
    before('ping ${NAME:-a}; echo \\$NAME $$NAME $NAMES'),
    before('${NAME}', { command: ['echo', '${NAME}'] }),
    web({ args: ['--name=$(NAME)', '--pattern=^a$', '--literal=$$NAME', '--other=${OTHER}'] }),
    web({ command: ['sh', '-c'], args: ['serve --name=${NAME}'] }),
    web({ command: ['/entrypoint.sh', '${NAME}'] }),
  ],
};
