import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Cluster } from '../checks/internal/cluster';
import { Item } from '../checks/internal/item';
import { judge } from '../checks/internal/judge';
import { Environment, Setting } from '../checks/internal/setting';
import { silencesAt } from '../checks/internal/silences';
import { boundsAt } from '../core/internal/bounds';
import { declaredAt } from '../core/internal/declared';
import { DEFAULT_FACTS, Facts, factsOf } from '../core/internal/facts';
import { Finding, message } from '../core/internal/finding';
import { groups } from '../core/internal/groups';
import { list } from '../core/internal/json';
import { connectionsAt } from '../core/internal/network/connections';
import { outsideHostsAt } from '../core/internal/network/outside-host';
import { warning } from '../core/internal/rules';
import { valuesOf } from '../core/internal/traefik/match';
import { platformOf, Rendered } from './_placed';
import { Platform } from './platform';

/** A finding, and the construct that it is about. */
export interface Located {
  readonly construct: IConstruct;
  readonly finding: Finding;
}

/** A finding as a sentence, with the path of its construct. */
export function sentence({ construct, finding }: Located): string {
  return `[${construct.node.path}] ${message(finding)}`;
}

/**
 * What constructs have found, and what the rules of the whole app find, each as severe as the Platform wants it and without what is silenced. Errors of
 * constructs stay as they are; what they have said, the rules do not say again. The constructs are Platforms, and those that have metadata.
 */
export function judgements(constructs: readonly IConstruct[], objects: readonly Rendered[], found: readonly Located[]): Located[] {
  const errors = found.filter(({ finding }) => finding.severity === 'error');
  const said = new Set(errors.map(({ construct, finding }) => keyOf(construct, finding.rule)));
  const isSaid = ({ node }: IConstruct, rules: readonly string[]) => node.scopes.some(scope => rules.some(rule => said.has(keyOf(scope, rule))));
  const news = judged(constructs, objects, isSaid);
  const adjustable = [...found.filter(({ finding }) => finding.severity === 'warning'), ...news].flatMap(adjusted);
  return [...errors, ...silenced(constructs, adjustable)];
}

function keyOf({ node }: IConstruct, rule: string): string {
  return `${rule} ${node.path}`;
}

/** A finding as severe as its Platform wants it. */
function adjusted({ construct, finding }: Located): Located[] {
  const { [finding.rule]: severity = finding.severity } = factsOf(construct).rules;
  return severity === 'off' ? [] : [{ construct, finding: { ...finding, severity } }];
}

/** Findings without those that are silenced; a silence of nothing is one. */
function silenced(constructs: readonly IConstruct[], found: readonly Located[]): Located[] {
  const silences = new Map(constructs.flatMap(construct => silencesAt(construct).map((rule): [string, Located] => {
    const unused = warning('silence-unused', `silence of '${rule}'`, 'should silence something, and the rule finds nothing here', rule, 'remove it');
    return [keyOf(construct, rule), { construct, finding: unused }];
  })));
  if (silences.size === 0) return [...found];
  const used = new Set<string>();
  const left = found.filter(({ construct, finding }) => {
    const keys = construct.node.scopes.map(scope => keyOf(scope, finding.rule)).filter(key => silences.has(key));
    for (const key of keys) used.add(key);
    return keys.length === 0;
  });
  return [...left, ...[...silences].filter(([key]) => !used.has(key)).map(([, unused]) => unused)];
}

/** What the rules find in each cluster, but for what is said already. */
function judged(
  constructs: readonly IConstruct[], objects: readonly Rendered[], isSaid: (construct: IConstruct, rules: readonly string[]) => boolean,
): Located[] {
  const constructsOf = groups(constructs, platformOf);
  const ids = constructs.filter(construct => construct instanceof Platform).map(({ node }) => node.id);
  const clusters = [...groups(objects, ({ platform }) => platform)]
    .map(([platform, own]) => ({ platform, objects: own, hosts: hostsOf(own, constructsOf.get(platform) ?? [], platform?.node.id) }));
  return clusters.flatMap(({ platform, objects: own, hosts }) => {
    const elsewhere = new Map(clusters.flatMap(each => each.platform === platform ? [] : [...each.hosts]).filter(([host]) => !hosts.has(host)));
    const objectOf = new Map(own.map(({ item, object }): [Item, ApiObject] => [item, object]));
    const cluster = new Cluster([...objectOf.keys()], {
      ...settingOf(constructsOf.get(platform) ?? [], platform, elsewhere),
      environment: platform && environmentOf(platform, ids, clusters),
    });
    return judge(cluster).flatMap(({ item, finding, saidBy }): Located[] => {
      const construct = objectOf.get(item);
      return construct && !isSaid(construct, saidBy) ? [{ construct, finding }] : [];
    });
  });
}

/** The objects of a Platform, or of none. */
interface PlatformObjects {
  readonly platform?: Platform;
  readonly objects: readonly Rendered[];
}

/** What a Platform is among those of the program. */
function environmentOf(platform: Platform, ids: readonly string[], clusters: readonly PlatformObjects[]): Environment {
  const own = factsOf(platform).domain;
  const others = clusters.flatMap(each => each.platform && each.platform !== platform ? [each.platform] : []);
  const domains = new Map<string, string>();
  for (const other of others) {
    const { domain } = factsOf(other);
    if (domain !== undefined && domain !== own && !own?.endsWith(`.${domain}`) && !domains.has(domain)) domains.set(domain, other.node.id);
  }
  const before = clusters.slice(0, clusters.findIndex(each => each.platform === platform));
  return {
    own: platform.node.id,
    others: ids.filter(id => id !== platform.node.id),
    before: before.flatMap(each => each.platform ? [{ id: each.platform.node.id, items: each.objects.map(({ item }) => item) }] : []),
    domains,
  };
}

/** The hosts of a route. */
function routedHosts({ kind, spec }: Item): string[] {
  switch (kind) {
    case 'Ingress': return list(spec.rules).flatMap(({ host }) => typeof host === 'string' ? [host] : []);
    case 'HTTPRoute': return Array.isArray(spec.hostnames) ? spec.hostnames.map(String) : [];
    case 'IngressRoute': return list(spec.routes).flatMap(({ match }) => valuesOf(String(match), 'Host'));
    default: return [];
  }
}

/** The names of a Service in a namespace that has the environment's in its own: what is called `shop-prod` in one cluster is in no other. */
function innerHosts({ kind, name, namespace = '' }: Item, environment?: string): string[] {
  if (kind !== 'Service' || environment === undefined || !namespace.split('-').includes(environment)) return [];
  const host = `${name}.${namespace}.svc`;
  return [host, `${host}.cluster.local`];
}

/** The hosts of an environment, with the paths of what has them: those that are routed into its cluster, of its Services, and those outside that it declares. */
function hostsOf(objects: readonly Rendered[], constructs: readonly IConstruct[], environment?: string): Map<string, string> {
  const hosts = new Map<string, string>();
  for (const construct of constructs) for (const host of outsideHostsAt(construct)) hosts.set(host, construct.node.path);
  for (const { item, object } of objects) {
    for (const host of [...routedHosts(item), ...innerHosts(item, environment)]) hosts.set(host, object.node.path);
  }
  return hosts;
}

function settingOf(own: readonly IConstruct[], platform: Platform | undefined, elsewhere: ReadonlyMap<string, string>): Setting {
  const { minor, ipFamilies, routing, ingress: foreign }: Facts = platform ? factsOf(platform) : DEFAULT_FACTS;
  const ingress = foreign ?? routing?.router?.ingress;
  return {
    minor,
    ipFamilies: platform && ipFamilies,
    declared: own.flatMap(declaredAt),
    connections: own.flatMap(connectionsAt),
    bounds: own.flatMap(boundsAt),
    ingress: ingress && { className: ingress.className, namespace: ingress.namespace, labels: ingress.podLabels, own: !foreign },
    elsewhere,
  };
}
