import { Json, list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { ingressClassOf } from '../internal/network/routes';
import { readsClass, traefikOf } from '../internal/programs/traefik';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'entry-point-redirects',
  severity: 'error',
  title: 'A route is not only of entry points that Traefik redirects.',
  why: 'Where an entry point has a redirection, Traefik answers each request there with it, before it looks at any route: what is routed there alone is never reached.',
  source: 'https://doc.traefik.io/traefik/v3.6/reference/install-configuration/entrypoints/',
  remedy: 'name an entry point that is not redirected, as websecure; or let Traefik redirect nobody (of an IngressStack, \'redirectToHttps: false\'), and the other routes themselves: \'redirectToHttps: true\'',
  * check(cluster) {
    const { options } = traefikOf(cluster);
    if (!options) return;
    const routes = cluster.all('IngressRoute.traefik.io');
    const redirected = routes.filter(item => isRedirected(item, options));
    const others = routes.filter(item => !redirected.includes(item));
    const reached = new Set(others.flatMap(({ spec }) => list(spec.routes)).map(({ match }) => match));
    for (const item of redirected) {
      // What is reached elsewhere, or sends clients elsewhere itself, loses nothing.
      const own = list(item.spec.routes).filter(({ match }) => HOSTS.test(String(match)) && !reached.has(match));
      const lost = own.filter(route => !sendsAway(cluster, item, route));
      if (lost.length === 0) continue;
      const matches = lost.map(({ match }) => String(match)).join(', ');
      yield { item, at: 'spec.entryPoints', must: `must have one that Traefik does not redirect: ${matches} is never reached`, value: item.spec.entryPoints };
    }
  },
};

// The redirection is for who names a host.
const HOSTS = /(^|[^!\w])Host(Regexp)?\(/;

type Options = ReadonlyMap<string, string>;

/** Whether each Traefik that reads a route redirects all of its entry points; without names they are the default ones. */
function isRedirected(item: Item, options: readonly Options[]): boolean {
  const { entryPoints, tls } = item.spec;
  const readers = options.filter(each => readsClass(each, ingressClassOf(item)));
  // Who asks by TLS is not redirected.
  if (!Array.isArray(entryPoints) || entryPoints.length === 0 || tls !== undefined || readers.length === 0) return false;
  return entryPoints.every(name => readers.every(each => redirects(each, String(name).toLowerCase())));
}

/** Whether an entry point has a redirection, and nothing besides that changes whom it is for. */
function redirects(options: Options, name: string): boolean {
  const at = `entrypoints.${name}`;
  const redirection = `${at}.http.redirections.entrypoint`;
  const to = options.get(`${redirection}.to`) ?? '';
  const exists = /^:\d+$/.test(to) || options.has(`entrypoints.${to.toLowerCase()}.address`);
  const excepted = [...options.keys()].some(option => option === `${redirection}.priority` || option === `${at}.allowacmebypass` || option.startsWith(`${at}.http.tls`));
  return options.has(`${at}.address`) && exists && !excepted;
}

/** Whether a route is a redirection itself, or has Middlewares of which that is not known. */
function sendsAway(cluster: Cluster, { namespace }: Item, { services, middlewares }: Json): boolean {
  if (list(services).every(({ name }) => name === 'noop@internal')) return true;
  return list(middlewares).some(({ name, namespace: of = namespace }) => {
    const spec = cluster.find('Middleware.traefik.io', String(of), String(name))?.spec;
    return spec === undefined || spec.redirectScheme !== undefined || spec.redirectRegex !== undefined || spec.chain !== undefined;
  });
}
