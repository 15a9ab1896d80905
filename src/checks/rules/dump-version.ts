import { Cluster } from '../internal/cluster';
import { connectedTo } from '../internal/network/reach';
import { Container, Pods } from '../internal/pods';
import { servicesIn } from '../internal/programs/addresses';
import { Rule } from '../internal/rule';
import { officialName } from '../internal/workloads/official';
import { haveCommands, podsThat } from '../internal/workloads/pods-that';
import { textsOf } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'dump-version',
  severity: 'error',
  title: 'Who dumps a PostgreSQL is no older than its server.',
  why: 'A pg_dump refuses a server of a newer major version: "aborting because of server version mismatch". After an upgrade of the server alone there is no backup any more.',
  source: 'https://www.postgresql.org/docs/current/app-pgdump.html',
  remedy: 'use the image of the server\'s version, and change both together',
  * check(cluster) {
    for (const pods of podsThat(cluster, haveCommands)) {
      for (const container of pods.containers) {
        const version = versionOf(container);
        if (version === undefined || !/\bpg_dump(all)?\b/.test(JSON.stringify([container.json.command, container.json.args]))) continue;
        const asked = cluster.pods.filter(server => newest(server) > 0 && asks(cluster, pods, server));
        // Where one of several is no newer, it may be the one that is dumped.
        if (asked.some(server => newest(server) <= version)) continue;
        for (const { item } of asked) yield { item: pods.item, at: `${container.at} image`, must: `must be of the version of ${item.toString()} or newer: it refuses the server`, value: container.json.image };
      }
    }
  },
};

/** The major version of an official image of PostgreSQL; undefined of anything else. */
function versionOf({ json }: Container): number | undefined {
  // What comes after an @ is no version.
  const version = /^[^@]*:(\d+)/.exec(String(json.image))?.[1];
  return officialName(json.image) === 'postgres' && version !== undefined ? Number(version) : undefined;
}

function newest({ containers }: Pods): number {
  return Math.max(0, ...containers.filter(({ role, json }) => role === 'main' && json.command === undefined).map(container => versionOf(container) ?? 0));
}

function asks(cluster: Cluster, pods: Pods, server: Pods): boolean {
  if (connectedTo(cluster).get(pods.item)?.has(server.item)) return true;
  const told = textsOf(pods).flatMap(text => [...servicesIn(cluster, pods, text).map(({ service }) => service), cluster.find('Service', pods.namespace, text.text) ?? []].flat());
  return told.some(service => cluster.behind(service).includes(server));
}
