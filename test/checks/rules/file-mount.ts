import { Volume, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { configMap, deployment, ofPod } from '../_objects';

const mounted = (mount: object, volume: object = { configMap: { name: 'app' } }) => [configMap(), deployment(ofPod({
  volumes: [{ name: 'config', ...volume }], containers: [{ name: 'web', volumeMounts: [{ name: 'config', ...mount }] }],
}))];

export const cases: Cases = {
  broken: [
    { objects: mounted({ mountPath: '/etc/app/app.conf' }) },
    { objects: mounted({ mountPath: '/etc/app/other.conf' }) },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, files: { '/etc/nginx/conf.d': 'server {}' } }) },
    { objects: mounted({ mountPath: '/etc/ssl/certs', subPath: 'app.conf' }) },
    { objects: [configMap()], build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, volumes: { '/etc/app/application.yml': Volume.config('app') } }) },
  ],
  sound: [
    // A directory that is meant: the file in it is asked for.
    { objects: [configMap(), deployment({ spec: { template: { spec: { volumes: [{ name: 'config', configMap: { name: 'app' } }], containers: [{ name: 'web', args: ['/etc/app.conf/app.conf'], volumeMounts: [{ name: 'config', mountPath: '/etc/app.conf' }] }] } } } })] },
    { objects: mounted({ mountPath: '/etc/nginx/conf.d', subPath: 'sites' }, { configMap: { name: 'app', items: [{ key: 'app.conf', path: 'sites/app.conf' }] } }) },
    { objects: mounted({ mountPath: '/etc/nginx/nginx.conf', subPath: 'app.conf' }) },
    { objects: mounted({ mountPath: '/etc/app/app.conf', subPath: 'app.conf' }) },
    { objects: mounted({ mountPath: '/etc/app/conf.d' }) },
    { objects: mounted({ mountPath: '/data/cache.json' }, { emptyDir: {} }) },
  ],
};
