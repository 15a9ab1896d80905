import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Container, Pods, wordsOf } from '../internal/pods';
import { haveCommands, podsThat } from '../internal/pods-that';
import { connectedTo } from '../internal/reach';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'database-connections',
  severity: 'warning',
  title: 'A PostgreSQL takes a connection of each pod that is connected to it.',
  why: 'Each pod has one connection at least, and most have a pool. Beyond the number the server refuses with "sorry, too many clients already": when the load is highest, the pods that an autoscaler adds never get ready.',
  source: 'https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-MAX-CONNECTIONS',
  remedy: 'raise it to all pods times the size of their pools, or have fewer pods',
  * check(cluster) {
    for (const pods of podsThat(cluster, haveCommands)) {
      if (cluster.count(pods.item)?.most !== 1) continue;
      for (const container of pods.containers) {
        const most = settingOf(container, 'max_connections');
        if (most === undefined) continue;
        const reserved = (settingOf(container, 'superuser_reserved_connections') ?? 3) + (settingOf(container, 'reserved_connections') ?? 0);
        const callers = callersOf(cluster, pods);
        const needed = callers.reduce((sum, { count }) => sum + count, reserved);
        if (needed <= most) continue;
        const who = callers.map(({ item, count }) => `${count} of ${item.toString()}`).join(', ');
        yield { item: pods.item, at: `${container.at} max_connections`, must: `should be ${needed} or more, for ${who} and ${reserved} that are reserved: the last pods get no connection`, value: most };
      }
    }
  },
};

/** A setting that the server of a container is given as a number: `-c max_connections=200`. */
function settingOf({ json }: Container, name: string): number | undefined {
  const words = wordsOf(json).flatMap(([, each]) => each);
  const values = words.flatMap((word, index) => {
    const [, option, value] = /^(-c)?([a-z_]+=\d+)$/.exec(word) ?? [];
    return value?.startsWith(`${name}=`) && (option !== undefined || words[index - 1] === '-c') ? [Number(value.slice(name.length + 1))] : [];
  });
  return values.pop();
}

/** Who is connected to pods all the time, and with how many pods at the most. */
function callersOf(cluster: Cluster, to: Pods): Array<{ readonly item: Item; readonly count: number }> {
  return [...connectedTo(cluster)].flatMap(([item, targets]) => {
    const count = targets.has(to.item) ? cluster.count(item)?.most ?? 0 : 0;
    return count > 0 ? [{ item, count }] : [];
  });
}
