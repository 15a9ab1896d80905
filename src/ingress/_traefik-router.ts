import { Construct } from 'constructs';
import { RouteKind, Router } from '../core/internal/router';
import { asHttpRoute } from './_as-http-route';
import { asIngress, ingressServiceAnnotations } from './_as-ingress';
import { asIngressRoute } from './_as-ingress-route';

/** What routes have to know of the Traefik that reads them. */
export interface Routes {
  readonly className: string;
  /** Whether it sends all that is asked by http to https. */
  readonly redirects: boolean;
  /** The Gateway that HTTPRoutes are of, and whether it has a certificate. */
  readonly gateway: { readonly name: string; readonly namespace: string };
  readonly secured: boolean;
}

/** How a Traefik writes the routes of programs. */
export function traefikRouter(kind: RouteKind, routes: Routes, others: Omit<Router, 'kind' | 'expose' | 'serviceAnnotations' | 'redirects'>): Router {
  const render = { Ingress: asIngress, IngressRoute: asIngressRoute, HTTPRoute: asHttpRoute }[kind];
  return {
    ...others,
    kind,
    redirects: routes.redirects,
    expose: (scope: Construct, plan, program) => render(scope, plan, program, routes),
    serviceAnnotations: plan => kind === 'Ingress' ? ingressServiceAnnotations(plan) : {},
  };
}
