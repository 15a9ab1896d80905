import { Cases } from '../_cases';
import { configMap, deployment, headless, ofContainer, ofPod, service, statefulSet } from '../_objects';

/** An nginx that is told where to listen. */
const listening = (listen: string, more: object[] = []) => [
  { ...configMap(), data: { 'default.conf': `server {\n  listen ${listen};\n}\n` } },
  deployment(ofPod({
    volumes: [{ name: 'site', configMap: { name: 'app' } }],
    containers: [{ name: 'web', readinessProbe: { httpGet: null, exec: { command: ['true'] } }, volumeMounts: [{ name: 'site', mountPath: '/etc/nginx/conf.d' }] }, ...more],
  })),
  service(),
];

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service({ spec: { ports: [{ port: 80, targetPort: 'web' }] } })] },
    { objects: [deployment(), service({ spec: { ports: [{ port: 80, targetPort: 8088 }] } })] },
    { objects: [deployment(), service({ spec: { ports: [{ port: 80, protocol: 'UDP', targetPort: 8080 }] } })].map(each => each.kind === 'Service' ? { ...each, spec: { ...each.spec, ports: [{ port: 53, protocol: 'UDP', targetPort: 8080 }] } } : each) },
    { objects: listening('80') },
    { objects: listening('0.0.0.0:8443 ssl') },
  ],
  sound: [
    { objects: listening('8080') },
    { objects: listening('80', [{ name: 'proxy', image: 'example/proxy:1' }]) },
    { objects: listening('${PORT}') },
    { objects: [deployment(), { ...service(), spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 8080, targetPort: 0 }] } }] },
    { objects: [deployment(), { ...service(), spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 8080, targetPort: '' }] } }] },
    { objects: [deployment(), service({ spec: { ports: [{ port: 80, targetPort: 8080 }] } })] },
    { objects: [statefulSet(), headless({ spec: { ports: [{ port: 8080, targetPort: 9999 }] } })] },
    { objects: [deployment(ofContainer({ ports: [{ $patch: 'delete', containerPort: 8080 }], readinessProbe: { httpGet: { port: 8080 } } })), service({ spec: { ports: [{ port: 80, targetPort: 8080 }] } })] },
    { objects: [deployment(ofContainer({ env: [{ name: 'LISTEN', value: '0.0.0.0:8088' }] })), service({ spec: { ports: [{ port: 80, targetPort: 8088 }] } })] },
  ],
};
