import { Case, Cases } from '../_cases';
import { claim, DATA, deployment, keeping, ofPod } from '../_objects';

const SHARED = { name: 'shared', emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } };
const HAS = [{ name: 'shared', mountPath: '/dev/shm' }];
const MOUNT = { name: 'data', mountPath: '/var/lib/postgresql' };

const running = (container: object, pod: object = {}): Case => ({ objects: [deployment(ofPod({ containers: [{ name: 'web', ...container }], volumes: [SHARED], ...pod }))] });
const browser = (container: object = {}) => running({ image: 'selenium/standalone-chrome:4.27.0-20250101', ...container });

/** A PostgreSQL with so much memory. */
const postgres = (resources: object, container: object = {}, mounts: object[] = [], pod: object = {}): Case => ({
  objects: [claim(), deployment(keeping(
    MOUNT.mountPath,
    { image: 'postgres:18.1', env: [{ name: 'POSTGRES_HOST_AUTH_METHOD', value: 'trust' }], resources, volumeMounts: [MOUNT, ...mounts], ...container },
    { volumes: [SHARED, DATA], ...pod },
  ))],
});
const LARGE = { limits: { memory: '4Gi' } };

export const cases: Cases = {
  broken: [
    postgres(LARGE),
    postgres({ requests: { memory: '2Gi' } }),
    browser(),
    running({ image: 'registry.example.org/selenium/node-firefox:144.0' }),
    browser({ volumeMounts: [{ name: 'shared', mountPath: '/dev/shm/other' }] }),
    browser({ volumeMounts: [{ name: 'shared', mountPath: '/data/dev/shm' }] }),
  ],
  sound: [
    postgres(LARGE, {}, HAS),
    postgres({ limits: { memory: '2047Mi' } }),
    postgres({}),
    postgres(LARGE, { args: ['-c', 'max_parallel_workers_per_gather=0'] }),
    postgres(LARGE, {}, [], { hostIPC: true }),
    browser({ volumeMounts: [{ name: 'shared', mountPath: '/dev/shm/' }] }),
    browser({ env: [{ name: 'SE_OPTS', value: '--disable-dev-shm-usage' }] }),
    postgres(LARGE, { args: ['-c', 'max_parallel_workers=0'] }),
    running({ image: 'example/web:1', resources: LARGE }),
    running({ image: 'selenium/hub:4.27.0' }),
  ],
};
