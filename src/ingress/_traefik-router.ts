import { Construct } from 'constructs';
import { FEATURES, RouteKind, Router } from '../core/internal/routing';
import { asHttpRoute } from './_as-http-route';
import { asIngress, ingressServiceAnnotations } from './_as-ingress';
import { asIngressRoute } from './_as-ingress-route';
import { Routes } from './_routes';

/** How a Traefik writes the routes of programs. */
export function traefikRouter(wanted: RouteKind, routes: Routes, others: Omit<Router, 'kind' | 'expose' | 'serviceAnnotations' | 'redirects'>): Router {
  // One that there is not has been said to be none.
  const kind = Object.hasOwn(FEATURES, wanted) ? wanted : 'Ingress';
  const render = { Ingress: asIngress, IngressRoute: asIngressRoute, HTTPRoute: asHttpRoute }[kind];
  return {
    ...others,
    kind,
    redirects: routes.redirects,
    expose: (scope: Construct, plan, program) => render(scope, plan, program, routes),
    serviceAnnotations: plan => kind === 'Ingress' ? ingressServiceAnnotations(plan) : {},
  };
}
