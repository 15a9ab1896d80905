import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { isWildcard } from '../core/internal/names';
import { ingressObject } from '../core/internal/network/ingress';
import { isGrpc } from '../core/internal/pods/ports';
import { routeId } from '../core/internal/router';
import { PlannedRoute } from '../core/internal/routing';
import { middlewaresOf, redirectOf, transportOf } from './_route-parts';
import { partsOf, priorityOf } from './_route-priority';
import { Routes } from './_routes';

const PREFIX = 'traefik.ingress.kubernetes.io';
const ROUTER = `${PREFIX}/router`;

/** A route as an Ingress: what it has no words for is in Middlewares, which an annotation names. */
export function asIngress(scope: Construct, plan: PlannedRoute, program: string, { className, redirects, trustedProxies }: Routes): ApiObject {
  const { namespace = '', path, route: { redirectToHttps } } = plan;
  const known = (middleware: string) => `${namespace}-${middleware}@kubernetescrd`;
  const middlewares = middlewaresOf(scope, plan, trustedProxies, true).map(known);
  const apart = redirectToHttps === true && !redirects;
  transportOf(scope, plan);
  const redirect = apart ? known(redirectOf(scope, plan)) : undefined;
  const [first] = partsOf(plan).map(part => {
    const { name } = part;
    // A route for all of a host is behind those for a part of it without saying so.
    const priority: Record<string, string> = path === '/' && !isWildcard(part.hosts[0]) ? {} : { [`${ROUTER}.priority`]: String(priorityOf(part)) };
    if (redirect !== undefined) {
      ingressObject(scope, `Ingress ${name}-redirect`, className, { ...part, name: `${name}-redirect`, secretName: undefined, issuer: undefined }, {
        [`${ROUTER}.entrypoints`]: 'web',
        // Whom a trusted proxy says to have come by https it lets through: https://github.com/traefik/traefik/issues/13385
        [`${ROUTER}.middlewares`]: [redirect, ...middlewares].join(','),
        ...priority,
      });
    }
    return ingressObject(scope, name === plan.name ? routeId(plan, program) : `Ingress ${name}`, className, part, {
      ...apart ? { [`${ROUTER}.entrypoints`]: 'websecure' } : {},
      ...middlewares.length > 0 ? { [`${ROUTER}.middlewares`]: middlewares.join(',') } : {},
      ...priority,
    });
  });
  return first;
}

/** What Traefik reads at the Service of an Ingress. */
export function ingressServiceAnnotations({ name, namespace = '', service, plain, route: { sticky, timeouts } }: PlannedRoute): Record<string, string> {
  const { cookie, secure = !plain, httpOnly = true, sameSite = 'lax' } = sticky ?? {};
  const at = `${PREFIX}/service`;
  return {
    // HTTP/2 without TLS, which Traefik does not try by itself.
    ...isGrpc(service.port.name) ? { [`${at}.serversscheme`]: 'h2c' } : {},
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
