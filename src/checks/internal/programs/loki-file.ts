import { Cluster } from '../cluster';
import { allWordsOf, Container, Pods } from '../pods';
import { textAt } from '../workloads/volume-files';

/** The file of settings that a Loki reads. */
export interface LokiFile {
  readonly path: string;
  readonly text: string;
}

/** Images of Loki. */
export const LOKI = /(^|\/)loki(:|@|$)/;
// What the image starts it with: https://github.com/grafana/loki/blob/main/cmd/loki/Dockerfile
const OF_IMAGE = '/etc/loki/local-config.yaml';

/** The file that a container starts Loki with, where it is of a ConfigMap of the program. */
export function lokiFileOf(cluster: Cluster, pods: Pods, container: Container): LokiFile | undefined {
  if (!LOKI.test(String(container.json.image))) return undefined;
  const words = allWordsOf(container.json);
  const [, path = words.length === 0 ? OF_IMAGE : undefined] = /-config\.file[= ](\S+)/.exec(words.join(' ')) ?? [];
  const text = path === undefined ? undefined : textAt(cluster, pods, container, path);
  return path === undefined || text === undefined ? undefined : { path, text };
}
