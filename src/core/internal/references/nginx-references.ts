import { Json } from '../json';
import { Add } from './reference';

// Of https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/, those that name a Secret, and the keys that it must have.
const NGINX_SECRETS: ReadonlyArray<readonly [annotation: string, keys: readonly string[]]> = [['auth-secret', ['auth']], ['auth-tls-secret', ['ca.crt']], ['proxy-ssl-secret', []]];

/** What an Ingress refers to by its annotations of ingress-nginx. */
export function nginxReferences(annotations: Json, add: Add): void {
  for (const [name, keys] of NGINX_SECRETS) {
    const annotation = `nginx.ingress.kubernetes.io/${name}`;
    const { [annotation]: value } = annotations;
    if (typeof value !== 'string') continue;
    const [secret, namespace] = value.split('/').reverse();
    const byUser = name === 'auth-secret' && annotations['nginx.ingress.kubernetes.io/auth-secret-type'] === 'auth-map';
    add('Secret', secret, `annotation '${annotation}'`, { keys: byUser ? [] : keys, awaited: false, ...namespace === undefined ? {} : { namespace } });
  }
}
