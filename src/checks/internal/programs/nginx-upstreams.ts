/** Whom nginx passes requests to. */
export interface Upstream {
  /** How its configuration says it. */
  readonly text: string;
  /** A name without a dot, which is a Service of its own namespace, or an `upstream` of the configuration. */
  readonly name: string;
  readonly port: number;
}

const PASS = /\b(?:proxy|grpc|fastcgi|uwsgi|scgi)_pass\s+(?:(https?|grpcs?|uwsgi|suwsgi):\/\/)?([a-z](?:[a-z0-9-]*[a-z0-9])?)(?::(\d+))?(?=[/;\s])/g;
const BLOCK = /\bupstream\s+([\w.-]+)\s*\{([^}]*)\}/g;
const SERVER = /\bserver\s+([a-z](?:[a-z0-9-]*[a-z0-9])?)(?::(\d+))?(?=[;\s])/g;

/** Whom a configuration of nginx passes requests to by a name alone, and the servers of its `upstream`s: https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass */
export function upstreamsIn(configuration: string): Upstream[] {
  const text = withoutComments(configuration);
  const passed = [...text.matchAll(PASS)].map(([whole, scheme, name, port]) => ({ text: whole, name, port: Number(port ?? (/s$/.test(scheme ?? '') ? 443 : 80)) }));
  const servers = [...text.matchAll(BLOCK)].flatMap(([,, block]) => [...block.matchAll(SERVER)]).map(([whole, name, port = '80']) => ({ text: whole, name, port: Number(port) }));
  return [...passed, ...servers];
}

/** The names that a configuration gives to groups of servers. */
export function upstreamNames(configuration: string): string[] {
  return [...withoutComments(configuration).matchAll(BLOCK)].map(([, name]) => name);
}

function withoutComments(configuration: string): string {
  return configuration.replace(/(^|\s)#.*$/gm, '$1');
}
