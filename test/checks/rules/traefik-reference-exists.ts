import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, ingressRoute, middleware, service } from '../_objects';

const common = [deployment(), service()];
const named = (route: object, spec: object = {}) => ingressRoute({ spec: { routes: [{ kind: 'Rule', match: 'Host(`shop.example.org`)', services: [{ name: 'web', port: 80 }], ...route }], ...spec } });
const annotated = (value: string) => ingress({ metadata: { annotations: { 'traefik.ingress.kubernetes.io/router.middlewares': value } } });

export const cases: Cases = {
  broken: [
    { objects: [...common, middleware(), named({ middlewares: [{ name: 'pasword' }] })] },
    { objects: [...common, named({ services: [{ name: 'web', port: 80, serversTransport: 'slow' }] })] },
    { objects: [...common, named({ services: [{ name: 'both', kind: 'TraefikService' }] })] },
    { objects: [...common, named({}, { tls: { options: { name: 'strict' } } })] },
    { objects: [...common, middleware({ spec: { rateLimit: null, chain: { middlewares: [{ name: 'gone' }] } } })] },
    { objects: [...common, ingressClass(), middleware(), annotated('shop-password@kubernetescrd, shop-pasword@kubernetescrd')] },
    { objects: [...common, ingressClass(), middleware(), annotated('password@kubernetescrd')] },
    { objects: [...common, ingressClass(), annotated('password')] },
  ],
  sound: [
    { objects: [...common, ingressClass(), middleware(), annotated('shop-password@kubernetescrd,')] },
    { objects: [...common, ingressClass(), annotated('${MIDDLEWARES}')] },
    { objects: [...common, ingressClass(), middleware(), middleware({}, 'shop-password'), annotated('shop-password@kubernetescrd')] },
    { objects: [...common, middleware(), named({ middlewares: [{ name: 'password' }, { name: 'password', namespace: 'shop' }, { name: 'limit@file' }] })] },
    { objects: [...common, named({ middlewares: [{ name: 'password' }] })], platform: { external: [External.object('Middleware.traefik.io', 'password')] } },
    { objects: [...common, named({ services: [{ name: 'api@internal', kind: 'TraefikService' }] })] },
    { objects: [...common, ingressClass(), middleware(), annotated('shop-password@kubernetescrd,auth@docker')] },
    // Of another namespace, which the name does not tell apart from the object's.
    { objects: [...common, ingressClass(), annotated('edge-password@kubernetescrd')] },
  ],
};
