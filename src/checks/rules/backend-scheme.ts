import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Pods } from '../internal/pods';
import { Backend, backendsOf, ingressClassOf } from '../internal/routes';
import { Rule } from '../internal/rule';
import { isMeant, ServicePort, servicePortsOf, targetNumber } from '../internal/services';

export const rule: Rule = {
  id: 'backend-scheme',
  severity: 'warning',
  title: 'Who routes requests speaks with a pod as the port of the pod does.',
  why: 'Where an annotation does not say otherwise, ingress-nginx speaks plain HTTP with each port, whatever its number and name; Traefik speaks HTTPS with port 443 of a Service, and with one whose name begins with https. A port of the other kind answers 400, or what is no TLS: each request fails.',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-protocol',
  remedy: 'say it in the annotation \'nginx.ingress.kubernetes.io/backend-protocol\'',
  * check(cluster) {
    for (const { item, speaks, more } of readers(cluster)) {
      for (const backend of backendsOf(item)) {
        const service = cluster.find('Service', backend.namespace, backend.service);
        const port = service && servicePortsOf(service).find(each => isMeant(each, backend.port));
        // What the port itself says, some controllers read.
        if (!port || port.json.appProtocol !== undefined) continue;
        const spoken = speaks(backend, service, port);
        if (spoken === undefined) continue;
        const pods = cluster.behind(service).find(each => understood(each, port) === other(spoken));
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
  readonly more?: { readonly source: string; readonly remedy: string };
}

/** The routes of controllers that are known, each with how it speaks. */
function* readers(cluster: Cluster): Iterable<Reader> {
  for (const item of cluster.all('Ingress')) {
    // A blueprint names its ports as it speaks.
    if (item.own) continue;
    const controller = controllerOf(cluster, item);
    if (controller === 'k8s.io/ingress-nginx') yield { item, speaks: () => spokenByNginx(item) };
    if (controller === 'traefik.io/ingress-controller') yield { item, speaks: spokenByTraefik, more: OF_TRAEFIK };
  }
  for (const item of cluster.all('IngressRoute.traefik.io')) yield { item, speaks: spokenByTraefik, more: OF_TRAEFIK };
}

/** Who reads an Ingress; of a class that is not the program's, by the name that it has by custom. */
function controllerOf(cluster: Cluster, item: Item): string | undefined {
  const name = ingressClassOf(item);
  const made = cluster.find('IngressClass', undefined, String(name));
  if (made) return String(made.spec.controller);
  return name === 'nginx' ? 'k8s.io/ingress-nginx' : name === 'traefik' ? 'traefik.io/ingress-controller' : undefined;
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
