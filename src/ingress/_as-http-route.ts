import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { customManifest } from '../core/internal/objects/manifest';
import { routeId } from '../core/internal/router';
import { PlannedRoute } from '../core/internal/routing';
import { middlewaresOf, ownShare } from './_route-parts';
import { Routes } from './_routes';

const GATEWAY = 'gateway.networking.k8s.io';
const PATHS = { Prefix: 'PathPrefix', Exact: 'Exact', RegularExpression: 'RegularExpression' };

/** A route as an HTTPRoute of the Gateway API. Its certificate is the Gateway's. */
export function asHttpRoute(scope: Construct, plan: PlannedRoute, program: string, routes: Routes): ApiObject {
  const { gateway, secured, redirects, trustedProxies } = routes;
  const { name, hosts, path, pathType, metadata: { labels, annotations }, service, route } = plan;
  const { redirectToHttps = false, split = [], requestHeaders, responseHeaders } = route;
  const rest = ownShare(split);
  const matches = [{ path: { type: PATHS[pathType], value: pathType === 'RegularExpression' ? `^${path}` : path } }];
  const filters = [
    ...middlewaresOf(scope, plan, trustedProxies, false).map(middleware => ({ type: 'ExtensionRef', extensionRef: { group: 'traefik.io', kind: 'Middleware', name: middleware } })),
    ...requestHeaders ? [{ type: 'RequestHeaderModifier', requestHeaderModifier: modifier(requestHeaders) }] : [],
    ...responseHeaders ? [{ type: 'ResponseHeaderModifier', responseHeaderModifier: modifier(responseHeaders) }] : [],
  ];
  const httpRoute = (id: string, own: string, listeners: readonly string[], rules: readonly object[]) => customManifest(scope, id, `${GATEWAY}/v1`, {
    metadata: { name: own, labels, annotations },
    spec: { parentRefs: listeners.map(sectionName => ({ ...gateway, sectionName })), hostnames: hosts, rules },
  });
  const apart = redirectToHttps && !redirects;
  const listeners = [...secured ? ['websecure'] : [], ...apart || redirects ? [] : ['web']];
  const served = {
    filters: filters.length > 0 ? filters : undefined,
    backendRefs: [
      { name: service.name, port: service.port.number, weight: split.length > 0 ? rest : undefined },
      ...split.map(({ to, percent }) => ({ name: to.serviceName, port: to.servicePort, weight: percent })),
    ],
  };
  const object = httpRoute(routeId(plan, program, 'HTTPRoute'), name, listeners, [{ matches, ...served }]);
  if (apart) {
    httpRoute(`HTTPRoute ${name}-redirect`, `${name}-redirect`, ['web'], [
      // What a trusted proxy says came by https it would send there again and again. Of others Traefik takes the header away.
      ...trustedProxies.length > 0 ? [{ matches: matches.map(match => ({ ...match, headers: [{ name: 'X-Forwarded-Proto', value: 'https' }] })), ...served }] : [],
      { matches, filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] },
    ]);
  }
  return object;
}

function modifier(headers: Readonly<Record<string, string>>) {
  const all = Object.entries(headers);
  const set = all.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value }));
  const remove = all.filter(([, value]) => value === '').map(([name]) => name);
  return { set: set.length > 0 ? set : undefined, remove: remove.length > 0 ? remove : undefined };
}
