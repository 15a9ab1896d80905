import { IConstruct } from 'constructs';
import { IngressFact } from '../facts';
import { Peer } from '../peer';
import { factsOf } from './facts';
import { Finding } from './finding';
import { error } from './rules';

/** Who routes requests into a cluster: what a Platform says of somebody else's, or a stack of its own. */
export interface Router {
  readonly ingress: IngressFact;
  /** Whether it has certificates of its own, so that a route needs none. */
  readonly certificates: boolean;
  /** The construct; undefined where it is somebody else's. */
  readonly construct?: IConstruct;
  /** Lets it reach pods that it routes to. */
  reach?(peer: Peer): void;
}

/** Where a stack says that it is there, and what was built before it did. */
export interface Routing {
  router?: Router;
  /** Constructs that would have been others with it. */
  readonly without: IConstruct[];
}

/** Who routes requests at a construct; undefined where nobody does so far, and then the construct is remembered as one that asked. */
export function routerAt(scope: IConstruct): Router | undefined {
  const { ingress, routing } = factsOf(scope);
  if (ingress) return { ingress, certificates: false };
  if (!routing?.router) routing?.without.push(scope);
  return routing?.router;
}

/** Makes a construct the one that routes requests. Says what is wrong with that. */
export function setRouter(construct: IConstruct, router: Router): Finding[] {
  const { ingress, routing } = factsOf(construct);
  const path = construct.node.path;
  if (!routing) return [error('no-platform', 'ingress', 'must be in a Platform, which tells others of it', path, 'create it in a Platform')];
  if (ingress) return [error('ingress-twice', 'ingress', 'must be one or the other: the Platform says that somebody else routes', ingress.className, 'remove \'ingress\' of the Platform')];
  if (routing.router) {
    // The first one stays the one that hosts are routed by.
    return routing.router.ingress.className === router.ingress.className
      ? [error('ingress-twice', 'className', `must be no other stack's, and '${routing.router.construct?.node.path ?? ''}' has it`, router.ingress.className, 'give it another \'className\'')]
      : [];
  }
  routing.router = router;
  return routing.without.map(({ node }) => error('ingress-late', 'ingress', 'must be created before what it routes to', node.path, 'create the stack first, right after the Platform'));
}
