import { accountOf } from '../internal/api/rights';
import { clusterBeside } from '../internal/beside';
import { Cluster } from '../internal/cluster';
import { ExternalDns, externalDnsOf } from '../internal/programs/external-dns';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'dns-owner-twice',
  severity: 'warning',
  title: 'Two external-dns that look at different objects have an owner id each.',
  why: 'With the policy sync, external-dns deletes the records of its own --txt-owner-id for which it sees no object. Two of one id that see different objects delete the records of each other, again and again.',
  source: 'https://github.com/kubernetes-sigs/external-dns/issues/3336',
  remedy: 'give each a \'--txt-owner-id\' of its own; records of the former id stay until somebody deletes them',
  * check(cluster) {
    const all = externalDnsOf(cluster);
    for (const [index, each] of all.entries()) {
      const other = all.slice(0, index).find(before => areRivals(before, each));
      const [owner = 'default'] = each.options?.get('txt-owner-id') ?? [];
      if (other) yield { item: each.pods.item, at: `${each.container.at} --txt-owner-id`, must: `should not be that of ${other.pods.item.toString()}, which sees other objects: they delete the records of each other`, value: owner };
      const [environment] = other ? [] : elsewhere(cluster, each);
      if (environment) yield { item: each.pods.item, at: `${each.container.at} --txt-owner-id`, must: `should not be that of ${each.pods.item.toString()} of '${environment.id}', which sees the objects of another cluster: they delete the records of each other`, value: owner };
    }
  },
};

/** The environments that were made before, in which one writes into the same zones by the same id. */
function elsewhere(cluster: Cluster, own: ExternalDns): ReadonlyArray<{ readonly id: string }> {
  if ((own.options?.get('domain-filter') ?? []).length === 0) return [];
  return (cluster.setting.environment?.before ?? []).filter(({ items }) => {
    const beside = clusterBeside(items);
    return externalDnsOf(beside).some(other => roleOf(cluster, own) === roleOf(beside, other) && writeTogether(own, other));
  });
}

/** What a cloud knows an external-dns by: in another account there are other zones. */
function roleOf(cluster: Cluster, { pods }: ExternalDns): string {
  return JSON.stringify(cluster.find('ServiceAccount', pods.namespace, accountOf(pods))?.metadata.annotations ?? {});
}

// By what it chooses the objects that it looks at.
const VIEW = /^(source|namespace|(label|annotation|gateway-label)-filter|ingress-class|gateway-(name|namespace)|service-type-filter|crd-source-.*)$/;
// What makes no difference to what is whose.
const ASIDE = /^(log-.*|metrics-.*|interval|min-event-sync-interval|events|request-timeout|kube.*|server|once|dry-run|policy|default-targets|fqdn-template|combine-fqdn-annotation)$/;

/** Whether one deletes what the other makes: as far as is known, they write into the same zones, by the same registry, and as the same owner. */
function areRivals(a: ExternalDns, b: ExternalDns): boolean {
  return writeTogether(a, b) && textOf(a, name => VIEW.test(name)) !== textOf(b, name => VIEW.test(name));
}

/** Whether two write into the same zones as the same owner, and one of them deletes what it does not know. */
function writeTogether(a: ExternalDns, b: ExternalDns): boolean {
  if (!a.options || !b.options || ![a, b].some(isSync) || [a, b].some(hasNoOwner)) return false;
  // A variable may be an account, which has zones of its own.
  return JSON.stringify(a.container.json.env) === JSON.stringify(b.container.json.env) && textOf(a, isOfZone) === textOf(b, isOfZone);
}

function isOfZone(name: string): boolean {
  return !VIEW.test(name) && !ASIDE.test(name);
}

function isSync({ options }: ExternalDns): boolean {
  return (options?.get('policy') ?? ['sync']).includes('sync');
}

function hasNoOwner({ options }: ExternalDns): boolean {
  return (options?.get('registry') ?? ['txt']).some(each => each === 'noop');
}

function textOf({ options }: ExternalDns, isMeant: (name: string) => boolean): string {
  return JSON.stringify([...options ?? []].filter(([name]) => isMeant(name)).map(([name, values]) => [name, [...values].sort()].join()).sort());
}
