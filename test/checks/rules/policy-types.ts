import { Cases } from '../_cases';
import { deployment, policy } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), policy({ spec: { policyTypes: ['Ingress'], egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }] } })] },
    { objects: [deployment(), policy({ spec: { policyTypes: null, egress: [] } })] },
  ],
  sound: [
    { objects: [deployment(), policy({ spec: { policyTypes: ['Ingress', 'Egress'], egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }] } })] },
    { objects: [deployment(), policy({ spec: { policyTypes: [], egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }] } })] },
    { objects: [deployment(), policy({ spec: { policyTypes: ['Ingress', 'Egress'], egress: [] } })] },
    { objects: [deployment(), policy({ spec: { policyTypes: ['Ingress'], egress: [] } })] },
    { objects: [deployment(), policy({ spec: { policyTypes: null, ingress: [] } })] },
  ],
};
