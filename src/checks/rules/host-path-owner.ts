import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Container, mayBeRoot, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'host-path-owner',
  severity: 'warning',
  title: 'Who writes into a directory that the kubelet makes on a node is root.',
  why: 'What the types DirectoryOrCreate and FileOrCreate make belongs to root, and nobody else writes into it: fsGroup does not change what is of the node. On a node that does not have it yet the program is denied.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath-volume-types',
  remedy: 'make it on the nodes with the owner that the program has, and use the type Directory; or give it to the program in an init container that is root; or mount it read-only',
  * check(cluster) {
    for (const { pods, name, path } of made(cluster)) {
      if (isPrepared(cluster, path)) continue;
      for (const { at } of writersOf(pods, name)) {
        yield { item: pods.item, at, must: `should be root to write into volume '${name}', which the kubelet makes for root alone where it is not there`, value: path };
      }
    }
  },
};

interface Made {
  readonly pods: Pods;
  /** The name of the volume. */
  readonly name: string;
  readonly path: string;
}

/** The directories and files of nodes that the kubelet makes where they are not there. */
function* made({ pods: all }: Cluster): Iterable<Made> {
  for (const pods of all) {
    for (const { name, hostPath } of list(pods.spec.volumes)) {
      const { path, type } = record(hostPath);
      if (type === 'DirectoryOrCreate' || type === 'FileOrCreate') yield { pods, name: String(name), path: String(path) };
    }
  }
}

function writersOf({ containers }: Pods, volume: string): Container[] {
  return containers.filter(({ json }) => list(json.volumeMounts).some(({ name, readOnly }) => name === volume && readOnly !== true));
}

/** Whether somebody who is root writes into the same place, or above it, in these pods or in others: who does may give it away. */
function isPrepared(cluster: Cluster, path: string): boolean {
  return cluster.pods.some(pods => list(pods.spec.volumes).some(({ name, hostPath }) => {
    const { path: above } = record(hostPath);
    return typeof above === 'string' && `${path}/`.startsWith(`${above.replace(/\/$/, '')}/`) && writersOf(pods, String(name)).some(writer => mayBeRoot(pods, writer));
  }));
}
