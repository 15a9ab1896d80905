import { Cases } from '../_cases';
import { claim, configMap, DATA, deployment, ofPod } from '../_objects';

const SCRIPTS = configMap({ data: { 'app.conf': null, 'run.sh': '#!/bin/sh\nexec sleep 600\n' } }, 'scripts');
const running = (change: object, volume: object = { configMap: { name: 'scripts' } }, mount: object = {}, spec: object = {}) => deployment(ofPod({
  volumes: [{ name: 'scripts', ...volume }],
  containers: [{ name: 'web', command: ['/scripts/run.sh'], volumeMounts: [{ name: 'scripts', mountPath: '/scripts', ...mount }], ...change }],
  ...spec,
}));
const of = (more: object) => ({ configMap: { name: 'scripts', ...more } });
const alone = (object: ReturnType<typeof deployment>) => ({ ...object, spec: { ...object.spec, replicas: 1, strategy: { type: 'Recreate' } } });
const ROOT = { securityContext: { runAsNonRoot: null, runAsUser: 0 } };

export const cases: Cases = {
  broken: [
    { objects: [SCRIPTS, running({})] },
    { objects: [SCRIPTS, running({ command: ['/bin/sh', '-ec'], args: ['exec /scripts/run.sh --all'] }, of({ defaultMode: 0o444 }))] },
    { objects: [SCRIPTS, running({ command: ['bash', '-o', 'pipefail', '-ce', '/scripts/run.sh'] })] },
    { objects: [SCRIPTS, running({}, of({ defaultMode: 0o555, items: [{ key: 'run.sh', path: 'run.sh', mode: 0o600 }] }), {}, ROOT)] },
    { objects: [SCRIPTS, running({ command: ['/run.sh'] }, of({}), { mountPath: '/run.sh', subPath: 'run.sh' })] },
    { objects: [SCRIPTS, running({}, { projected: { sources: [of({ items: [{ key: 'run.sh', path: 'run.sh' }] })] } })] },
    { objects: [SCRIPTS, running({ command: null, livenessProbe: { exec: { command: ['/scripts/run.sh'] } }, lifecycle: { postStart: { exec: { command: ['/scripts/run.sh', 'up'] } } } })] },
  ],
  sound: [
    { objects: [SCRIPTS, running({}, of({ defaultMode: 0o555 }))] },
    { objects: [SCRIPTS, running({}, of({ items: [{ key: 'run.sh', path: 'run.sh', mode: 0o555 }] }))] },
    { objects: [SCRIPTS, running({}, of({ defaultMode: 0o744 }), {}, ROOT)] },
    { objects: [SCRIPTS, running({}, of({ defaultMode: 0o550 }))] },
    { objects: [SCRIPTS, running({}, of({ defaultMode: 0o700 }))] },
    { objects: [SCRIPTS, running({}, { projected: { defaultMode: 0o555, sources: [of({})] } })] },
    { objects: [SCRIPTS, running({ command: ['sh', '/scripts/run.sh'] })] },
    { objects: [SCRIPTS, running({ command: ['sh', '-c', 'sh /scripts/run.sh'] })] },
    { objects: [SCRIPTS, running({ command: ['sh', '-c', '. /scripts/run.sh'] })] },
    // The image's own program gets this as an argument.
    { objects: [SCRIPTS, running({ command: null, args: ['/scripts/run.sh'] })] },
    { objects: [SCRIPTS, running({ command: ['/server', '/scripts/run.sh'] })] },
    { objects: [SCRIPTS, running({}, of({}), {}, { os: { name: 'windows' }, nodeSelector: { 'kubernetes.io/os': 'windows' }, securityContext: null })] },
    // Another volume lies over it.
    { objects: [SCRIPTS, claim(), alone(running({ command: ['/scripts/made/run.sh'], volumeMounts: [{ name: 'scripts', mountPath: '/scripts' }, { name: 'data', mountPath: '/scripts/made' }] }, of({}), {}, { volumes: [DATA, { name: 'scripts', ...of({}) }] }))] },
  ],
};
