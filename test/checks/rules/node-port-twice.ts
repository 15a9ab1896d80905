import { Cases } from '../_cases';
import { deployment, service } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(), service({ spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] } }), deployment({}, 'api'), service({ spec: { type: 'LoadBalancer', ports: [{ port: 80, nodePort: 30080 }] } }, 'api')] }],
  sound: [
    { objects: [deployment(), service({ spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30082 }] } }), deployment({}, 'api'), service({ spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30083 }] } }, 'api')] },
    { objects: [deployment(), service({ spec: { type: 'NodePort' } }), deployment({}, 'api'), service({ spec: { type: 'NodePort' } }, 'api')] },
  ],
  proof: { refused: 'provided port is already allocated' },
};
