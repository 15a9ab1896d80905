import { posix } from 'path';
import { list } from '../../../core/internal/json';
import { allWordsOf, Container } from '../pods';
import { NGINX_IMAGE } from './nginx-upstreams';

/** Why a program does not start with a file of its own language. */
export interface ConfigurationFault {
  readonly must: string;
  readonly value: string;
  readonly remedy: string;
  readonly source: string;
}

/** What is wrong with a file that nginx or HAProxy starts with; undefined where nothing is, or it is not known to be read. */
export function configurationFault(container: Container, path: string, text: string): ConfigurationFault | undefined {
  // What is a template, somebody fills in.
  if (/\{\{|<%/.test(text)) return undefined;
  return path.endsWith('.cfg') ? truncated(container, path, text) : path.startsWith('/etc/nginx/') ? misplaced(container, path, text) : undefined;
}

// In versions before, it only warned.
const HAPROXY = /(^|\/)haproxy(:(?!1\.|2\.[0-2]\b)|@|$)/;
const ITS_FILE = '/usr/local/etc/haproxy/haproxy.cfg';

/** A last line that is cut off, as far as HAProxy can tell. */
function truncated({ json }: Container, path: string, text: string): ConfigurationFault | undefined {
  if (!HAPROXY.test(String(json.image)) || text === '' || text.endsWith('\n')) return undefined;
  const words = allWordsOf(json);
  const isRead = words.length === 0 ? path === ITS_FILE : words.some(word => word === path || word.replace(/\/$/, '') === posix.dirname(path));
  if (!isRead) return undefined;
  const last = text.split('\n').at(-1) ?? '';
  return {
    must: 'must end with a line break: HAProxy takes the last line for cut off, and does not start',
    value: last.trim(),
    remedy: 'in YAML, write it as a block that begins with |, not with |-',
    source: 'https://github.com/haproxy/haproxy/blob/master/src/cfgparse.c',
  };
}

const WHOLE = '/etc/nginx/nginx.conf';
const OF_MAIN = ['http', 'events', 'stream', 'mail', 'user', 'worker_processes', 'worker_rlimit_nofile', 'pid', 'load_module', 'daemon', 'worker_connections'];
const OF_HTTP = ['server', 'location', 'upstream', 'proxy_pass', 'root', 'listen'];
const CONTEXTS = 'https://nginx.org/en/docs/beginners_guide.html#conf_structure';

/** Directives that are not where nginx takes them: files of conf.d it includes within http, nginx.conf is the whole. */
function misplaced({ json }: Container, path: string, text: string): ConfigurationFault | undefined {
  if (!NGINX_IMAGE.test(String(json.image))) return undefined;
  const isWhole = path === WHOLE;
  const isPart = posix.dirname(path) === '/etc/nginx/conf.d' && path.endsWith('.conf');
  const hasOwn = list(json.volumeMounts).some(({ mountPath }) => /^\/etc\/nginx(\/nginx\.conf)?\/?$/.test(String(mountPath)));
  // Whoever brings a whole file of his own may include the others anywhere.
  if ((!isWhole && !isPart) || (isPart && hasOwn) || allWordsOf(json).some(word => word === '-c')) return undefined;
  const names = topDirectives(text);
  const wrong = names.find(name => (isWhole ? OF_HTTP : OF_MAIN).includes(name));
  if (wrong !== undefined) {
    const must = `must not have '${wrong}' at its top: ${isWhole ? 'it is the whole configuration' : 'nginx includes it within its own http'}, and nginx does not start`;
    return { must, value: wrong, remedy: isWhole ? 'put it into http { }, or mount the file in /etc/nginx/conf.d' : 'leave a server { } alone, or mount the file at /etc/nginx/nginx.conf, by \'subPath\'', source: CONTEXTS };
  }
  if (!isWhole || !names.includes('http') || names.includes('events') || names.includes('include')) return undefined;
  return { must: 'must have events { }: nginx does not start without', value: names.join(', '), remedy: 'add events { } before http { }', source: 'https://nginx.org/en/docs/ngx_core_module.html#events' };
}

/** The names of the directives that are in no block, as far as braces are in pairs; none where a text between quotes may hide one. */
function topDirectives(text: string): string[] {
  const plain = text.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""').replace(/(^|\s)#.*/g, '$1').replace(/\$\{\w+\}/g, '');
  const names: string[] = [];
  let depth = 0;
  let isNext = true;
  for (const [token] of plain.matchAll(/[{};]|[^\s{};]+/g)) {
    if (token === '{') depth += 1;
    else if (token === '}') depth -= 1;
    else if (token !== ';' && isNext && depth === 0) names.push(token);
    isNext = /^[{};]$/.test(token);
    if (depth < 0) return [];
  }
  return depth === 0 ? names : [];
}
