import { Hook, Probe, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { configMap, deployment, ofContainer, ofPod } from '../_objects';

const HOST = { name: 'HOST', value: 'db' };
const POD_IP = { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } };
const all = { envFrom: [{ configMapRef: { name: 'app' } }] };
const config = (data: object) => configMap({ data: { 'app.conf': null, ...data } });
const asked = (command: string[], change: object) => deployment(ofContainer({ readinessProbe: { httpGet: null, exec: { command } }, ...change }));
const POD_NAME = { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } };
const mounted = (path: object, change: object = { env: [POD_NAME] }) => deployment(ofPod({ volumes: [{ name: 'index', emptyDir: {} }], containers: [{ name: 'web', volumeMounts: [{ name: 'index', mountPath: '/index', ...path }], ...change }] }));
const stopping = (preStop: object, change: object) => deployment(ofContainer({ lifecycle: { preStop }, ...change }));

export const cases: Cases = {
  broken: [
    { objects: [config({ URL: 'http://$(HOST)/' }), deployment(ofContainer({ ...all, env: [HOST] }))] },
    { objects: [config({ url: 'http://$(HOST)/' }), deployment(ofContainer({ env: [HOST, { name: 'URL', valueFrom: { configMapKeyRef: { name: 'app', key: 'url' } } }] }))] },
    { objects: [config({ HOST: 'db', URL: 'http://$(APP_HOST)/' }), deployment(ofContainer({ envFrom: [{ prefix: 'APP_', configMapRef: { name: 'app' } }] }))] },
    { objects: [config({ URL: 'http://$(HOST)/\n' }), deployment(ofContainer({ ...all, env: [HOST] }))] },
    { objects: [asked(['check', '--host=$(POD_IP)'], { env: [POD_IP] })] },
    { objects: [config({ HOST: 'db' }), asked(['check', '$(HOST)'], all)] },
    { objects: [asked(['pg_isready', '-h', '$(POD_IP)'], { env: [POD_IP] })] },
    { objects: [deployment(ofContainer({ env: [HOST], readinessProbe: { httpGet: { path: '/$(HOST)' } } }))] },
    { objects: [deployment(ofContainer({ env: [HOST], readinessProbe: { httpGet: { path: null, httpHeaders: [{ name: 'Host', value: '$(HOST)' }] } } }))] },
    { objects: [stopping({ exec: { command: ['drain', '--from=$(HOST)'] } }, { env: [HOST] })] },
    { objects: [stopping({ httpGet: { path: '/drain', port: 'http', httpHeaders: [{ name: 'X-From', value: '$(POD_IP)' }] } }, { env: [POD_IP] })] },
    { objects: [mounted({ subPath: '$(POD_NAME)' })] },
    { objects: [mounted({ subPath: 'of-${POD_NAME}/data' })] },
    { objects: [mounted({ subPathExpr: '$POD_NAME' })] },
    { objects: [config({ STAGE: 'prod' }), mounted({ subPath: '$(STAGE)' }, all)] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, env: { HOST: 'db' }, preStop: Hook.exec(['drain', '$(HOST)']) }) },
  ],
  sound: [
    { objects: [config({ URL: 'http://$$(HOST)/ ${HOST} $(OTHER) $(date)' }), deployment(ofContainer({ ...all, env: [HOST, { name: 'date', value: 'a' }] }))] },
    { objects: [config({ RUN: 'set -e\necho $(HOST)\n' }), deployment(ofContainer({ ...all, env: [HOST] }))] },
    { objects: [config({ 'run.sh': 'echo $(HOST)' }), deployment(ofContainer({ ...all, env: [HOST] }))] },
    { objects: [config({ URL: 'http://$(HOST)/', PORT: '80' }), deployment(ofContainer({ env: [HOST, { name: 'PORT', valueFrom: { configMapKeyRef: { name: 'app', key: 'PORT' } } }] }))] },
    { objects: [config({ URL: 'http://$(HOST)/' }), deployment(ofContainer({ ...all, env: [HOST, { name: 'URL', value: 'http://$(HOST)/' }] }))] },
    { objects: [config({ HOST: 'db' }), deployment(ofContainer({ ...all, env: [{ name: 'URL', value: 'http://$(HOST)/' }] }))] },
    { objects: [asked(['check', '--host=$(HOST)'], { env: [HOST] })] },
    { objects: [asked(['sh', '-c', 'check $(hostname) "$POD_IP" $$(POD_IP)'], { env: [POD_IP, { name: 'hostname', value: 'a' }] })] },
    { objects: [stopping({ exec: { command: ['sh', '-c', 'drain "$HOST" $(nproc) $(NPROC)'] } }, { env: [HOST] })] },
    { objects: [stopping({ exec: { command: ['sh', '-c', 'drain $(getIP) $(IPof)'] } }, { env: ['getIP', 'IPof'].map(name => ({ ...HOST, name })) })] },
    // Of these it has one.
    { objects: [config({ HOST: 'db', PORT: '80' }), stopping({ exec: { command: ['sh', '-c', 'drain $(PORT)'] } }, { env: [{ name: 'HOST', valueFrom: { configMapKeyRef: { name: 'app', key: 'HOST' } } }] })] },
    { objects: [mounted({ subPathExpr: 'of-$(POD_NAME)/data' })] },
    { objects: [mounted({ subPath: 'data' })] },
    { objects: [mounted({ subPath: '$$(POD_NAME)' })] },
    // Whoever has no variable of this name means the directory.
    { objects: [mounted({ subPath: '$(OTHER)' })] },
    { objects: [mounted({ subPath: '$RECYCLE.BIN' })] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, env: { HOST: 'db' }, probes: { ready: Probe.exec(['check', '$(HOST)']) } }) },
  ],
};
