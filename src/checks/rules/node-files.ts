import { list } from '../../core/internal/json';
import { Pods } from '../internal/pods';
import { optionsOf } from '../internal/programs/options';
import { Rule } from '../internal/rule';
import { isBelow } from '../internal/workloads/paths';
import { podsThat } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'node-files',
  severity: 'error',
  title: 'The node exporter is told a directory of the node that is mounted.',
  why: 'Where nothing is mounted there is no such directory: without procfs or sysfs the exporter does not start, and without the root it measures no file system of the node, and an alert about full disks never fires.',
  source: 'https://github.com/prometheus/node_exporter#docker',
  remedy: 'mount the directory of the node there: \'hostPath\' of / at the path of --path.rootfs, of /proc and /sys at those of --path.procfs and --path.sysfs',
  * check(cluster) {
    for (const pods of podsThat(cluster, runExporter)) {
      for (const { json, at } of pods.containers) {
        const options = EXPORTER.test(String(json.image)) ? optionsOf(json) : undefined;
        for (const name of options ? ['path.rootfs', 'path.procfs', 'path.sysfs'] : []) {
          const path = options?.get(name)?.at(-1)?.replace(/\/$/, '');
          if (path === undefined || !/^\/[\w./-]+$/.test(path) || path === '/proc' || path === '/sys') continue;
          const mounts = list(json.volumeMounts).map(({ mountPath }) => String(mountPath).replace(/\/$/, ''));
          if (mounts.some(mount => mount === path || isBelow(path, mount) || isBelow(mount, path))) continue;
          yield { item: pods.item, at, must: `must have a volume where --${name} says: it finds nothing of the node there`, value: path };
        }
      }
    }
  },
};

const EXPORTER = /(^|\/)node[-_]exporter(:|@|$)/;

function runExporter({ containers }: Pods): boolean {
  return containers.some(({ json }) => EXPORTER.test(String(json.image)));
}
