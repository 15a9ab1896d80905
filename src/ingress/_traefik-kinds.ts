import { CustomKind } from '../core/internal/objects/custom-resource';
import { MIDDLEWARE, MIDDLEWARE_TCP } from './_middleware-kinds';
import { INGRESS_ROUTE, INGRESS_ROUTE_TCP, INGRESS_ROUTE_UDP, TRAEFIK_SERVICE } from './_route-kinds';
import { SERVERS_TRANSPORT, SERVERS_TRANSPORT_TCP, TLS_OPTION, TLS_STORE } from './_transport-kinds';

/** The kinds of Traefik 3.6.12, all of which its provider watches: without one of them it reads none. */
export const TRAEFIK_KINDS: readonly CustomKind[] = [
  INGRESS_ROUTE, INGRESS_ROUTE_TCP, INGRESS_ROUTE_UDP, MIDDLEWARE, MIDDLEWARE_TCP, SERVERS_TRANSPORT, SERVERS_TRANSPORT_TCP, TLS_OPTION, TLS_STORE,
  TRAEFIK_SERVICE,
];
