import { ApiObject } from 'cdk8s';
import { BlueprintApp, External, ExternalDatabase, ExternalSecret, ExternalService, Peer, Platform, Tenant, Tls, WebApp, Worker } from '../../../src';
import { Manifest } from '../../_synth';
import { Case, Cases } from '../_cases';
import { deployment, ofContainer, service } from '../_objects';

const STORE = { external: [External.object('SecretStore.external-secrets.io', 'vault')] };

/** Secrets of entries of a store, beside another environment. */
function external(keys: string[], extract: string[] = []): NonNullable<Case['build']> {
  return (tenant, platform) => {
    new Platform(platform.node.scope as BlueprintApp, 'test');
    const data = Object.fromEntries(keys.map((key, index) => [`key-${index}`, { key }]));
    new ExternalSecret(tenant, 'payment', { store: 'vault', data, extract });
  };
}

/** A worker that is told an address, beside another environment with a queue of its own, and a database in a namespace with its name. */
function told(value: string, shared?: string): NonNullable<Case['build']> {
  return (tenant, platform) => {
    const egress = [Peer.cidr('192.0.2.5/32', [5672])];
    new Worker(tenant, 'run', { image: 'a:1', env: { AUDIT: value }, egress });
    if (shared !== undefined) new ExternalService(platform, 'queue', { host: shared, port: 5672, cidrs: ['192.0.2.5/32'] });
    const other = new Platform(platform.node.scope as BlueprintApp, 'test');
    new ExternalService(other, 'queue', { host: 'mq.test.example.net', port: 5672, cidrs: ['192.0.2.5/32'] });
    new ExternalDatabase(other, 'users', { engine: 'postgres', host: 'db.test.example.net', cidrs: ['192.0.2.6/32'] });
    for (const name of ['shop-test', 'shop']) new WebApp(new Tenant(other, name), 'api', { image: 'a:1', port: 8080 });
  };
}

const inNamespace = ({ metadata, ...object }: Manifest, namespace: string): Manifest => ({ ...object, metadata: { ...metadata, namespace } });

/** Two environments in one cluster, of which one is told an address. */
function besideTwin(value: string, from = 'web-staging', to = 'web-prod'): Case {
  const names = [...new Set([from, to])];
  const objects = names.flatMap(name => [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } },
    inNamespace(deployment({}, 'api'), name), inNamespace(service({}, 'api'), name),
  ]);
  return { objects: [...objects, inNamespace(deployment(ofContainer({ env: [{ name: 'API', value }] })), from)] };
}

/** A database in each of two environments, that archives somewhere. */
const archived = (one: string, other = one, more: object = {}): NonNullable<Case['build']> => (tenant, platform) => {
  const database = (destinationPath: string) => ({ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'orders' }, spec: { instances: 1, storage: { size: '1Gi' }, backup: { barmanObjectStore: { destinationPath, s3Credentials: { inheritFromIAMRole: true }, ...more } } } });
  new ApiObject(tenant, 'orders', database(one));
  new ApiObject(new Tenant(new Platform(platform.node.scope as BlueprintApp, 'test'), 'shop'), 'orders', database(other));
};

/** A worker that is told an address, beside an environment of another domain. */
const under = (domain: string, value: string): NonNullable<Case['build']> => (tenant, platform) => {
  new Worker(tenant, 'run', { image: 'a:1', env: { BROKERS: value } });
  new Platform(platform.node.scope as BlueprintApp, 'test', { domain });
  new Tenant(platform.node.scope!.node.findChild('test') as Platform, 'shop');
};

export const cases: Cases = {
  broken: [
    {
      build: (tenant, platform) => {
        new WebApp(tenant, 'web', { image: 'a:1', port: 8080, env: { API: 'https://api.example.org/v1' } });
        const other = new Platform(platform.node.scope as BlueprintApp, 'test', { tls: Tls.none(), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } });
        new WebApp(new Tenant(other, 'shop'), 'api', { image: 'a:1', port: 8080, host: 'api.example.org' });
      },
    },
    {
      build: (tenant, platform) => {
        new WebApp(tenant, 'web', { image: 'a:1', port: 8080, files: { '/etc/app.conf': 'api = api.example.org\n' } });
        const other = new Platform(platform.node.scope as BlueprintApp, 'test', { tls: Tls.none(), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } });
        new WebApp(new Tenant(other, 'shop'), 'api', { image: 'a:1', port: 8080, host: 'api.example.org' });
      },
    },
    { build: told('amqp://mq.test.example.net:5672/audit') },
    { build: told('host=db.test.example.net') },
    { build: told('http://api.shop-test.svc:8080/v1') },
    { build: external(['test/shop/payment']), platform: STORE },
    besideTwin('http://api.web-prod.svc/v1'),
    besideTwin('http://api.prod-web.svc.cluster.local', 'dev-web', 'prod-web'),
    { build: external([], ['secret/data/test/shop']), platform: STORE },
    { build: archived('s3://backups/orders') },
    { build: under('test.example.com', 'kafka.test.example.com:9093') },
  ],
  sound: [
    { build: archived('s3://backups/prod', 's3://backups/test') },
    { build: archived('s3://backups/orders', 's3://backups/orders', { endpointURL: 'http://minio.storage.svc:9000' }) },
    { build: under('test.example.com', 'kafka.example.com:9093') },
    besideTwin('http://api.web-staging.svc/v1'),
    besideTwin('http://api.mail-prod.svc/v1', 'web-staging', 'mail-prod'),
    // What both have is for both.
    { build: told('amqp://mq.test.example.net:5672/audit', 'mq.test.example.net') },
    { build: told('amqp://mq.prod.example.net:5672/audit', 'mq.prod.example.net') },
    { build: told('http://api.mail.svc:8080/v1') },
    { build: external(['prod/shop/payment', 'shared/shop/payment', 'latest/shop', 'prod/test/a', 'test']), platform: STORE },
    {
      build: (tenant, platform) => {
        new WebApp(tenant, 'web', { image: 'a:1', port: 8080, env: { API: 'https://api.example.net/v1' } });
        const other = new Platform(platform.node.scope as BlueprintApp, 'test', { tls: Tls.none(), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } });
        new WebApp(new Tenant(other, 'shop'), 'api', { image: 'a:1', port: 8080, host: 'api.example.org' });
      },
    },
  ],
};
