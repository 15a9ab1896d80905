import { Cluster } from '../cluster';
import { Item } from '../item';
import { amountText } from '../resources';
import { demandsOf, Use, usesOf } from './demand';

/** What the workloads of a cluster ask for, against the quotas of their namespaces, as a page; undefined where there are no quotas. */
export function requestsPage(cluster: Cluster): string | undefined {
  const quotas = cluster.all('ResourceQuota');
  return quotas.length === 0 ? undefined : [
    '# What is asked for, and what there is',
    '',
    'With as many replicas as there may be, in the middle of a rollout of each; of a DaemonSet, on one node.',
    '',
    ...quotas.flatMap(quota => section(cluster, quota)),
  ].join('\n');
}

function section(cluster: Cluster, quota: Item): string[] {
  const uses = usesOf(cluster, quota, demandsOf(cluster, quota.namespace));
  return [
    `## ${quota.namespace ?? ''}${quota.name === 'quota' ? '' : `, ${quota.name}`}`,
    '',
    '| | asked for | quota | |',
    '|---|---|---|---|',
    ...uses.map(({ resource, used, hard, limit }) => `| ${resource} | ${amountText(resource, used)} | ${limit} | ${share(used, hard)} |`),
    '',
    ...uses.some(({ parts }) => parts.length > 0) ? ['| Object | of | pods × each | |', '|---|---|---|---|', ...uses.flatMap(rows), ''] : [],
  ];
}

function share(used: number, hard: number): string {
  return hard === 0 ? '' : `${Math.round(used / hard * 100)} %`;
}

function rows({ resource, parts }: Use): string[] {
  return parts.filter(({ amount }) => amount > 0).map(({ item, words, amount }) => `| ${item.kind} ${item.name} | ${resource} | ${words} | ${amountText(resource, amount)} |`);
}
