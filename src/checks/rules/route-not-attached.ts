import { gatewayRoutes, parentsOf, refusal } from '../internal/network/gateways';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'route-not-attached',
  severity: 'error',
  title: 'A listener of the Gateway takes the route: by its name, kind, namespace and hosts.',
  why: 'A Gateway takes routes of its own namespace alone, unless a listener says otherwise, and of its own hosts. What it does not take answers 404, and the reason is in the status of the route alone.',
  source: 'https://gateway-api.sigs.k8s.io/guides/multiple-ns/',
  remedy: 'correct the route, or let the listener take it: \'allowedRoutes\', \'hostname\'',
  * check(cluster) {
    for (const item of gatewayRoutes(cluster)) {
      for (const parent of parentsOf(cluster, item)) {
        const refused = refusal(cluster, item, parent);
        if (refused) yield { item, at: parent.at, ...refused };
      }
    }
  },
};
