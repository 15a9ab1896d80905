import { WebApp } from '../../../src';
import { Cases } from '../_cases';
import { configMap, deployment, ofPod } from '../_objects';

const nginx = (mounts: Array<{ name: string; mountPath: string; subPath?: string }>, container: object = {}) => [configMap(), deployment(ofPod({
  volumes: [...new Set(mounts.map(({ name }) => name))].map(name => name === 'config' ? { name, configMap: { name: 'app' } } : { name, emptyDir: {} }),
  containers: [{ name: 'web', image: 'nginx:1.29.1', securityContext: { readOnlyRootFilesystem: true }, volumeMounts: mounts, ...container }],
}))];

export const cases: Cases = {
  broken: [
    { objects: nginx([]) },
    { objects: nginx([{ name: 'cache', mountPath: '/var/cache/nginx' }]) },
    { build: tenant => new WebApp(tenant, 'web', { image: 'nginx:1.29.1', port: 8080 }) },
    { objects: [deployment(ofPod({ containers: [{ name: 'web', securityContext: { readOnlyRootFilesystem: true } }] }))] },
  ],
  sound: [
    { objects: [deployment(ofPod({ volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '1Mi' } }], containers: [{ name: 'web', securityContext: { readOnlyRootFilesystem: true }, volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] }] }))] },
    { objects: nginx([{ name: 'cache', mountPath: '/var/cache/nginx' }, { name: 'run', mountPath: '/run' }]) },
    { objects: nginx([{ name: 'var', mountPath: '/var' }]) },
    { objects: nginx([{ name: 'config', mountPath: '/etc/nginx/nginx.conf', subPath: 'app.conf' }]) },
    { objects: nginx([], { securityContext: { readOnlyRootFilesystem: false } }) },
    { objects: nginx([{ name: 'tmp', mountPath: '/tmp' }], { image: 'ghcr.io/nginx/nginx-unprivileged:1.30.4' }) },
    { objects: nginx([], { command: ['/start'] }) },
    { objects: nginx([{ name: 'config', mountPath: '/etc/nginx/conf.d/default.conf', subPath: 'app.conf' }]) },
    { build: tenant => new WebApp(tenant, 'web', { image: 'nginx:1.29.1', port: 8080, writablePaths: ['/var/cache/nginx', '/var/run', '/tmp'] }) },
  ],
};
