import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { routesOf } from '../internal/network/routes';
import { servicesOf } from '../internal/network/services';
import { Container, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';
import { severalOf } from '../internal/workloads/several';
import { variablesOf } from '../internal/workloads/variables';

export const rule: Rule = {
  id: 'session-files',
  severity: 'warning',
  title: 'Several pods of Laravel do not keep sessions in files of their own.',
  why: 'The next request comes to another pod, which does not have the file: users are logged out now and then, and forms are refused with 419. With one pod it is so after each rollout.',
  source: 'https://laravel.com/docs/12.x/session#configuration',
  remedy: 'set SESSION_DRIVER to redis or database',
  * check(cluster) {
    for (const pods of podsThat(cluster, mayKeepSessions)) {
      const several = severalOf(cluster, pods);
      if (several === undefined || pods.ends || !isAsked(cluster, pods)) continue;
      for (const container of pods.containers) {
        if (container.role === 'init' || variablesOf(cluster, pods, container).values.get('SESSION_DRIVER') !== 'file' || isShared(container, pods)) continue;
        yield { item: pods.item, at: `${container.at} env 'SESSION_DRIVER'`, must: `should be redis or database, as ${several}: each has files of its own`, value: 'file' };
      }
    }
  },
};

function mayKeepSessions({ containers }: Pods): boolean {
  return containers.some(({ json }) => json.envFrom !== undefined || list(json.env).some(({ name }) => name === 'SESSION_DRIVER'));
}

/** Whether a Service leads to pods, and nobody keeps clients at one of them. */
function isAsked(cluster: Cluster, pods: Pods): boolean {
  const services = servicesOf(cluster, pods);
  const kept = routesOf(cluster).some(({ metadata, spec }) => /affinity|sticky|persistence|hash-by/i.test(JSON.stringify([metadata.annotations, spec])));
  return services.length > 0 && !kept && services.every(({ spec, metadata }) => spec.sessionAffinity !== 'ClientIP' && !/affinity|sticky/.test(JSON.stringify(record(metadata.annotations))));
}

/** Whether files of its storage are on a volume. */
function isShared({ json }: Container, { spec, item }: Pods): boolean {
  const shared = list(spec.volumes).filter(({ persistentVolumeClaim: claim, nfs, hostPath, csi }) => (claim ?? nfs ?? hostPath ?? csi) !== undefined);
  const names = shared.map(({ name }) => name);
  const mounts = list(json.volumeMounts).filter(({ mountPath }) => /storage|sessions|^\/(app|var\/www)/.test(String(mountPath)));
  return item.spec.volumeClaimTemplates === undefined && mounts.some(({ name }) => names.includes(name));
}
