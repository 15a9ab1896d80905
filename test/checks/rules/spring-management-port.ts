import { Cases } from '../_cases';
import { configMap, deployment, ofContainer, ofPod } from '../_objects';

const PORTS = [{ name: 'http', containerPort: 8080 }, { name: 'management', containerPort: 8081 }];
const asks = (port: string | number, path = '/actuator/health/readiness') => ({ ports: PORTS, readinessProbe: { httpGet: { path, port } } });
const told = (name: string, value: string) => ({ env: [{ name, value }] });
const app = (...parts: object[]) => deployment(ofContainer(Object.assign({}, ...parts)));
const SETTINGS = { ...configMap(), data: { MANAGEMENT_SERVER_PORT: '8081', MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED: 'true' } };
const ALL_OF = { envFrom: [{ configMapRef: { name: 'app' } }] };
const OWN = told('MANAGEMENT_SERVER_PORT', '8081');

export const cases: Cases = {
  broken: [
    { objects: [app(asks(8080), OWN)] },
    { objects: [app(asks('http', '/actuator/health'), ALL_OF), SETTINGS] },
    { objects: [app(asks('http'), { env: [{ name: 'MANAGEMENT_SERVER_PORT', valueFrom: { configMapKeyRef: { name: 'app', key: 'MANAGEMENT_SERVER_PORT' } } }] }), SETTINGS] },
    { objects: [app(asks('http'), { args: ['--management.server.port=8081'] })] },
    { objects: [app(asks('http'), told('JAVA_TOOL_OPTIONS', '-Xmx64m -Dmanagement.server.port=8081'))] },
    { objects: [app(asks(8082, '/actuator'), { ports: null }, OWN)] },
    { objects: [app(asks('http'), { livenessProbe: { httpGet: { path: '/livez', port: 'http' } } }, OWN)] },
    { objects: [deployment(ofPod({ containers: [{ name: 'web', ...asks('http'), livenessProbe: { httpGet: { path: '/livez', port: 'http' } }, ...OWN }, { name: 'proxy', image: 'example/proxy:1.0.0' }] }))] },
    { objects: [deployment(ofPod({ containers: [{ name: 'web', ...asks(8082), ports: null, ...OWN }], initContainers: [{ name: 'wait', image: 'example/wait:1.0.0' }] }))] },
  ],
  sound: [
    { objects: [app(asks(8081), OWN)] },
    { objects: [app(asks('management'), ALL_OF), SETTINGS] },
    { objects: [app(asks('http', '/readyz'), OWN)] },
    { objects: [app(asks('http', '/shop/actuator/health'), OWN)] },
    { objects: [app(asks('management'), { livenessProbe: { httpGet: { path: '/livez', port: 'http' } } }, OWN)] },
    { objects: [app(asks('http'), told('MANAGEMENT_SERVER_PORT', '-1'))] },
    ...['MANAGEMENT_ENDPOINTS_WEB_BASEPATH', 'MANAGEMENT_ENDPOINT_HEALTH_GROUP_READINESS_ADDITIONALPATH'].map(name => ({ objects: [app(asks('http'), { env: [...OWN.env, { name, value: '/' }] })] })),
    { objects: [app(asks('http'))] },
    { objects: [app(asks('http'), told('MANAGEMENT_SERVER_PORT', '8080'))] },
    { objects: [app(asks('http'), { env: [...OWN.env, { name: 'MANAGEMENT_ENDPOINTS_WEB_BASE_PATH', value: '/' }] })] },
    { objects: [app(asks('http'), { ...OWN, args: ['--management.server.port=8080'] })] },
    // Another container may pass it on.
    { objects: [deployment(ofPod({ containers: [{ name: 'web', ...asks(8082), ...OWN }, { name: 'proxy', image: 'example/proxy:1.0.0', ports: [{ containerPort: 8082 }] }] }))] },
  ],
};
