import { IConstruct } from 'constructs';
import { IngressFact } from '../facts';
import { factsOf } from './facts';
import { Finding } from './finding';
import { PlannedRoute, RouteKind, Router } from './routing';
import { error } from './rules';

/** The id of a route's object below a program: its kind alone where it is the only one of the program's name. */
export function routeId({ name }: PlannedRoute, program: string, kind: RouteKind = 'Ingress'): string {
  return name === program ? kind : `${kind} ${name}`;
}

/** Who routes requests at a construct; undefined where nobody does so far, and then the construct is remembered as one that asked. */
export function ingressAt(scope: IConstruct): IngressFact | undefined {
  const { ingress, routing } = factsOf(scope);
  if (!ingress && !routing?.router) routing?.without.push(scope);
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
  return routing.without
    .filter(({ node }) => !construct.node.scopes.some(scope => scope.node.path === node.path))
    .map(({ node }) => error('ingress-late', `'${path}'`, 'must be created before what it routes to', node.path, 'create it first, right after the Platform'));
}
