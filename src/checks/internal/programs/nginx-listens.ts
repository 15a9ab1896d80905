import { posix } from 'path';
import { Json, list } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { allWordsOf, Container, Pods, SHELL } from '../pods';
import { filesMountedBy, filesOf, textOf } from '../workloads/volume-files';
import { NGINX_IMAGE, withoutComments } from './nginx-upstreams';

/** The ports that an nginx is told to listen on, each with whether it speaks TLS there. */
export type Listens = ReadonlyMap<number, 'http' | 'https' | 'both'>;

const WHOLE = '/etc/nginx/nginx.conf';
const PARTS = '/etc/nginx/conf.d';

/** Where the official nginx listens, by the files that it is given; undefined where it is given none, or not all of them are known. */
export function nginxListens(cluster: Cluster, pods: Pods, container: Container): Listens | undefined {
  const image = NGINX_IMAGE.exec(String(container.json.image));
  // A shell may write files of its own.
  if (!image || container.json.command !== undefined || allWordsOf(container.json).some(word => word === '-c' || SHELL.test(word))) return undefined;
  const mounts = list(container.json.volumeMounts).filter(({ mountPath }) => String(mountPath).startsWith('/etc/nginx'));
  const placeOf = ({ mountPath }: Json) => String(mountPath).replace(/\/$/, '');
  const places = mounts.map(placeOf);
  const isRead = (place: string) => place === WHOLE || place === PARTS || posix.dirname(place) === PARTS;
  // What templates become, and what an init container puts into a directory, is not known.
  if (!places.some(isRead) || places.some(place => /^\/etc\/nginx(\/templates.*)?$/.test(place))) return undefined;
  if (mounts.some(mount => isRead(placeOf(mount)) && !filesOf(cluster, pods, mount.name)?.complete)) return undefined;
  const mounted = filesMountedBy(cluster, container).filter(file => file.path.startsWith('/etc/nginx'));
  const texts = new Map(mounted.map(file => [file.path, textOf(file)]));
  const whole = texts.has(WHOLE) ? texts.get(WHOLE) ?? '$' : undefined;
  const isWithParts = whole === undefined || /\binclude\s+\/etc\/nginx\/conf\.d\/\*\.conf;/.test(whole);
  const isReplaced = places.includes(PARTS) || places.includes(`${PARTS}/default.conf`);
  const ofParts = [...texts].filter(([path]) => posix.dirname(path) === PARTS && path.endsWith('.conf'));
  const parts = isWithParts ? ofParts.map(([, text]) => text ?? '$') : [];
  const own = isWithParts && !isReplaced ? [`server { listen ${image[1] === undefined ? 80 : 8080}; }`] : [];
  return portsIn([...whole === undefined ? [] : [whole], ...parts, ...own].join('\n'));
}

// What other files say, and what is put in from elsewhere, is not known.
const INCLUDES = /\binclude\s+(?!\/etc\/nginx\/conf\.d\/\*\.conf;|(?:\/etc\/nginx\/)?(?:mime\.types|[a-z]+_params|modules-enabled\/\*\.conf)\s*;)/;
const ELSEWHERE = /\blisten\s+[^;]*\$|\{\{|^\$$|\bssl\s+on;/m;

/** https://nginx.org/en/docs/http/ngx_http_core_module.html#listen */
function portsIn(configuration: string): Listens | undefined {
  const text = withoutComments(configuration);
  if (INCLUDES.test(text) || ELSEWHERE.test(text)) return undefined;
  const found = new Map<number, 'http' | 'https' | 'both'>();
  for (const server of text.split(/\bserver\s*\{/).slice(1)) {
    const listens = [...server.matchAll(/(?:^|[\s;}])listen\s+([^;]+);/g)].map(([, words]) => words.trim().split(/\s+/));
    // Without one it is 80 of root, and 8000 of others.
    if (listens.length === 0) return undefined;
    for (const [address, ...options] of listens) {
      const port = Number(/^(?:.*:)?(\d+)$/.exec(address)?.[1] ?? 80);
      const speaks = options.includes('ssl') ? 'https' : 'http';
      if (!address.startsWith('unix:')) found.set(port, (found.get(port) ?? speaks) === speaks ? speaks : 'both');
    }
  }
  return found.size === 0 ? undefined : found;
}

/** What a plain request to a port of TLS gets, which a configuration may say: https://nginx.org/en/docs/http/ngx_http_ssl_module.html#errors */
export const PLAIN_TO_TLS = 'https://nginx.org/en/docs/http/ngx_http_ssl_module.html#errors';
