import { External } from '../../../src';
import { Cases } from '../_cases';
import { claim, configMap, DATA, deployment, headless, keeping, statefulSet } from '../_objects';

const MOUNT = { name: 'data', mountPath: '/var/lib/rabbitmq' };
const rabbit = (container: object = {}, pod: Record<string, unknown> = {}) => [claim(), deployment(keeping(MOUNT.mountPath, { image: 'rabbitmq:4.1.4-management', ...container }, pod))];
const plugins = (path: string) => ({ volumeMounts: [MOUNT, { name: 'settings', mountPath: path }] });
const settings = (data: object) => [{ ...configMap(), data }, ...rabbit(plugins('/etc/rabbitmq'), { volumes: [DATA, { name: 'settings', configMap: { name: 'app' } }] })];
const login = (key: string) => ({ apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'login' }, spec: { encryptedData: { [key]: 'AgBy3i4OJSWK' } } });
const declared = (keys?: string[]) => ({ external: [External.secret('login', { namespace: 'shop', keys })] });
const ofLogin = { envFrom: [{ secretRef: { name: 'login' } }] };
const named = { env: [{ name: 'RABBITMQ_NODENAME', value: 'rabbit@localhost' }] };

export const cases: Cases = {
  broken: [
    { objects: rabbit() },
    { objects: rabbit({ image: 'docker.io/library/rabbitmq:3.13.7', volumeMounts: [{ name: 'data', mountPath: '/var/lib/rabbitmq/mnesia' }] }) },
    { objects: [{ ...configMap(), data: { RABBITMQ_DEFAULT_USER: 'shop' } }, ...rabbit({ envFrom: [{ configMapRef: { name: 'app' } }] })] },
    { objects: [login('RABBITMQ_DEFAULT_PASS'), ...rabbit(ofLogin)] },
    { platform: declared(['RABBITMQ_DEFAULT_PASS']), objects: rabbit(ofLogin) },
    { objects: settings({ 'enabled_plugins': '[rabbitmq_management].', 'rabbitmq.conf': 'listeners.tcp.default = 5672' }) },
  ],
  sound: [
    { objects: rabbit({}, { hostname: 'rabbitmq' }) },
    { objects: rabbit({}, { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }) },
    { objects: rabbit(named) },
    { objects: [{ ...configMap(), data: { RABBITMQ_NODENAME: 'rabbit@localhost' } }, ...rabbit({ envFrom: [{ configMapRef: { name: 'app' } }] })] },
    { objects: [login('RABBITMQ_NODENAME'), ...rabbit(ofLogin)] },
    { platform: declared(['RABBITMQ_NODENAME']), objects: rabbit(ofLogin) },
    { platform: declared(), objects: rabbit(ofLogin) },
    { objects: rabbit({ envFrom: [{ configMapRef: { name: 'others', optional: true } }] }) },
    { objects: settings({ 'rabbitmq-env.conf': 'NODENAME=rabbit@localhost' }) },
    { objects: [{ ...configMap(), data: { 'rabbitmq-env.conf': 'NODENAME=rabbit@localhost' } }, ...rabbit({ volumeMounts: [MOUNT, { name: 'settings', mountPath: '/etc/rabbitmq/rabbitmq-env.conf', subPath: 'rabbitmq-env.conf' }] }, { volumes: [DATA, { name: 'settings', configMap: { name: 'app' } }] })] },
    // What is in the claim is not its data.
    { objects: rabbit({ volumeMounts: [{ name: 'data', mountPath: '/backup' }, { name: 'scratch', mountPath: MOUNT.mountPath }] }, { volumes: [DATA, { name: 'scratch', ephemeral: { volumeClaimTemplate: { spec: claim().spec } } }] }) },
    { objects: rabbit({ command: ['sleep', 'infinity'] }) },
    { objects: rabbit({ image: 'example/rabbitmq:4.1.3' }) },
    { objects: [claim(), headless(), statefulSet({ spec: { template: { spec: { volumes: [DATA], containers: [{ name: 'store', image: 'rabbitmq:4.1.4', volumeMounts: [MOUNT] }] } } } })] },
    { objects: rabbit({ image: 'rabbitmq:4.1.4', args: ['rabbitmqctl', 'status'] }) },
  ],
};
