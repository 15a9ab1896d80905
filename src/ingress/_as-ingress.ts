import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ingressObject } from '../core/internal/ingress';
import { PlannedRoute, routeId } from '../core/internal/router';
import { middlewaresOf, redirectOf, transportOf } from './_route-parts';
import { Routes } from './_routes';

const PREFIX = 'traefik.ingress.kubernetes.io';

/** A route as an Ingress: what it has no words for is in Middlewares, which an annotation names. */
export function asIngress(scope: Construct, plan: PlannedRoute, program: string, { className, redirects }: Routes): ApiObject {
  const known = (name: string) => `${plan.namespace ?? ''}-${name}@kubernetescrd`;
  const middlewares = middlewaresOf(scope, plan, true).map(known);
  const apart = plan.route.redirectToHttps === true && !redirects;
  const route = ingressObject(scope, routeId(plan, program), className, plan, {
    // Of two routes with one rule, Traefik takes any.
    ...apart ? { [`${PREFIX}/router.entrypoints`]: 'websecure' } : {},
    ...middlewares.length > 0 ? { [`${PREFIX}/router.middlewares`]: middlewares.join(',') } : {},
  });
  transportOf(scope, plan);
  if (apart) {
    const plain = { ...plan, name: `${plan.name}-redirect`, secretName: undefined, issuer: undefined };
    ingressObject(scope, `Ingress ${plain.name}`, className, plain, {
      [`${PREFIX}/router.entrypoints`]: 'web',
      [`${PREFIX}/router.middlewares`]: known(redirectOf(scope, plan)),
    });
  }
  return route;
}

/** What Traefik reads at the Service of an Ingress. */
export function ingressServiceAnnotations({ name, namespace = '', route: { sticky, timeouts } }: PlannedRoute): Record<string, string> {
  const { cookie, secure = true, httpOnly = true, sameSite = 'lax' } = sticky ?? {};
  const at = `${PREFIX}/service`;
  return {
    ...sticky ? {
      [`${at}.sticky.cookie`]: 'true',
      ...cookie === undefined ? {} : { [`${at}.sticky.cookie.name`]: cookie },
      [`${at}.sticky.cookie.secure`]: String(secure),
      [`${at}.sticky.cookie.httponly`]: String(httpOnly),
      [`${at}.sticky.cookie.samesite`]: sameSite,
    } : {},
    ...timeouts ? { [`${at}.serverstransport`]: `${namespace}-${name}@kubernetescrd` } : {},
  };
}
