import { Json, list, record } from '../json';
import { Add, TraefikKind } from './reference';

/** What an object of Traefik's kinds, or one that it reads annotations of, refers to. What has a provider in its name is not an object. */
export function traefikReferences(json: Json, own: string | undefined, add: Add): void {
  const spec = record(json.spec);
  if (json.kind === 'Ingress' || json.kind === 'Service') annotated(record(record(json.metadata).annotations), own, add);
  if (typeof json.apiVersion !== 'string' || !json.apiVersion.startsWith('traefik.io/')) return;
  const named = (kind: TraefikKind, reference: unknown, at: string) => {
    const { name, namespace } = typeof reference === 'string' ? { name: reference, namespace: undefined } : record(reference);
    if (typeof name === 'string' && !name.includes('@')) add(kind, name, at, { awaited: false, ...namespace === undefined ? {} : { namespace } });
  };
  const services = (all: unknown, at: string, transports: TraefikKind) => {
    for (const service of list(all)) {
      if (service.kind === 'TraefikService') named('TraefikService.traefik.io', service, at);
      if (service.serversTransport !== undefined) named(transports, service.serversTransport, at);
    }
  };
  switch (json.kind) {
    case 'IngressRoute':
      for (const { match, middlewares, services: backends } of list(spec.routes)) {
        const at = `route '${String(match)}'`;
        for (const each of list(middlewares)) named('Middleware.traefik.io', each, at);
        services(backends, at, 'ServersTransport.traefik.io');
      }
      tls(record(spec.tls), add, named);
      break;
    case 'IngressRouteTCP':
      for (const { match, middlewares, services: backends } of list(spec.routes)) {
        const at = `route '${String(match)}'`;
        for (const each of list(middlewares)) named('MiddlewareTCP.traefik.io', each, at);
        services(backends, at, 'ServersTransportTCP.traefik.io');
      }
      tls(record(spec.tls), add, named);
      break;
    case 'Middleware': middleware(spec, add, named); break;
    case 'TraefikService': {
      const { weighted, mirroring, highestRandomWeight } = spec;
      services(record(weighted).services, 'spec.weighted', 'ServersTransport.traefik.io');
      services(record(highestRandomWeight).services, 'spec.highestRandomWeight', 'ServersTransport.traefik.io');
      services(mirroring === undefined ? [] : [record(mirroring), ...list(record(mirroring).mirrors)], 'spec.mirroring', 'ServersTransport.traefik.io');
      break;
    }
    case 'TLSStore':
      add('Secret', record(spec.defaultCertificate).secretName, 'spec.defaultCertificate', { type: 'tls' });
      for (const [index, { secretName }] of list(spec.certificates).entries()) add('Secret', secretName, `spec.certificates[${index}]`, { type: 'tls' });
      break;
    case 'TLSOption': secrets(record(spec.clientAuth).secretNames, 'spec.clientAuth.secretNames', add); break;
    case 'ServersTransport': transport(spec, 'spec', add); break;
    case 'ServersTransportTCP': transport(record(spec.tls), 'spec.tls', add); break;
  }
}

type Named = (kind: TraefikKind, reference: unknown, at: string) => void;

function tls({ secretName, options }: Json, add: Add, named: Named): void {
  add('Secret', secretName, 'spec.tls', { type: 'tls' });
  if (options !== undefined) named('TLSOption.traefik.io', options, 'spec.tls.options');
}

function middleware({ basicAuth, digestAuth, forwardAuth, chain }: Json, add: Add, named: Named): void {
  // Of either it takes the one key, whatever it is called.
  add('Secret', record(basicAuth).secret, 'spec.basicAuth', { type: 'htpasswd' });
  add('Secret', record(digestAuth).secret, 'spec.digestAuth');
  add('Secret', record(record(forwardAuth).tls).caSecret, 'spec.forwardAuth.tls');
  add('Secret', record(record(forwardAuth).tls).certSecret, 'spec.forwardAuth.tls', { type: 'tls' });
  for (const each of list(record(chain).middlewares)) named('Middleware.traefik.io', each, 'spec.chain');
}

function transport({ certificatesSecrets, rootCAsSecrets, rootCAs }: Json, at: string, add: Add): void {
  if (Array.isArray(certificatesSecrets)) for (const secret of certificatesSecrets) add('Secret', secret, `${at}.certificatesSecrets`, { type: 'tls' });
  secrets(rootCAsSecrets, `${at}.rootCAsSecrets`, add);
  for (const { secret, configMap } of list(rootCAs)) {
    add('Secret', secret, `${at}.rootCAs`);
    add('ConfigMap', configMap, `${at}.rootCAs`);
  }
}

function secrets(names: unknown, at: string, add: Add): void {
  if (Array.isArray(names)) for (const name of names) add('Secret', name, at);
}

const PREFIX = 'traefik.ingress.kubernetes.io';
const ANNOTATIONS: ReadonlyArray<readonly [string, TraefikKind]> = [
  [`${PREFIX}/router.middlewares`, 'Middleware.traefik.io'],
  [`${PREFIX}/router.tls.options`, 'TLSOption.traefik.io'],
  [`${PREFIX}/service.serverstransport`, 'ServersTransport.traefik.io'],
];

/** Annotations name objects by their namespace and name, joined: those of another namespace than their own are not told apart. */
function annotated(annotations: Json, own: string | undefined, add: Add): void {
  for (const [key, kind] of ANNOTATIONS) {
    const { [key]: value } = annotations;
    if (typeof value !== 'string') continue;
    for (const each of value.split(',').map(part => part.trim())) {
      const [joined, provider] = each.split('@');
      if (provider === 'kubernetescrd' && own !== undefined && joined.startsWith(`${own}-`)) add(kind, joined.slice(own.length + 1), key, { awaited: false });
    }
  }
}
