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

const told = (container: object, volume: object = { configMap: { name: 'app' } }) => mounted({ image: 'example/web:1', mountPath: '/etc/shop', volume, container });
const shop = config({ 'config.yml': 'a: 1\n' });

export const cases: Cases = {
  broken: [
    { objects: [config(), mounted()] },
    { objects: [config({ 'nginx.conf': 'a' }), mounted({ mountPath: '/etc/nginx/', volume: { configMap: { name: 'app', items: [{ key: 'nginx.conf', path: 'web.conf' }] } } })] },
    { objects: [sealed, mounted({ image: 'prom/prometheus:v3.5.0', mountPath: '/etc/prometheus', volume: { secret: { secretName: 'app' } } })] },
    { objects: [config({ 'nginx.conf': 'events {}\nhttp {\n  include /etc/nginx/mime.types;\n  include fastcgi_params; # as it is\n}\n' }), mounted()] },
    { objects: [shop, told({ args: ['--config=/etc/shop/config.yaml'] })] },
    { objects: [shop, told({ env: [{ name: 'CONFIG', value: 'file:/etc/shop/config.yaml' }] }, { projected: { sources: [{ configMap: { name: 'app' } }, { downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } }] } })] },
    { objects: [shop, told({ command: ['/web', '-c', '/etc/shop/other.toml'] })] },
    { objects: [shop, told({ args: ['/etc/shop/conf/web.yaml'] }, { configMap: { name: 'app', items: [{ key: 'config.yml', path: 'conf/config.yml' }] } })] },
    { objects: [shop, told({ args: ['/etc/shop/config.yml', '/etc/shop/config2.yml'] })] },
  ],
  sound: [
    { objects: [config({ 'default.conf': 'a', 'nginx.conf': '# include mime.types;\nevents {}\nhttp {\n  include conf.d/*.conf;\n  include default.conf;\n  include /etc/shop/a.conf;\n  include /etc/nginx/more/b.conf;\n}\n' }), mounted({ mounts: [{ name: 'config', mountPath: '/etc/nginx/more' }] })] },
    { objects: [shop, told({ args: ['--config=/etc/shop/config.yml', '/etc/shop/..data/config.yml', '--dir=/etc/shop', '/etc/shop/*.yaml', '/etc/shop/sub/a.yaml', '/etc/shopping/a.yaml', 'optional:file:/etc/shop/a.yaml'] })] },
    { objects: [shop, told({ command: ['sh', '-c', 'test -f /etc/shop/a.yaml || exec /web'] })] },
    { objects: [shop, told({ args: ['/etc/shop/a.yaml'], volumeMounts: [{ name: 'config', mountPath: '/etc/shop' }, { name: 'config', mountPath: '/etc/shop/a.yaml', subPath: 'config.yml' }] })] },
    { objects: [told({ args: ['/etc/shop/a.yaml'] })], platform: { external: [External.configMap('app', { namespace: 'shop' })] } },
    { objects: [configMap({ metadata: { labels: { 'config.openshift.io/inject-trusted-cabundle': 'true' } } }), told({ args: ['/etc/shop/ca.crt'] })] },
    { objects: [shop, told({ args: ['/etc/shop/a.yaml'] }, { projected: { sources: [{ configMap: { name: 'app' } }, { secret: { name: 'more' } }] } })], platform: { external: [External.secret('more', { namespace: 'shop' })] } },
    { objects: [told({ args: ['/etc/shop/a.yaml'] }, { emptyDir: {} })] },
    { objects: [config({ 'nginx.conf': 'a', 'default.conf': 'b' }), mounted()] },
    { objects: [config(), mounted({ mountPath: '/etc/nginx/conf.d' })] },
    { objects: [config(), mounted({ mountPath: '/etc/nginx/conf.d/default.conf', mount: { subPath: 'default.conf' } })] },
    { objects: [config({ 'default.conf': 'events {}\n' }), mounted({ mounts: [{ name: 'config', mountPath: '/etc/nginx/nginx.conf', subPath: 'default.conf' }] })] },
    { objects: [config(), mounted({ container: { args: ['nginx', '-c', '/etc/nginx/default.conf'] } })] },
    { objects: [config(), mounted({ container: { command: ['nginx', '-c', '/etc/nginx/default.conf'] } })] },
    { objects: [config(), mounted({ image: 'registry.example.org/nginx:1' })] },
    { objects: [configMap({ data: null }), mounted()] },
    { objects: [mounted()], platform: { external: [External.configMap('app', { namespace: 'shop' })] } },
    { objects: [mounted({ volume: { secret: { secretName: 'app' } } })], platform: { external: [External.secret('app', { namespace: 'shop' })] } },
  ],
};
