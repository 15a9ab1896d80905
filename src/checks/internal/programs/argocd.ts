import { Json, list, record } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { allWordsOf, Pods } from '../pods';

/**
 * How the server of Argo CD speaks at a port of its pods; undefined where it is another program, or not known.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/tls/#configuring-tls-for-argocd-server
 */
export function spokenByArgo(cluster: Cluster, pods: Pods, port: number | undefined): 'HTTP' | 'HTTPS' | undefined {
  const server = pods.containers.find(({ json, role }) => role === 'main' && allWordsOf(json).some(word => /(^|\/)argocd-server$/.test(word)));
  if (!server || port !== portOf(server.json)) return undefined;
  const isPlain = saysInsecure(server.json) ?? variableSays(cluster, pods, server.json);
  return isPlain === undefined ? undefined : isPlain ? 'HTTP' : 'HTTPS';
}

function portOf(container: Json): number {
  const [, port = '8080'] = /--port[= ](\d+)/.exec(allWordsOf(container).join(' ')) ?? [];
  return Number(port);
}

function saysInsecure(container: Json): boolean | undefined {
  const [option, value = 'true'] = /--insecure(?:=(\w+))?(?=\s|$)/.exec(allWordsOf(container).join(' ')) ?? [];
  return option === undefined ? undefined : value === 'true';
}

/** What its variable says, as the manifests of Argo CD take it from argocd-cmd-params-cm; without one it speaks TLS. */
function variableSays(cluster: Cluster, { namespace }: Pods, { env, envFrom }: Json): boolean | undefined {
  const variable = list(env).find(({ name }) => name === 'ARGOCD_SERVER_INSECURE');
  if (!variable) return list(envFrom).length > 0 ? undefined : false;
  if (variable.valueFrom === undefined) return variable.value === 'true';
  const { name, key } = record(record(variable.valueFrom).configMapKeyRef);
  const configMap = cluster.find('ConfigMap', namespace, String(name));
  return configMap && record(configMap.json.data)[String(key)] === 'true';
}
