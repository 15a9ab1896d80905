import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { unlessEmpty } from '../core/internal/defaults';
import { isWildcard } from '../core/internal/names';
import { isGrpc } from '../core/internal/pods/ports';
import { routeId } from '../core/internal/router';
import { PlannedRoute } from '../core/internal/routing';
import { StickyProps } from '../core/route';
import { certificateOf, middlewaresOf, ownShare, redirectOf, traefikObject, transportOf } from './_route-parts';
import { partsOf, priorityOf } from './_route-priority';
import { Routes } from './_routes';

/** A route as an IngressRoute. */
export function asIngressRoute(scope: Construct, plan: PlannedRoute, program: string, stack: Routes): ApiObject {
  const { redirects, annotations, trustedProxies } = stack;
  const { name, metadata, route: { redirectToHttps = false } } = plan;
  const middlewares = middlewaresOf(scope, plan, trustedProxies, true);
  const services = servicesOf(scope, plan);
  const routesBy = (names: readonly string[]) => partsOf(plan).map(part => (
    { kind: 'Rule', match: matchOf(part), priority: priorityOf(part), middlewares: unlessEmpty(names.map(each => ({ name: each }))), services }
  ));
  const routes = routesBy(middlewares);
  const notes = metadata.annotations || annotations ? { ...metadata.annotations, ...annotations } : undefined;
  const route = (id: string, own: string, spec: object) => traefikObject(scope, id, own, plan, spec, notes);
  const plainToo = !redirects && !redirectToHttps;
  certificateOf(scope, plan);

  if (redirectToHttps && !redirects) {
    const redirect = redirectOf(scope, plan);
    // Whom a trusted proxy says to have come by https it lets through: https://github.com/traefik/traefik/issues/13385
    route(`IngressRoute ${redirect}`, redirect, { entryPoints: ['web'], routes: routesBy([redirect, ...middlewares]) });
  }
  const id = routeId(plan, program, 'IngressRoute');
  // One that names a certificate is over TLS at all of its entry points; without, it has that of the entry point.
  const tls = tlsOf(plan, stack);
  if (!tls) return route(id, name, { entryPoints: plainToo ? ['web', 'websecure'] : ['websecure'], routes });
  if (plainToo) route(`IngressRoute ${name}-http`, `${name}-http`, { entryPoints: ['web'], routes });
  return route(id, name, { entryPoints: ['websecure'], routes, tls });
}

/** The certificate of a route, where it is not that of the entry point: ACME reads no wildcards in rules, so they are named. */
function tlsOf({ hosts, secretName }: PlannedRoute, { resolver }: Routes): object | undefined {
  if (secretName !== undefined) return { secretName };
  return resolver !== undefined && hosts.some(isWildcard) ? { certResolver: resolver, domains: hosts.map(main => ({ main })) } : undefined;
}

/**
 * Who gets the requests. A cookie that keeps clients where several are would be kept by each of them for its own pods: which of them it is, a service of
 * Traefik's remembers by another cookie.
 */
function servicesOf(scope: Construct, plan: PlannedRoute): object[] {
  const { name, service, plain, route: { split = [], sticky } } = plan;
  const rest = ownShare(split);
  const serversTransport = transportOf(scope, plan);
  // HTTP/2 without TLS, which Traefik does not try by itself.
  const scheme = isGrpc(service.port.name) ? 'h2c' : undefined;
  const common = (cookie: string | undefined) => ({ scheme, serversTransport, sticky: sticky && stickyOf(sticky, cookie, plain) });
  if (split.length === 0) return [{ name: service.name, port: service.port.name, ...common(sticky?.cookie) }];
  const cookie = sticky?.cookie === undefined ? undefined : `${sticky.cookie}-pod`;
  const services = [
    { name: service.name, port: service.port.name, weight: rest, ...common(cookie) },
    ...split.map(({ to, percent }) => ({ name: to.serviceName, port: to.servicePort, weight: percent, ...common(cookie) })),
  ];
  if (!sticky) return services;
  traefikObject(scope, `TraefikService ${name}`, name, plan, { weighted: { services, sticky: stickyOf(sticky, sticky.cookie, plain) } });
  return [{ name, kind: 'TraefikService' }];
}

function stickyOf({ secure, httpOnly = true, sameSite = 'lax' }: StickyProps, name: string | undefined, plain: boolean) {
  return { cookie: { name, secure: secure ?? !plain, httpOnly, sameSite } };
}

/** Hosts and path in Traefik's words. Its prefix is one of characters: `/app` would match `/application`. */
export function matchOf({ hosts, path, pathType }: Pick<PlannedRoute, 'hosts' | 'path' | 'pathType'>): string {
  const named = hosts.map(host => isWildcard(host) ? `HostRegexp(\`^[^.]+${host.slice(1).replace(/\./g, '\\.')}$\`)` : `Host(\`${host}\`)`);
  const where = named.length > 1 ? `(${named.join(' || ')})` : named[0];
  const prefix = path.replace(/\/$/, '');
  if (pathType === 'Exact') return `${where} && Path(\`${path}\`)`;
  if (pathType === 'RegularExpression') return `${where} && PathRegexp(\`^${path}\`)`;
  return prefix === '' ? where : `${where} && (Path(\`${prefix}\`) || PathPrefix(\`${prefix}/\`))`;
}
