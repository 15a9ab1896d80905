import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

const route = (path: string, pathType: string, annotations: object = {}) => ({
  objects: [deployment(), service(), ingressClass(), ingress({
    metadata: { annotations },
    spec: { rules: [{ host: 'shop.example.org', http: { paths: [{ path, pathType, backend: { service: { name: 'web', port: { name: 'http' } } } }] } }] },
  })],
});
const rewrite = (target: string) => ({ 'nginx.ingress.kubernetes.io/rewrite-target': target });

export const cases: Cases = {
  broken: [
    route('/api/(.*)', 'Prefix'), route('/api/*', 'Exact'), route('/api', 'Prefix', rewrite('/$2')),
    route('/api', 'Prefix', rewrite('/')), route('/api/', 'Prefix', rewrite('/')),
    route('/api(/|$)(.*)', 'Prefix', rewrite('/$2')), route('/v[0-9]+', 'Prefix', { 'nginx.ingress.kubernetes.io/use-regex': 'true' }),
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { rules: [{ host: 'shop.example.org', http: { paths: [{ path: '/v[0-9]/items', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }] } }] } })] },
  ],
  sound: [route('/api', 'Prefix'), route('/api/(.*)', 'ImplementationSpecific'), route('/api(/|$)(.*)', 'ImplementationSpecific', rewrite('/$2')),
    route('/', 'Prefix', rewrite('/')), route('/ping', 'Exact', rewrite('/')), route('/api', 'ImplementationSpecific', rewrite('/')), route('/api', 'Prefix', rewrite('/index.html')),
    route('/v2/items', 'Prefix', { 'nginx.ingress.kubernetes.io/use-regex': 'true' }),
    { objects: [...route('/api(/|$)(.*)', 'Prefix', rewrite('/$2')).objects, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'controller' }, data: { 'strict-validate-path-type': 'false' } }] }],
};
