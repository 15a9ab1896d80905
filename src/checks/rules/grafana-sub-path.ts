import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { variablesOf } from '../internal/workloads/variables';

export const rule: Rule = {
  id: 'grafana-sub-path',
  severity: 'error',
  title: 'A Grafana that is asked below a path serves from there.',
  why: 'The path in root_url is that of the links which Grafana writes. It answers at / all the same, unless it is told to serve from there: who asks below the path is sent to it again, for ever.',
  source: 'https://grafana.com/tutorials/run-grafana-behind-a-proxy/',
  remedy: 'set GF_SERVER_SERVE_FROM_SUB_PATH to true, or have the route rewrite the path',
  * check(cluster) {
    for (const pods of cluster.pods) {
      const path = pathOf(cluster, pods);
      if (path === undefined) continue;
      for (const ingress of cluster.all('Ingress')) {
        if (!isRewritten(ingress) && leadsTo(cluster, ingress, path, pods)) {
          yield { item: pods.item, at: 'env \'GF_SERVER_SERVE_FROM_SUB_PATH\'', must: `must be true, for ${ingress.toString()} passes on ${path} as it is: requests are redirected for ever`, value: 'not set' };
        }
      }
    }
  },
};

const IMAGE = /\/grafana(-oss|-enterprise)?(:|@|$)/;

/** The path below which the links of a Grafana are, where it does not serve from there; undefined where there is none, or it is not known. */
function pathOf(cluster: Cluster, pods: Pods): string | undefined {
  const container = pods.containers.find(({ json }) => IMAGE.test(String(json.image)));
  // A file may say more.
  if (!container || list(container.json.volumeMounts).some(({ mountPath }) => /^\/etc\/grafana(\/grafana\.ini)?\/?$/.test(String(mountPath)))) return undefined;
  const { values, isWhole } = variablesOf(cluster, pods, container);
  const [, path] = /(?:https?|%\(protocol\)s):\/\/[^/]+(\/[^?#]*[^/?#])\/?$/.exec(values.get('GF_SERVER_ROOT_URL') ?? '') ?? [];
  return isWhole && (values.get('GF_SERVER_SERVE_FROM_SUB_PATH') ?? 'false') === 'false' && !values.has('GF_PATHS_CONFIG') ? path : undefined;
}

function isRewritten({ metadata }: Item): boolean {
  return /rewrite|middleware|snippet|app-root|transform|url/i.test(Object.keys(record(metadata.annotations)).join());
}

function leadsTo(cluster: Cluster, { spec, namespace }: Item, path: string, pods: Pods): boolean {
  return list(spec.rules).flatMap(({ http }) => list(record(http).paths)).some(({ path: asked, backend }) => {
    const service = cluster.find('Service', namespace, String(record(record(backend).service).name));
    return String(asked).replace(/\/$/, '') === path && service !== undefined && cluster.behind(service).includes(pods);
  });
}
