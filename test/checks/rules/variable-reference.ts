import { WebApp } from '../../../src';
import { Cases } from '../_cases';
import { configMap, deployment, ofContainer, ofPod } from '../_objects';

const mounted = (subPathExpr: string, env: object[]) => deployment(ofPod({ volumes: [{ name: 'logs', emptyDir: {} }], containers: [{ name: 'web', env, volumeMounts: [{ name: 'logs', mountPath: '/logs', subPathExpr }] }] }));

const DATABASE = { ...configMap(), data: { HOST: 'db.example.org', PORT: '5432' } };
const taking = (prefix: string, value: string, more: object[] = []) => [DATABASE, deployment(ofContainer({ envFrom: [{ prefix, configMapRef: { name: 'app' } }], env: [{ name: 'ADDRESS', value }, ...more] }))];

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ env: [{ name: 'URL', value: 'http://$(HOST)/' }, { name: 'HOST', value: 'a' }] }))] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'a:1', port: 8080, env: { URL: '$(HSOT):80', HOST: 'a' } }) },
    { objects: [deployment(ofPod({ containers: [{ name: 'web', args: ['--level', '$(LEVEL)'] }, { name: 'agent', image: 'example/agent:1', env: [{ name: 'LEVEL', value: 'x' }] }] }))] },
    { objects: [deployment(ofPod({ containers: [{ name: 'web', command: ['sh', '-c', 'web $(LEVEL)'] }, { name: 'agent', image: 'example/agent:1', env: [{ name: 'LEVEL', value: 'x' }] }] }))] },
    { objects: [deployment(ofContainer({ args: ['--level', '$(LEVEL)'] }))] },
    { objects: [mounted('$(POD_NAME)/$(STAGE)', [{ name: 'POD', value: 'a' }])] },
    { objects: taking('DB_', '$(HOST):$(DB_PORT)') },
    { objects: taking('', '$(HOSTNAME):$(PORT)') },
  ],
  sound: [
    { objects: taking('DB_', '$(DB_HOST):$(DB_PORT)') },
    { objects: taking('', '$(HOST):$(PORT)', [{ name: 'HOST', value: '$(HOST).cluster.local' }]) },
    { objects: taking('', '$(STAGE)').slice(1).concat({ ...configMap(), data: {} }) },
    { objects: [mounted('$(POD)/$$(STAGE)', [{ name: 'POD', value: 'a' }])] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'a:1', port: 8080, env: { API: 'https://$(KUBERNETES_SERVICE_HOST):$(KUBERNETES_SERVICE_PORT)' } }) },
    { objects: [deployment(ofContainer({ env: [{ name: 'HOST', value: 'a' }, { name: 'URL', value: 'http://$(HOST)/ $$(LITERAL) $HOME' }] }))] },
    { objects: [deployment(ofContainer({ env: [{ name: 'URL', value: '$(WEB_SERVICE_HOST)' }] }))] },
    { objects: [deployment(ofContainer({ envFrom: [{ configMapRef: { name: 'app' } }], env: [{ name: 'URL', value: '$(HOST)' }] })), configMap()] },
  ],
};
