import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { parentsOf } from '../internal/network/gateways';
import { Backend, backendsOf, ingressControllerOf } from '../internal/network/routes';
import { isMeant, ServicePort, servicePortsOf, targetNumber } from '../internal/network/services';
import { Pods } from '../internal/pods';
import { spokenByArgo } from '../internal/programs/argocd';
import { traefikOf } from '../internal/programs/traefik';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'backend-scheme',
  severity: 'warning',
  title: 'Who routes requests speaks with a pod as the port of the pod does.',
  why: 'Where an annotation does not say otherwise, ingress-nginx speaks plain HTTP with each port, whatever its number and name; Traefik speaks HTTPS with port 443 of a Service, and with one whose name begins with https. A port of the other kind answers 400, or what is no TLS: each request fails. So it does where Traefik speaks HTTPS and nothing says whose certificates it believes: it asks pods by their addresses, which no certificate is for.',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-protocol',
  remedy: 'say it in the annotation \'nginx.ingress.kubernetes.io/backend-protocol\'',
  * check(cluster) {
    for (const { item, speaks, isVerified, more } of readers(cluster)) {
      for (const backend of backendsOf(item)) {
        const service = cluster.find('Service', backend.namespace, backend.service);
        const port = service && servicePortsOf(service).find(each => isMeant(each, backend.port));
        // What the port itself says, some controllers read.
        if (!port || port.json.appProtocol !== undefined) continue;
        const spoken = speaks(backend, service, port);
        if (spoken === undefined) continue;
        const behind = cluster.behind(service);
        // Its ports are known, whatever they are called.
        const argo = behind.flatMap(each => spokenByArgo(cluster, each, targetNumber(port, each)) ?? []);
        if (argo.includes(other(spoken)) && (spoken === 'HTTPS' || endsTls(cluster, item))) {
          yield { item, at: backend.at, value: `${backend.service}:${String(backend.port)}`, ...OF_ARGO[spoken] };
        }
        const pods = argo.length > 0 ? undefined : behind.find(each => understood(each, port) === other(spoken));
        if (!pods && spoken === 'HTTPS' && behind.length > 0 && isVerified?.(backend, service)) {
          const must = 'should say whose certificate is believed: it is asked by HTTPS at the addresses of pods, for which none is, and each request fails (500)';
          yield { item, at: backend.at, must, value: `${backend.service}:${String(backend.port)}`, ...more, remedy: TRANSPORT };
        }
        if (!pods) continue;
        const must = `should be asked by ${other(spoken)}, which is what the port of ${pods.item.toString()} is by its name or number: it is asked by ${spoken}`;
        yield { item, at: backend.at, must, value: `${backend.service}:${String(backend.port)}`, ...more };
      }
    }
  },
};

type Scheme = 'HTTP' | 'HTTPS';

/** How a controller speaks with a port of a Service; undefined where that is not known, or neither. */
type Speaks = (backend: Backend, service: Item, port: ServicePort) => Scheme | undefined;

const other = (scheme: Scheme): Scheme => scheme === 'HTTP' ? 'HTTPS' : 'HTTP';

interface Reader {
  readonly item: Item;
  readonly speaks: Speaks;
  /** Whether it verifies the certificate of a pod for the pod's address. */
  readonly isVerified?: (backend: Backend, service: Item) => boolean;
  readonly more?: { readonly source: string; readonly remedy: string };
}

/** The routes of controllers that are known, each with how it speaks. */
function* readers(cluster: Cluster): Iterable<Reader> {
  const { options } = traefikOf(cluster);
  // What it believes of all, its options may say.
  const isStrict = options !== undefined && !options.some(each => [...each.keys()].some(option => BELIEVES.test(option)));
  const traefik = { speaks: spokenByTraefik, isVerified: isStrict ? isUntold : undefined, more: OF_TRAEFIK };
  for (const item of cluster.all('Ingress')) {
    const controller = ingressControllerOf(cluster, item);
    // A blueprint names its ports as it speaks.
    if (controller === 'k8s.io/ingress-nginx' && !item.own) yield { item, speaks: () => spokenByNginx(item) };
    if (controller === 'traefik.io/ingress-controller') yield { item, ...traefik };
  }
  for (const item of cluster.all('IngressRoute.traefik.io')) yield { item, ...traefik };
  // How else a Gateway asks, policies of many kinds may say; of Argo CD it is known that it is asked plainly.
  const isTold = cluster.items.some(({ builtIn, kind }) => !builtIn && /^(Backend\w+Policy|DestinationRule)$/.test(kind));
  for (const item of isTold ? [] : cluster.all('HTTPRoute.gateway.networking.k8s.io')) yield { item, speaks: (_, service, port) => spokenToArgo(cluster, service, port) };
}

function spokenToArgo(cluster: Cluster, service: Item, port: ServicePort): Scheme | undefined {
  const isPlain = port.port !== 443 && !port.name?.startsWith('https');
  return isPlain && cluster.behind(service).some(each => spokenByArgo(cluster, each, targetNumber(port, each))) ? 'HTTP' : undefined;
}

const ARGO_INGRESS = 'https://argo-cd.readthedocs.io/en/stable/operator-manual/ingress/';
const OF_ARGO = {
  HTTP: {
    must: 'should be asked by HTTPS, which Argo CD\'s server speaks: to plain HTTP it answers with a redirection to where the request came from, for ever',
    remedy: 'have it speak plain HTTP: \'server.insecure: "true"\' in the ConfigMap argocd-cmd-params-cm, and restart it; or ask it by HTTPS',
    source: ARGO_INGRESS,
  },
  HTTPS: {
    must: 'should be asked by HTTP, which Argo CD\'s server speaks, as it is told to be insecure: each request fails',
    remedy: 'ask it by HTTP, or take \'insecure\' from it',
    source: ARGO_INGRESS,
  },
};

/** Whether who serves a route ends the TLS of clients. */
function endsTls(cluster: Cluster, item: Item): boolean {
  if (item.kind !== 'HTTPRoute') return Array.isArray(item.spec.tls) ? item.spec.tls.length > 0 : item.spec.tls !== undefined;
  return parentsOf(cluster, item).some(({ gateway, sectionName, port }) => list(gateway.spec.listeners).some(listener => listener.protocol === 'HTTPS'
    && (sectionName === undefined || listener.name === sectionName) && (port === undefined || listener.port === port)));
}

function spokenByNginx({ metadata }: Item): Scheme | undefined {
  const annotations = record(metadata.annotations);
  const asked = String(annotations['nginx.ingress.kubernetes.io/backend-protocol'] ?? 'HTTP').toUpperCase();
  // TLS that goes through as it is, a snippet that says where to, and the other controller of that name: https://docs.nginx.com/nginx-ingress-controller/
  const isTold = Object.keys(annotations).some(key => /ssl-passthrough|-snippet|nginx\.org\//.test(key));
  return isTold ? undefined : schemeOf(asked);
}

const SERVERS_SCHEME = 'traefik.ingress.kubernetes.io/service.serversscheme';
const OF_TRAEFIK = {
  source: 'https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/ingress/#communication-between-traefik-and-pods',
  remedy: `say it as 'scheme' in an IngressRoute, or in the annotation '${SERVERS_SCHEME}' of the Service; or give its port another number and name`,
};

const BELIEVES = /^serverstransport\.(insecureskipverify|rootcas|spiffe)/;
const SERVERS_TRANSPORT = 'traefik.ingress.kubernetes.io/service.serverstransport';
const TRANSPORT = `name a ServersTransport with 'serverName' and 'rootCAs', as 'serversTransport' of an IngressRoute, or, for an Ingress, in the annotation '${SERVERS_TRANSPORT}' of the Service; or let the port speak HTTP`;

function isUntold({ transport }: Backend, { metadata, spec }: Item): boolean {
  return transport === undefined && record(metadata.annotations)[SERVERS_TRANSPORT] === undefined && spec.type !== 'ExternalName';
}

function spokenByTraefik({ scheme }: Backend, { metadata }: Item, { port, name }: ServicePort): Scheme | undefined {
  const asked = scheme ?? record(metadata.annotations)[SERVERS_SCHEME];
  if (asked !== undefined) return schemeOf(String(asked).toUpperCase());
  return port === 443 || name?.startsWith('https') ? 'HTTPS' : 'HTTP';
}

function schemeOf(text: string): Scheme | undefined {
  return text === 'HTTP' || text === 'HTTPS' ? text : undefined;
}

/** What a port of pods speaks, by its name or else its number; undefined where neither says so. */
function understood(pods: Pods, port: ServicePort): Scheme | undefined {
  const number = targetNumber(port, pods);
  const name = pods.ports.find(each => each.number === number && each.protocol === port.protocol)?.name ?? '';
  if (/^https($|-)/.test(name)) return 'HTTPS';
  if (/^(http|web)($|-)/.test(name)) return /tls|ssl|https|secure/.test(name) ? undefined : 'HTTP';
  if (name !== '') return undefined;
  return number === 443 || number === 8443 ? 'HTTPS' : number === 80 ? 'HTTP' : undefined;
}
