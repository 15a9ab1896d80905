import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { unlessEmpty } from '../core/internal/defaults';
import { serviceHost } from '../core/internal/names';
import { customManifest } from '../core/internal/objects/manifest';
import { secondsOf } from '../core/internal/quantity';
import { PlannedRoute } from '../core/internal/routing';
import { secretNameOf } from '../core/internal/secrets';
import { ForwardAuthProps, RouteShare } from '../core/route';

const TRAEFIK = 'traefik.io/v1alpha1';

/** Adds an object of Traefik's own kinds for a route. */
export function traefikObject(
  scope: Construct, id: string, name: string, { metadata: { labels } }: PlannedRoute, spec: object, annotations?: Record<string, string>,
): ApiObject {
  return customManifest(scope, id, TRAEFIK, { metadata: { name, labels, annotations }, spec });
}

/** What an answer about a request may be long: without a bound, one that does not end would take all of the memory. */
const AUTH_BYTES = 64 * 2 ** 10;

/** What is done with requests before the program gets them, as Middlewares of Traefik: their names, in the order they are applied in. */
export function middlewaresOf(scope: Construct, plan: PlannedRoute, trustedProxies: readonly string[], headersToo: boolean): string[] {
  const { requestHeaders, responseHeaders, rateLimit, basicAuth, forwardAuth } = plan.route;
  const isProxied = trustedProxies.length > 0;
  const specs: Record<string, object | undefined> = {
    'rate-limit': rateLimit && {
      rateLimit: {
        average: rateLimit.average,
        period: `${secondsOf(rateLimit.period ?? 1)}s`,
        burst: rateLimit.burst ?? rateLimit.average,
        // Of who comes by a proxy, the connection has the proxy's address.
        sourceCriterion: isProxied ? { ipStrategy: { excludedIPs: trustedProxies } } : undefined,
      },
    },
    'basic-auth': basicAuth === undefined ? undefined : { basicAuth: { secret: secretNameOf(basicAuth) } },
    // What proxies pass on of a client's own words must not be what a login is decided by.
    'forwarded': forwardAuth && isProxied ? { headers: { customRequestHeaders: { 'X-Forwarded-Host': '', 'X-Forwarded-Method': '', 'X-Forwarded-Uri': '' } } } : undefined,
    'forward-auth': forwardAuth && {
      forwardAuth: {
        address: authUrl(forwardAuth),
        // Otherwise it would be told of the proxy's address, and of the http by which the proxy asks.
        trustForwardHeader: isProxied ? true : undefined,
        authResponseHeaders: unlessEmpty(forwardAuth.responseHeaders ?? []),
        maxResponseBodySize: AUTH_BYTES,
      },
    },
    'headers': headersToo && (requestHeaders || responseHeaders) ? { headers: { customRequestHeaders: requestHeaders, customResponseHeaders: responseHeaders } } : undefined,
  };
  return Object.entries(specs).flatMap(([part, spec]) => {
    if (!spec) return [];
    const name = `${plan.name}-${part}`;
    traefikObject(scope, `Middleware ${name}`, name, plan, spec);
    return [name];
  });
}

function authUrl({ target, url = '', path = '/' }: ForwardAuthProps): string {
  return target ? `http://${serviceHost(target.serviceName, target.namespace)}:${target.servicePort}${path}` : url;
}

/** Sends who asks by http to https, as a Middleware: its name. */
export function redirectOf(scope: Construct, plan: PlannedRoute): string {
  const name = `${plan.name}-redirect`;
  traefikObject(scope, `Middleware ${name}`, name, plan, { redirectScheme: { scheme: 'https', port: '443', permanent: true } });
  return name;
}

/** How long is waited for the program, as a ServersTransport: its name, where something is said of it. */
export function transportOf(scope: Construct, plan: PlannedRoute): string | undefined {
  const { timeouts } = plan.route;
  if (!timeouts) return undefined;
  const { connect = 30, response } = timeouts;
  traefikObject(scope, `ServersTransport ${plan.name}`, plan.name, plan, {
    forwardingTimeouts: {
      dialTimeout: time(connect),
      responseHeaderTimeout: response === undefined ? undefined : time(response),
    },
  });
  return plan.name;
}

function time(value: Parameters<typeof secondsOf>[0]): string {
  return `${Math.round(secondsOf(value) * 1000)}ms`;
}

/** What of the requests is left to the program itself, in percent. */
export function ownShare(split: readonly RouteShare[]): number {
  return 100 - split.reduce((sum, { percent }) => sum + percent, 0);
}

/** What a certificate is made of. */
type Certified = Pick<PlannedRoute, 'hosts' | 'secretName' | 'issuer' | 'metadata'>;

/** A certificate of cert-manager, which looks at Ingresses by itself, and at nothing else. */
export function certificateOf(scope: Construct, { hosts, secretName, issuer, metadata: { labels } }: Certified): void {
  if (issuer === undefined || secretName === undefined) return;
  customManifest(scope, `Certificate ${secretName}`, 'cert-manager.io/v1', {
    metadata: { name: secretName, labels },
    spec: { secretName, dnsNames: hosts, issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: issuer } },
  });
}
