import { list, record } from '../../core/internal/json';
import { Pods } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'host-path-replicas',
  severity: 'warning',
  title: 'What several replicas write is not in a directory of each one\'s node.',
  why: 'A hostPath is the directory of the node that the pod happens to be on: each node has other files, and a pod that moves finds none of its own.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  remedy: 'use a claim: of one replica, or ReadWriteMany',
  * check(cluster) {
    for (const pods of cluster.pods) {
      const { item, spec, containers } = pods;
      const directories = list(spec.volumes).filter(({ hostPath }) => hostPath !== undefined);
      if (directories.length === 0 || !['Deployment', 'StatefulSet', 'ReplicaSet'].includes(item.kind) || isHeld(pods) || (cluster.count(item)?.most ?? 1) < 2) continue;
      for (const { name, hostPath } of directories) {
        const { path, type } = record(hostPath);
        if (path === undefined || OF_NODES.test(String(path)) || !['', undefined, 'Directory', 'DirectoryOrCreate'].some(each => each === type)) continue;
        const written = containers.find(({ json }) => list(json.volumeMounts).some(mount => mount.name === name && mount.readOnly !== true));
        if (written) yield { item, at: `volume '${String(name)}'`, must: `should not be a directory of the node: ${written.at} writes to it, and each node has another`, value: path };
      }
    }
  },
};

// What is the node's own: its devices, sockets, logs and settings.
const OF_NODES = /^\/(dev|proc|sys|run|var\/run|var\/log|var\/lib\/(kubelet|docker|containerd|cni)|lib\/modules|etc|usr|tmp|boot)(\/|$)|^\/$|\.sock$/;

/** Whether all pods are meant for one node. */
function isHeld({ spec }: Pods): boolean {
  return spec.nodeName !== undefined || record(spec.nodeSelector)['kubernetes.io/hostname'] !== undefined || JSON.stringify(record(spec.affinity).nodeAffinity ?? '').includes('kubernetes.io/hostname');
}
