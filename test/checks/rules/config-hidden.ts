import { External } from '../../../src';
import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { configMap, deployment, IMAGE, ofPod } from '../_objects';

const config = (data: object = { 'default.conf': 'server {}\n' }) => configMap({ data: { 'app.conf': null, ...data } });
const mounted = (more: { image?: string; mountPath?: string; volume?: object; mount?: object; mounts?: object[]; container?: object } = {}) => {
  const { image = IMAGE, mountPath = '/etc/nginx', volume = { configMap: { name: 'app' } }, mount, mounts = [], container } = more;
  return deployment(ofPod({ volumes: [{ name: 'config', ...volume }], containers: [{ name: 'web', image, volumeMounts: [{ name: 'config', mountPath, ...mount }, ...mounts], ...container }] }));
};
const sealed: Manifest = { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'app' }, spec: { encryptedData: { 'web.yml': 'AgB' } } };

export const cases: Cases = {
  broken: [
    { objects: [config(), mounted()] },
    { objects: [config({ 'nginx.conf': 'a' }), mounted({ mountPath: '/etc/nginx/', volume: { configMap: { name: 'app', items: [{ key: 'nginx.conf', path: 'web.conf' }] } } })] },
    { objects: [sealed, mounted({ image: 'prom/prometheus:v3.5.0', mountPath: '/etc/prometheus', volume: { secret: { secretName: 'app' } } })] },
  ],
  sound: [
    { objects: [config({ 'nginx.conf': 'a', 'default.conf': 'b' }), mounted()] },
    { objects: [config(), mounted({ mountPath: '/etc/nginx/conf.d' })] },
    { objects: [config(), mounted({ mountPath: '/etc/nginx/conf.d/default.conf', mount: { subPath: 'default.conf' } })] },
    { objects: [config(), mounted({ mounts: [{ name: 'config', mountPath: '/etc/nginx/nginx.conf', subPath: 'default.conf' }] })] },
    { objects: [config(), mounted({ container: { args: ['nginx', '-c', '/etc/nginx/default.conf'] } })] },
    { objects: [config(), mounted({ container: { command: ['nginx', '-c', '/etc/nginx/default.conf'] } })] },
    { objects: [config(), mounted({ image: 'registry.example.org/nginx:1' })] },
    { objects: [configMap({ data: null }), mounted()] },
    { objects: [mounted()], platform: { external: [External.configMap('app', { namespace: 'shop' })] } },
    { objects: [mounted({ volume: { secret: { secretName: 'app' } } })], platform: { external: [External.secret('app', { namespace: 'shop' })] } },
  ],
};
