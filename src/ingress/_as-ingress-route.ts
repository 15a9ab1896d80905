import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PlannedRoute, routeId } from '../core/internal/router';
import { certificateOf, middlewaresOf, redirectOf, traefikObject, transportOf } from './_route-parts';
import { classAnnotation, Routes } from './_routes';

/** A route as an IngressRoute. */
export function asIngressRoute(scope: Construct, plan: PlannedRoute, program: string, { className, redirects }: Routes): ApiObject {
  const { secretName, route: { redirectToHttps = false, split = [], sticky } } = plan;
  const { cookie, secure = true, httpOnly = true, sameSite = 'lax' } = sticky ?? {};
  const match = matchOf(plan);
  const middlewares = middlewaresOf(scope, plan, true).map(name => ({ name }));
  const serversTransport = transportOf(scope, plan);
  const rest = 100 - split.reduce((sum, { percent }) => sum + percent, 0);
  const common = { serversTransport, sticky: sticky && { cookie: { name: cookie, secure, httpOnly, sameSite } } };
  const secured = secretName !== undefined;
  const plainToo = !secured && !redirects && !redirectToHttps;

  const id = routeId(plan, program, 'IngressRoute');
  const object = traefikObject(scope, id, plan.name, plan, {
    // Without a certificate of its own, it has that of the entry point.
    entryPoints: plainToo ? ['web', 'websecure'] : ['websecure'],
    routes: [{
      kind: 'Rule',
      match,
      middlewares: middlewares.length > 0 ? middlewares : undefined,
      services: [
        { name: plan.service.name, port: plan.service.port.name, weight: split.length > 0 ? rest : undefined, ...common },
        ...split.map(({ to, percent }) => ({ name: to.serviceName, port: to.servicePort, weight: percent, ...common })),
      ],
    }],
    tls: secured ? { secretName } : undefined,
  }, classAnnotation(className));
  certificateOf(scope, plan);
  if (redirectToHttps && !redirects) {
    const redirect = redirectOf(scope, plan);
    traefikObject(scope, `IngressRoute ${redirect}`, redirect, plan, {
      entryPoints: ['web'],
      routes: [{ kind: 'Rule', match, middlewares: [{ name: redirect }], services: [{ name: 'noop@internal', kind: 'TraefikService' }] }],
    }, classAnnotation(className));
  }
  return object;
}

/** Hosts and path in Traefik's words. Its prefix is one of characters: `/app` would match `/application`. */
export function matchOf({ hosts, path, pathType }: Pick<PlannedRoute, 'hosts' | 'path' | 'pathType'>): string {
  const named = hosts.map(host => host.startsWith('*.') ? `HostRegexp(\`^[^.]+${host.slice(1).replace(/\./g, '\\.')}$\`)` : `Host(\`${host}\`)`);
  const where = named.length > 1 ? `(${named.join(' || ')})` : named[0];
  const prefix = path.replace(/\/$/, '');
  if (pathType === 'Exact') return `${where} && Path(\`${path}\`)`;
  if (pathType === 'RegularExpression') return `${where} && PathRegexp(\`^${path}\`)`;
  return prefix === '' ? where : `${where} && (Path(\`${prefix}\`) || PathPrefix(\`${prefix}/\`))`;
}
