import { Cases } from '../_cases';
import { deployment, policy } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [] }] } })] },
    { objects: [deployment(), policy({ spec: { policyTypes: ['Egress'], ingress: null, egress: [{ to: [], ports: [{ port: 53, protocol: 'UDP' }] }] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ ports: [] }] } })] },
  ],
  sound: [
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ podSelector: {} }], ports: [] }] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{}] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ podSelector: {} }] }] } })] },
  ],
};
