import { Cases } from '../_cases';
import { deployment, headless, ofContainer, service, statefulSet } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service({ spec: { ports: [{ port: 80, targetPort: 'web' }] } })] },
    { objects: [deployment(), service({ spec: { ports: [{ port: 80, targetPort: 8088 }] } })] },
    { objects: [deployment(), service({ spec: { ports: [{ port: 80, protocol: 'UDP', targetPort: 8080 }] } })].map(each => each.kind === 'Service' ? { ...each, spec: { ...each.spec, ports: [{ port: 53, protocol: 'UDP', targetPort: 8080 }] } } : each) },
  ],
  sound: [
    { objects: [deployment(), { ...service(), spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 8080, targetPort: 0 }] } }] },
    { objects: [deployment(), { ...service(), spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 8080, targetPort: '' }] } }] },
    { objects: [deployment(), service({ spec: { ports: [{ port: 80, targetPort: 8080 }] } })] },
    { objects: [statefulSet(), headless({ spec: { ports: [{ port: 8080, targetPort: 9999 }] } })] },
    { objects: [deployment(ofContainer({ ports: [{ $patch: 'delete', containerPort: 8080 }], readinessProbe: { httpGet: { port: 8080 } } })), service({ spec: { ports: [{ port: 80, targetPort: 8080 }] } })] },
    { objects: [deployment(ofContainer({ env: [{ name: 'LISTEN', value: '0.0.0.0:8088' }] })), service({ spec: { ports: [{ port: 80, targetPort: 8088 }] } })] },
  ],
};
