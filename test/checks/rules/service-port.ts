import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { rules: [{ host: 'shop.example.org', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 8080 } } } }] } }] } })] },
    { objects: [deployment(), service({ spec: { ports: [{ port: 80, name: 'web', targetPort: 'http' }] } }), ingressClass(), ingress()] },
  ],
  sound: [{ objects: [deployment(), service(), ingressClass(), ingress({ spec: { rules: [{ host: 'shop.example.org', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }] } }] } })] }],
};
