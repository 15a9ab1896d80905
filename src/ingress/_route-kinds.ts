import { flag, intOrText, list, map, record, text, whole } from '../core/internal/api/structural';
import { traefikKind } from './_traefik-kind';

// The kinds of Traefik 3.6.12 that say what goes where.
// Source of the fields: traefik, docs/content/reference/dynamic-configuration of that release.

const REFERENCE = { 'name!': text(), 'namespace': text() };
const REFERENCES = list(record(REFERENCE));
const PRIORITY = whole({ maximum: 9223372036854775000 });
const WEIGHT = whole({ minimum: 0 });

const STICKY = record({
  cookie: record({
    domain: text(), httpOnly: flag(), maxAge: whole(), name: text(), path: text(), sameSite: text({ enum: ['none', 'lax', 'strict'] }), secure: flag(),
  }),
});

/** What a Service of HTTP is, and how it is asked. */
const SERVICE = {
  ...REFERENCE,
  healthCheck: record({
    followRedirects: flag(),
    headers: map(text()),
    hostname: text(),
    interval: intOrText(),
    method: text(),
    mode: text(),
    path: text(),
    port: whole(),
    scheme: text(),
    status: whole(),
    timeout: intOrText(),
    unhealthyInterval: intOrText(),
  }),
  kind: text({ enum: ['Service', 'TraefikService'] }),
  nativeLB: flag(),
  nodePortLB: flag(),
  passHostHeader: flag(),
  passiveHealthCheck: record({ failureWindow: intOrText(), maxFailedAttempts: whole() }),
  port: intOrText(),
  responseForwarding: record({ flushInterval: text() }),
  scheme: text(),
  serversTransport: text(),
  sticky: STICKY,
  strategy: text({ enum: ['wrr', 'p2c', 'hrw', 'leasttime', 'RoundRobin'] }),
  weight: WEIGHT,
};

/** The Service of a Middleware that asks one, and all that can be said of it. */
export const ROUTE_SERVICE = record(SERVICE);

const SERVICES = list(ROUTE_SERVICE);

const TLS = {
  certResolver: text(),
  domains: list(record({ main: text(), sans: list(text()) })),
  options: record(REFERENCE),
  secretName: text(),
  store: record(REFERENCE),
};

/** What Services of TCP and UDP have in common. */
const PLAIN_SERVICE = { ...REFERENCE, 'nativeLB': flag(), 'nodePortLB': flag(), 'port!': intOrText(), 'weight': WEIGHT };

export const INGRESS_ROUTE = traefikKind('IngressRoute', record({
  'entryPoints': list(text()),
  'parentRefs': REFERENCES,
  'routes!': list(record({
    'kind': text({ enum: ['Rule'] }),
    'match!': text(),
    'middlewares': REFERENCES,
    'observability': record({
      accessLogs: flag(), metrics: flag(), traceVerbosity: text({ default: 'minimal', enum: ['minimal', 'detailed'] }), tracing: flag(),
    }),
    'priority': PRIORITY,
    'services': SERVICES,
    'syntax': text(),
  })),
  'tls': record(TLS),
}));

export const INGRESS_ROUTE_TCP = traefikKind('IngressRouteTCP', record({
  'entryPoints': list(text()),
  'routes!': list(record({
    'match!': text(),
    'middlewares': REFERENCES,
    'priority': PRIORITY,
    'services': list(record({
      ...PLAIN_SERVICE,
      proxyProtocol: record({ version: whole({ minimum: 1, maximum: 2 }) }),
      serversTransport: text(),
      terminationDelay: whole(),
      tls: flag(),
    })),
    'syntax': text({ enum: ['v3', 'v2'] }),
  })),
  'tls': record({ ...TLS, passthrough: flag() }),
}));

export const INGRESS_ROUTE_UDP = traefikKind('IngressRouteUDP', record({
  'entryPoints': list(text()),
  'routes!': list(record({ services: list(record(PLAIN_SERVICE)) })),
}));

export const TRAEFIK_SERVICE = traefikKind('TraefikService', record({
  highestRandomWeight: record({ services: SERVICES }),
  mirroring: record({
    ...SERVICE,
    maxBodySize: whole({ format: 'int64' }),
    mirrorBody: flag(),
    mirrors: list(record({ ...SERVICE, percent: whole() })),
  }),
  weighted: record({ services: SERVICES, sticky: STICKY }),
}));
