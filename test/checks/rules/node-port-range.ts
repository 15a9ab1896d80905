import { Cases } from '../_cases';
import { deployment, service } from '../_objects';

const ofPort = (nodePort: number, type = 'NodePort') => ({ objects: [deployment(), service({ spec: { type, ports: [{ port: 80, nodePort }] } })] });

export const cases: Cases = {
  broken: [
    ofPort(8080),
    ofPort(32768, 'LoadBalancer'),
    ofPort(29999),
    { objects: [deployment(), service({ spec: { type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 9080 } })] },
  ],
  sound: [
    ofPort(30000),
    ofPort(32767, 'LoadBalancer'),
    ofPort(0),
    { objects: [deployment(), service({ spec: { type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 30999 } })] },
  ],
  proof: { refused: 'provided port is not in the valid range' },
};
