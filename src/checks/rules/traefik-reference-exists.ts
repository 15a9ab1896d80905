import { record } from '../../core/internal/json';
import { TraefikKind } from '../../core/internal/references/reference';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { missing } from '../internal/missing';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'traefik-reference-exists',
  severity: 'error',
  title: 'What routes of Traefik name is made or declared: Middlewares, TLS options, transports, services.',
  why: 'Traefik leaves out a route that names a Middleware, a transport or a service which is missing, and says so in its log alone: the host answers 404. TLS options that are missing leave the default ones.',
  source: 'https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/crd/http/ingressroute/',
  remedy: 'correct it, or say that it is there: External.object with the kind and its group, as in \'Middleware.traefik.io\', in \'external\' of the Tenant or the Platform',
  * check(cluster) {
    for (const kind of KINDS) yield* missing(cluster, kind, 'the route is left out', rule.remedy);
    yield* missing(cluster, 'TLSOption.traefik.io', 'the default options hold', rule.remedy);
    for (const item of cluster.all('Ingress')) yield* misspelt(cluster, item);
  },
};

const ANNOTATION = 'traefik.ingress.kubernetes.io/router.middlewares';

/** Middlewares that an Ingress names otherwise than Traefik knows them: https://doc.traefik.io/traefik/v3.6/reference/routing-configuration/kubernetes/ingress/ */
function* misspelt(cluster: Cluster, item: Item): Iterable<Violation> {
  const { [ANNOTATION]: value } = record(item.metadata.annotations);
  if (typeof value !== 'string' || item.namespace === undefined) return;
  for (const name of value.split(',').map(each => each.trim())) {
    const [bare, provider] = name.split('@');
    const own = cluster.exists('Middleware.traefik.io', item.namespace, bare);
    const prefix = `${item.namespace}-`;
    const whole = bare.startsWith(prefix) && cluster.exists('Middleware.traefik.io', item.namespace, bare.slice(prefix.length));
    if (name === '' || name.includes('${') || whole || (provider !== undefined && !(provider === 'kubernetescrd' && own))) continue;
    const meant = `${own ? item.namespace : '<namespace>'}-${bare}@kubernetescrd`;
    yield { item, at: `annotation '${ANNOTATION}'`, must: 'must name a Middleware as <namespace>-<name>@kubernetescrd: the route is left out', value: name, remedy: `write '${meant}'` };
  }
}

const KINDS: readonly TraefikKind[] = ['Middleware.traefik.io', 'MiddlewareTCP.traefik.io', 'ServersTransport.traefik.io', 'ServersTransportTCP.traefik.io', 'TraefikService.traefik.io'];
