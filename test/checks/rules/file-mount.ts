import { Volume, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { configMap, deployment, ofPod } from '../_objects';

const mounted = (mount: object, volume: object = { configMap: { name: 'app' } }) => [configMap(), deployment(ofPod({
  volumes: [{ name: 'config', ...volume }], containers: [{ name: 'web', volumeMounts: [{ name: 'config', ...mount }] }],
}))];

export const cases: Cases = {
  broken: [
    { objects: mounted({ mountPath: '/etc/app/app.conf' }) },
    { objects: [configMap()], build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, volumes: { '/etc/app/application.yml': Volume.config('app') } }) },
  ],
  sound: [
    { objects: mounted({ mountPath: '/etc/app/app.conf', subPath: 'app.conf' }) },
    { objects: mounted({ mountPath: '/etc/app/conf.d' }) },
    { objects: mounted({ mountPath: '/data/cache.json' }, { emptyDir: {} }) },
  ],
};
