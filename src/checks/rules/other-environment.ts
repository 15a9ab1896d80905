import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { routesOf } from '../internal/network/routes';
import { archiveOf } from '../internal/programs/postgres-archives';
import { Rule, Violation } from '../internal/rule';
import { textsOf } from '../internal/workloads/texts';

const HOST = /[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+/g;

export const rule: Rule = {
  id: 'other-environment',
  severity: 'warning',
  title: 'Nothing of one environment is told an address, given a secret, or writes its archive, of another.',
  why: 'A test that writes to production, or production that depends on a test: a host, or an entry of a secret store, that was copied from one environment to the other works, until it matters.',
  source: 'https://github.com/cdk8s-team/cdk8s-examples/issues/438',
  remedy: 'use the host of this environment; where the other is meant, silence this here with the reason',
  * check(cluster) {
    yield* secretsOf(cluster);
    yield* ofNamespaces(cluster);
    yield* archives(cluster);
    const { elsewhere } = cluster.setting;
    const domains = [...cluster.setting.environment?.domains ?? []];
    if (elsewhere.size === 0 && domains.length === 0) return;
    const route = (item: Item, at: string, text: string): Violation[] => [...text.matchAll(HOST)].flatMap(([host]) => {
      const other = elsewhere.get(host);
      if (other !== undefined) return [{ item, at, must: `should not be the host of '${other}', which is in another environment`, value: host }];
      const [, id] = domains.find(([domain]) => host.endsWith(`.${domain}`)) ?? [];
      return id === undefined || isRouted(cluster, host) ? [] : [{ item, at, must: `should not be a host of the domain of '${id}', which is another environment`, value: host }];
    });
    for (const pods of cluster.pods) {
      for (const { text, at } of textsOf(pods)) yield* route(pods.item, at, text);
    }
    for (const item of cluster.all('Service')) {
      if (typeof item.spec.externalName === 'string') yield* route(item, 'spec.externalName', item.spec.externalName);
    }
    for (const item of cluster.all('ConfigMap')) {
      for (const [key, value] of Object.entries(record(item.json.data))) yield* route(item, `data '${key}'`, String(value));
    }
  },
};

// Words that names of namespaces end with, or begin with, where one cluster has several environments.
const ENVIRONMENTS = ['dev', 'development', 'test', 'testing', 'qa', 'uat', 'int', 'stg', 'stage', 'staging', 'preprod', 'prod', 'production', 'live'];
const INNER = /(?<![\w.-])([a-z0-9](?:[-a-z0-9]*[a-z0-9])?)\.([a-z0-9](?:[-a-z0-9]*[a-z0-9])?)\.svc(?![\w-])/g;

/** Services of a namespace that is the same in another environment, where the own one has one of that name too. */
function* ofNamespaces(cluster: Cluster): Iterable<Violation> {
  const services = cluster.all('Service').filter(({ namespace = '' }) => splitOf(namespace) !== undefined);
  if (new Set(services.map(({ namespace }) => namespace)).size < 2) return;
  const route = (item: Item, at: string, text: string): Violation[] => [...text.matchAll(INNER)].flatMap(([host, name, namespace]) => {
    const [own, other] = [splitOf(item.namespace ?? ''), splitOf(namespace)];
    const isTwin = own && other && own.rest === other.rest && own.environment !== other.environment;
    if (!isTwin || !cluster.find('Service', namespace, name) || !cluster.find('Service', item.namespace, name)) return [];
    const must = `should not be of '${namespace}', which is another environment: '${String(item.namespace)}' has a Service of that name too`;
    return [{ item, at, must, value: host, remedy: `write '${name}'; where the other is meant, silence this here with the reason` }];
  });
  for (const pods of cluster.pods) {
    for (const { text, at } of textsOf(pods)) yield* route(pods.item, at, text);
  }
  for (const item of cluster.all('ConfigMap')) {
    for (const [key, value] of Object.entries(record(item.json.data))) yield* route(item, `data '${key}'`, String(value));
  }
  for (const item of services) {
    if (typeof item.spec.externalName === 'string') yield* route(item, 'spec.externalName', item.spec.externalName);
  }
}

/** Whether a host is one of this cluster, whatever its domain. */
function isRouted(cluster: Cluster, host: string): boolean {
  return routesOf(cluster).some(({ json }) => JSON.stringify(json).includes(host));
}

/** Databases that archive into the place of another environment's. */
function* archives(cluster: Cluster): Iterable<Violation> {
  const { before = [] } = cluster.setting.environment ?? {};
  if (before.length === 0) return;
  for (const item of cluster.all('Cluster.postgresql.cnpg.io')) {
    const own = archiveOf(item);
    const isSame = (each: Item) => each.group === item.group && each.kind === item.kind && archiveOf(each) === own;
    const other = own === undefined ? undefined : before.find(({ items }) => items.some(isSame));
    if (other) yield { item, at: 'spec.backup.barmanObjectStore', must: `should not be where '${other.id}', which is another environment, archives too: the second is refused it, or a restore takes the data of the other`, value: own, remedy: 'give each environment a \'destinationPath\' of its own', source: ARCHIVES };
  }
}

const ARCHIVES = 'https://github.com/cloudnative-pg/cloudnative-pg/issues/6470';

/** The environment in the name of a namespace, and what the name is besides. */
function splitOf(namespace: string): { readonly environment: string; readonly rest: string } | undefined {
  const parts = namespace.split('-');
  const environment = ENVIRONMENTS.find(each => each === parts[0] || each === parts.at(-1));
  if (environment === undefined || parts.length < 2) return undefined;
  return { environment, rest: parts.filter(part => part !== environment).join('-') };
}

/** Entries of a secret store whose path has the name of another Platform, and not the own one. */
function* secretsOf(cluster: Cluster): Iterable<Violation> {
  const { own = '', others = [] } = cluster.setting.environment ?? {};
  if (others.length === 0) return;
  for (const item of cluster.all('ExternalSecret.external-secrets.io')) {
    const keys = [
      ...list(item.spec.data).map(({ secretKey, remoteRef }) => [`data '${String(secretKey)}'`, record(remoteRef).key] as const),
      ...list(item.spec.dataFrom).map(({ extract }) => ['dataFrom', record(extract).key] as const),
    ];
    for (const [at, key] of keys) {
      const parts = String(key ?? '').split('/');
      const other = parts.length < 2 || parts.includes(own) ? undefined : others.find(id => parts.includes(id));
      if (other !== undefined) yield { item, at, must: `should not be an entry of '${other}', which is another environment`, value: key, remedy: REMEDY };
    }
  }
}

const REMEDY = 'name the entry of this environment; where both have the same, silence this here with the reason';
