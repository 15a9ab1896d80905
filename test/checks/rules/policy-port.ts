import { Cases } from '../_cases';
import { deployment, policy, service } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), policy({ spec: { ingress: [{ ports: [{ port: 80 }] }] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ ports: [{ port: 'web' }] }] } })] },
  ],
  sound: [
    { objects: [deployment(), policy({ spec: { ingress: [{ ports: [{ port: 8080 }] }, { ports: [{ port: 'http' }] }] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ ports: [{ port: 80, endPort: 9000 }] }] } })] },
  ],
};
