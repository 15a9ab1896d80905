import { Found } from '../core/internal/finding';
import { error, oneOf, subdomain } from '../core/internal/rules';
import { unused } from './_unused';
import { RouteHealthCheck } from './route-health';
import { RouteService } from './route-service';
import { RouteSticky } from './route-sticky';
import { RouteTls } from './route-tls';
import { TraefikReference } from './traefik-reference';

// Source: traefik, pkg/provider/kubernetes/crd/kubernetes_http.go, kubernetes_tcp.go and kubernetes_udp.go.

/** A reference by name. What other providers of Traefik have, is called as they like. */
export function referenceRules(object: string, { name, namespace }: TraefikReference): Found {
  return [name.includes('@') ? undefined : subdomain(`${object}.name`, name), subdomain(`${object}.namespace`, namespace)];
}

/** What the routes of an object must be together. */
export function routesRules(routes: ReadonlyArray<{ readonly match: string }>): Found {
  const first = (match: string) => routes.findIndex(route => route.match === match);
  return [
    routes.length === 0 ? error('no-services', 'routes', 'must have a route', routes, 'add one, or leave out the object') : undefined,
    routes.map(({ match }, index) => first(match) === index
      ? undefined
      : error('same-match', `routes[${index}].match`, `must not be that of routes[${first(match)}], in whose place Traefik puts it`, match, 'put them together, or make them differ')),
  ];
}

/** Services of which there must be one. */
export function servicesRules(object: string, services: ReadonlyArray<{ readonly weight?: number }>): Found {
  return services.length === 0 ? error('no-services', object, 'must have a service', services, 'say where it goes') : undefined;
}

/** Services that share what comes by their weights. */
export function shareRules(object: string, services: ReadonlyArray<{ readonly weight?: number }>): Found {
  const idle = services.length > 0 && services.every(({ weight = 1 }) => weight === 0);
  return idle ? error('no-services', object, 'must have a service with a weight above 0', services.map(({ weight }) => weight), 'give one a weight') : undefined;
}

/** The port of a Service, which Traefik needs where a TraefikService has none. */
export function portRule(object: string, port: number | string | undefined): Found {
  return port === undefined || port === 0 || port === ''
    ? error('service-port', `${object}.port`, 'must be given for a Service', port, 'give the port of the Service, by number or name')
    : undefined;
}

/** A service of HTTP. */
export function serviceRules(object: string, service: RouteService): Found {
  const { kind = 'Service', sticky, strategy, scheme, healthCheck, passiveHealthCheck, responseForwarding } = service;
  const about = 'must not be given for a TraefikService, which says it of its own services';
  if (kind === 'TraefikService') {
    const { port, nativeLB, nodePortLB, passHostHeader, serversTransport } = service;
    const connection = { port, scheme, passHostHeader, serversTransport, responseForwarding, nativeLB, nodePortLB };
    const fields = { ...connection, strategy, sticky, healthCheck, passiveHealthCheck };
    return [
      referenceRules(object, service),
      Object.entries(fields).map(([name, value]) => unused(`${object}.${name}`, about, value, 'say it there')),
    ];
  }
  return [
    referenceRules(object, service),
    portRule(object, service.port),
    oneOf(`${object}.scheme`, scheme, ['http', 'https', 'h2c']),
    stickyRules(`${object}.sticky`, sticky),
    strategy === 'hrw' ? unused(`${object}.sticky`, 'must not be given with the strategy \'hrw\', which keeps clients by their addresses', sticky) : undefined,
    healthCheck && healthRules(`${object}.healthCheck`, healthCheck),
    duration(`${object}.passiveHealthCheck.failureWindow`, passiveHealthCheck?.failureWindow),
    duration(`${object}.responseForwarding.flushInterval`, responseForwarding?.flushInterval),
  ];
}

/** What keeps clients at their servers. */
export function stickyRules(object: string, sticky: RouteSticky | undefined): Found {
  return sticky && sticky.cookie === undefined ? unused(object, 'must have a cookie', sticky, 'write { cookie: {} }, or leave it out') : undefined;
}

function healthRules(object: string, { mode, interval, unhealthyInterval, timeout }: RouteHealthCheck): Found {
  return [
    oneOf(`${object}.mode`, mode, ['http', 'grpc']),
    duration(`${object}.interval`, interval),
    duration(`${object}.unhealthyInterval`, unhealthyInterval),
    duration(`${object}.timeout`, timeout),
  ];
}

/** A time as Go reads it: https://pkg.go.dev/time#ParseDuration */
function duration(object: string, value: unknown): Found {
  return typeof value !== 'string' || /^-?(\d+|(\d+(\.\d*)?(ns|us|µs|ms|s|m|h))+)$/.test(value)
    ? undefined
    : error('duration', object, 'must be a time of h, m, s and ms', value, 'write \'30s\' or \'1m30s\'');
}

/** TLS of routes. */
export function tlsRules({ secretName, options, store, certResolver, domains }: RouteTls): Found {
  return [
    subdomain('tls.secretName', secretName),
    options && referenceRules('tls.options', options),
    // Traefik looks for <namespace>-default, and calls it default.
    options?.name === 'default' ? error('default-tls-option', 'tls.options', 'must not name the TLSOption \'default\', which no route can ask for', options, 'leave it out: it holds where none is named') : undefined,
    store?.name === 'default' ? undefined : unused('tls.store', 'must not name another TLSStore than \'default\', the one that Traefik knows', store),
    certResolver === undefined ? unused('tls.domains', 'must not be given without \'certResolver\', which asks for their certificates', domains, 'name the resolver, or leave it out') : undefined,
  ];
}
