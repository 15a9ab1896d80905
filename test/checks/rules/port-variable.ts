import { Cases } from '../_cases';
import { deployment, ofContainer, ofPod } from '../_objects';

const told = (name: string, value: string, more: object = {}) => ({ objects: [deployment(ofContainer({ env: [{ name, value }], ...more }))] });

export const cases: Cases = {
  broken: [told('PORT', '3000'), told('ASPNETCORE_URLS', 'http://+:80')],
  sound: [
    told('PORT', '8080'), told('DB_PORT', '5432'), told('PORT', '3000', { ports: [{ name: 'admin', containerPort: 3000 }] }), told('PORT', 'http'),
    { objects: [deployment(ofPod({ initContainers: [{ name: 'proxy', image: 'example/proxy:1', restartPolicy: 'Always', ports: [{ containerPort: 8443 }] }], containers: [{ name: 'web', ports: null, readinessProbe: null, env: [{ name: 'PORT', value: '3000' }] }] }))] },
  ],
};
