import { External, GeneratedSecret, IngressStack, Middleware, Tenant, Tls, WebApp } from '../../../src';
import { Case, Cases } from '../_cases';
import { middleware } from '../_objects';

const login = (secret: string, field = 'basicAuth') => middleware({ spec: { rateLimit: null, [field]: { secret } } });
const external = (keys: string[], type?: string) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name: 'users' },
  spec: { secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' }, target: type ? { template: { type } } : {}, data: keys.map(secretKey => ({ secretKey, remoteRef: { key: 'users' } })) },
});
const sealed = (type?: string) => ({ apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'users' }, spec: { encryptedData: { username: 'AgBy', password: 'AgBy' }, template: { type } } });
const STORE = { external: [External.object('ClusterSecretStore.external-secrets.io', 'vault')] };

/** A stack, a Secret of random text in a namespace of the program's, and what asks for logins. */
const random = (dashboard: string | undefined, build: (tenant: Tenant, users: GeneratedSecret) => void): Case => ({
  platform: { domain: 'example.org', tls: Tls.secret('wildcard-tls'), external: [External.secret('others')] },
  build: (tenant, platform) => {
    const { traefik } = new IngressStack(platform, 'ingress', {
      addresses: ['192.0.2.10-192.0.2.19'],
      kubeProxyMode: 'iptables',
      dashboard: dashboard === undefined ? undefined : { host: 'traefik', users: dashboard },
    });
    const its = traefik.node.scope;
    if (dashboard !== undefined && its) new GeneratedSecret(its, 'users', { keys: ['users'] });
    build(tenant, new GeneratedSecret(tenant, 'users', { keys: ['users'] }));
  },
});
const web = (tenant: Tenant, basicAuth: string | GeneratedSecret) => new WebApp(tenant, 'admin', { image: 'example/admin:1', port: 8080, routes: { page: { host: 'admin', basicAuth } } });
const nothing = () => undefined;

export const cases: Cases = {
  broken: [
    { objects: [login('users'), external(['user', 'pass'])], platform: STORE },
    { objects: [login('users', 'digestAuth'), external(['a', 'b'])], platform: STORE },
    { objects: [login('users'), sealed()] },
    random(undefined, web),
    random('users', nothing),
    random(undefined, (tenant, { secretName }) => new Middleware(tenant, 'digest', { digestAuth: { secret: secretName } })),
  ],
  sound: [
    random(undefined, tenant => web(tenant, 'others')),
    random('others', nothing),
    { objects: [login('users'), external(['users'])], platform: STORE },
    { objects: [login('users'), external(['username', 'password'], 'kubernetes.io/basic-auth')], platform: STORE },
    { objects: [login('users')], platform: { external: [External.secret('users')] } },
    { objects: [login('users'), sealed('kubernetes.io/basic-auth')] },
  ],
};
