/** Whom nginx passes requests to. */
export interface Upstream {
  /** How its configuration says it. */
  readonly text: string;
  /** A name without a dot, which is a Service of its own namespace, or an `upstream` of the configuration; or that of a Service with its namespace. */
  readonly name: string;
  readonly namespace?: string;
  /** The whole of it, which may be the name of an `upstream` too; of its servers none is. */
  readonly group?: string;
  readonly port: number;
  /** Whether it is looked up when it is needed, and not once, as nginx starts. */
  readonly late: boolean;
}

const PASS = /\b(?:proxy|grpc|fastcgi|uwsgi|scgi)_pass\s+(?:(https?|grpcs?|uwsgi|suwsgi):\/\/)?([a-z][a-z0-9-]*(?:\.[a-z0-9-]+\.svc(?:\.cluster\.local\.?)?)?(?<!-))(?::(\d+))?(?=[/;\s])([^;\n]*)/g;
const BLOCK = /\bupstream\s+([\w.-]+)\s*\{([^}]*)\}/g;
const SERVER = /\bserver\s+([a-z][a-z0-9-]*(?:\.[a-z0-9-]+\.svc(?:\.cluster\.local\.?)?)?(?<!-))(?::(\d+))?(?=[;\s])([^;\n]*)/g;

/** Whom a configuration of nginx passes requests to by a name alone, and the servers of its `upstream`s: https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass */
export function upstreamsIn(configuration: string): Upstream[] {
  const text = withoutComments(configuration);
  const upstream = (whole: string, host: string, port: string | number, rest: string, more: Pick<Upstream, 'group' | 'late'>): Upstream => {
    const [name, namespace] = host.split('.');
    return { text: whole.slice(0, whole.length - rest.length), name, namespace, port: Number(port), ...more };
  };
  const passed = [...text.matchAll(PASS)].map(([whole, scheme, host, port, rest]) => upstream(whole, host, port ?? (/s$/.test(scheme ?? '') ? 443 : 80), rest, { group: host, late: rest.includes('$') }));
  const servers = [...text.matchAll(BLOCK)].flatMap(([,, block]) => [...block.matchAll(SERVER)])
    .map(([whole, host, port = 80, rest]) => upstream(whole, host, port, rest, { late: /\sresolve\b/.test(rest) }));
  return [...passed, ...servers];
}

/** The names that a configuration gives to groups of servers. */
export function upstreamNames(configuration: string): string[] {
  return [...withoutComments(configuration).matchAll(BLOCK)].map(([, name]) => name);
}

/** Official images of nginx; the one that needs no root by its name. */
export const NGINX_IMAGE = /^(?:(?:index\.)?docker\.io\/)?(?:(?:library\/)?nginx|nginx(?:inc)?\/(nginx-unprivileged))[:@]/;

/** A configuration without its comments. */
export function withoutComments(configuration: string): string {
  return configuration.replace(/(^|\s)#.*$/gm, '$1');
}
