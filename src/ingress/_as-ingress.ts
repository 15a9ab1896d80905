import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ingressObject } from '../core/internal/ingress';
import { isGrpc } from '../core/internal/ports';
import { routeId } from '../core/internal/router';
import { PlannedRoute } from '../core/internal/routing';
import { middlewaresOf, redirectOf, transportOf } from './_route-parts';
import { priorityOf } from './_route-priority';
import { Routes } from './_routes';

const PREFIX = 'traefik.ingress.kubernetes.io';
const ROUTER = `${PREFIX}/router`;

/** A route as an Ingress: what it has no words for is in Middlewares, which an annotation names. */
export function asIngress(scope: Construct, plan: PlannedRoute, program: string, { className, redirects, trustedProxies }: Routes): ApiObject {
  const { name, namespace = '', path, hosts, route: { redirectToHttps } } = plan;
  const known = (middleware: string) => `${namespace}-${middleware}@kubernetescrd`;
  const middlewares = middlewaresOf(scope, plan, trustedProxies, true).map(known);
  const apart = redirectToHttps === true && !redirects;
  // A route for all of a host is behind those for a part of it without saying so.
  const priority: Record<string, string> = path === '/' && !hosts.every(host => host.startsWith('*.')) ? {} : { [`${ROUTER}.priority`]: String(priorityOf(plan)) };
  transportOf(scope, plan);
  if (apart) {
    ingressObject(scope, `Ingress ${name}-redirect`, className, { ...plan, name: `${name}-redirect`, secretName: undefined, issuer: undefined }, {
      [`${ROUTER}.entrypoints`]: 'web',
      [`${ROUTER}.middlewares`]: known(redirectOf(scope, plan)),
      ...priority,
    });
  }
  return ingressObject(scope, routeId(plan, program), className, plan, {
    ...apart ? { [`${ROUTER}.entrypoints`]: 'websecure' } : {},
    ...middlewares.length > 0 ? { [`${ROUTER}.middlewares`]: middlewares.join(',') } : {},
    ...priority,
  });
}

/** What Traefik reads at the Service of an Ingress. */
export function ingressServiceAnnotations({ name, namespace = '', service, route: { sticky, timeouts } }: PlannedRoute): Record<string, string> {
  const { cookie, secure = true, httpOnly = true, sameSite = 'lax' } = sticky ?? {};
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
