import { External } from '../../../src';
import { Case, Cases } from '../_cases';
import { deployment, ingress, ingressRoute, middleware, service } from '../_objects';

const ORIGINS = { accessControlAllowOriginList: ['https://shop.example.org'] };
const objects = (headers: object = { ...ORIGINS, accessControlAllowHeaders: ['Authorization'] }, login: object = { basicAuth: { secret: 'users' } }) => [
  deployment(), service(),
  middleware({ spec: { rateLimit: null, ...login } }, 'login'),
  middleware({ spec: { rateLimit: null, headers } }, 'cors'),
  middleware({ spec: { rateLimit: null, chain: { middlewares: [{ name: 'login' }, { name: 'cors' }] } } }, 'chain'),
];
const platform = { external: [External.secret('users'), External.ingressClass('public')] };
const routed = (names: string[], ...of: Parameters<typeof objects>): Case => ({
  platform,
  objects: [
    ...objects(...of),
    ingressRoute({ spec: { routes: [{ kind: 'Rule', match: 'Host(`api.example.org`)', middlewares: names.map(name => ({ name })), services: [{ name: 'web', port: 80 }] }] } }),
  ],
});
const annotated = (...names: string[]): Case => {
  const annotations = { 'traefik.ingress.kubernetes.io/router.middlewares': names.map(name => `shop-${name}@kubernetescrd`).join(',') };
  return { platform, objects: [...objects(), ingress({ metadata: { annotations } })] };
};

export const cases: Cases = {
  broken: [
    routed(['login', 'cors']),
    routed(['chain']),
    routed(['login', 'cors'], { accessControlAllowOriginListRegex: ['^https://.*$'], accessControlAllowMethods: ['GET', 'PUT'] }),
    routed(['login', 'cors'], undefined, { digestAuth: { secret: 'users' } }),
    annotated('login', 'cors'),
  ],
  sound: [
    routed(['cors', 'login']),
    routed(['cors', 'chain']),
    routed(['login']),
    routed(['cors']),
    routed(['login', 'cors'], { ...ORIGINS, accessControlAllowMethods: ['GET', 'POST'] }),
    routed(['login', 'cors'], { accessControlAllowHeaders: ['Authorization'] }),
    // Another program may answer browsers itself.
    routed(['login', 'cors'], undefined, { forwardAuth: { address: 'https://login.example.org/verify' } }),
    annotated('cors', 'login'),
  ],
};
