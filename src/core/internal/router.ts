import { IConstruct } from 'constructs';
import { IngressFact } from '../facts';
import { factsOf } from './facts';
import { Finding } from './finding';
import { PlannedRoute, RouteKind, Router, Unrouted } from './routing';
import { error } from './rules';

/** The id of a route's object below a program: its kind alone where it is the only one of the program's name. */
export function routeId({ name }: PlannedRoute, program: string, kind: RouteKind = 'Ingress'): string {
  return name === program ? kind : `${kind} ${name}`;
}

/** Who routes requests at a construct; undefined where nobody does so far, and then the construct is remembered as one that asked. */
export function ingressAt(construct: IConstruct, routedInside?: Unrouted['routedInside']): IngressFact | undefined {
  const { ingress, routing } = factsOf(construct);
  if (!ingress && !routing?.router) routing?.without.push({ construct, routedInside });
  return ingress ?? routing?.router?.ingress;
}

/** The stack that routes requests at a construct; undefined where it is somebody else, or nobody. */
export function routerAt(scope: IConstruct): Router | undefined {
  const { ingress, routing } = factsOf(scope);
  return ingress ? undefined : routing?.router;
}

/** Makes a construct the one that routes requests. Says what is wrong with that. */
export function setRouter(construct: IConstruct, router: Router): Finding[] {
  const { ingress, routing } = factsOf(construct);
  const path = construct.node.path;
  if (!routing) return [];
  if (ingress) return [error('ingress-twice', 'className', 'must not be beside \'ingress\' of the Platform, which says that somebody else routes', router.ingress.className, 'remove \'ingress\' of the Platform')];
  if (routing.router) {
    // The first one stays the one that hosts are routed by.
    return routing.router.ingress.className === router.ingress.className
      ? [error('ingress-twice', 'className', `must be no other's, and '${routing.router.construct.node.path}' has it`, router.ingress.className, 'give it another \'className\'')]
      : [];
  }
  routing.router = router;
  const around = routing.without.filter(each => construct.node.scopes.includes(each.construct));
  for (const each of around) each.routedInside?.(router.ingress);
  return routing.without
    .filter(each => !around.includes(each))
    .map(({ construct: { node } }) => error('ingress-late', `'${path}'`, 'must be created before what it routes to', node.path, 'create it first, right after the Platform'));
}
