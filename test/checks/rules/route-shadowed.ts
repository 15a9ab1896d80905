import { Case, Cases } from '../_cases';
import { deployment, ingressRoute, service } from '../_objects';

type Routed = readonly [match: string, priority?: number];

const route = ([match, priority]: Routed) => ({ kind: 'Rule', match, priority, services: [{ name: 'web', port: 80 }] });
const routed = (...routes: Routed[]): Case => ({ objects: [deployment(), service(), ingressRoute({ spec: { routes: routes.map(route) } })] });
const apart = (one: Routed, other: Routed, more: object = {}): Case => ({
  objects: [deployment(), service(), ingressRoute({ spec: { routes: [route(one)] } }), ingressRoute({ spec: { routes: [route(other)], ...more } }, 'other')],
});

const HOST = 'Host(`shop.example.org`)';
const TWO = 'Host(`shop.example.org`) || Host(`www.shop.example.org`)';

export const cases: Cases = {
  broken: [
    routed([HOST, 100], [`${HOST} && PathPrefix(\`/api\`)`, 10]),
    // The length of the rule is its priority.
    routed([TWO], [`${HOST} && Path(\`/api\`)`]),
    routed([`(${TWO}) && PathPrefix(\`/\`)`, 0], [HOST]),
    apart([HOST, 100], ['Host(`SHOP.example.org`) && PathPrefix(`/api`) && Method(`GET`)']),
    routed([`${HOST} && PathPrefix(\`/api\`)`, 100], [`${HOST} && PathPrefix(\`/api/v2\`)`]),
    // A prefix of whole parts, and a matcher in another spelling.
    routed([`${HOST} && (Path(\`/api\`) || PathPrefix(\`/api/\`))`, 100], ['host("shop.example.org") && PATH(`/api/v2`)']),
    routed([`${HOST} && (Path(\`/api\`) || PathPrefix(\`/api/\`))`, 100], [`${HOST} && Path(\`/api\`)`]),
    routed([`${HOST} && (ClientIP(\`10.0.0.0/8\`)||ClientIP(\`192.168.0.0/16\`))`, 200], [`${HOST} && PathPrefix(\`/api\`) && (ClientIP(\`10.0.0.0/8\`) || ClientIP(\`192.168.0.0/16\`))`, 10]),
    routed(['PathPrefix(`/.well-known`)', 100], [`${HOST} && Path(\`/.well-known/a\`)`]),
  ],
  sound: [
    routed([HOST, 10], [`${HOST} && PathPrefix(\`/api\`)`, 100]),
    routed([HOST], [`${HOST} && PathPrefix(\`/api\`)`]),
    routed([HOST, 100], ['Host(`api.example.org`) && PathPrefix(`/api`)', 10]),
    routed([`${HOST} && PathPrefix(\`/api\`)`, 100], [HOST, 10]),
    routed([`${HOST} && Path(\`/api\`)`, 100], [`${HOST} && PathPrefix(\`/api\`)`, 10]),
    routed([`${HOST} && Method(\`POST\`)`, 100], [`${HOST} && PathPrefix(\`/api\`)`, 10]),
    routed([`${HOST} && !PathPrefix(\`/api\`)`, 100], [`${HOST} && PathPrefix(\`/api\`)`, 10]),
    routed([`${HOST} && (Path(\`/api\`) || PathPrefix(\`/api/\`))`, 100], [`${HOST} && PathPrefix(\`/api\`)`, 10]),
    routed([`${HOST} && (Path(\`/api\`) || PathPrefix(\`/api/\`))`, 100], [`${HOST} && PathPrefix(\`/apis\`)`, 10]),
    // Without parentheses, the last host alone is bound to the path.
    routed([HOST, 100], [`${TWO} && PathPrefix(\`/api\`)`, 10]),
    routed([`${HOST} && PathPrefix(\`/shop\`)`, 100], ['Host(`a.example.org`) || (Host(`shop.example.org`) && PathPrefix(`/shop/a`))', 10]),
    apart([HOST, 100], [`${HOST} && PathPrefix(\`/api\`)`, 10], { entryPoints: ['internal'] }),
    apart([HOST, 100], [`${HOST} && PathPrefix(\`/api\`)`, 10], { tls: {} }),
  ],
};
