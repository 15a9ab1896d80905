import { closestName } from '../../core/internal/closest-name';
import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { servicePortsOf } from '../internal/network/services';
import { Container, Pods } from '../internal/pods';
import { Upstream, upstreamNames, upstreamsIn } from '../internal/programs/nginx-upstreams';
import { Rule, Violation } from '../internal/rule';
import { textsIn } from '../internal/workloads/variable-sources';
import { MountedFile, mountedFiles } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'nginx-upstream',
  severity: 'error',
  title: 'What nginx passes on goes to Services that exist, at ports that they have.',
  why: 'As it starts, nginx looks up each name of its configuration: where one does not resolve it ends with "host not found in upstream". At a port that the Service does not have, each request times out (504).',
  source: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass',
  remedy: 'correct it, or say that the Service is there: External.service in \'external\'',
  * check(cluster) {
    for (const files of configurations(cluster)) {
      const { pods } = files[0];
      const known = new Set(['localhost', 'unix', ...files.flatMap(({ text }) => upstreamNames(text)), ...list(pods.spec.hostAliases).flatMap(({ hostnames }) => hostnames)]);
      for (const { text, item, key } of files) {
        for (const upstream of upstreamsIn(text).filter(({ name }) => !known.has(name))) {
          const wrong = wrongIn(cluster, pods, upstream);
          if (wrong) yield { item, at: `key '${key}'`, value: upstream.text, ...wrong };
        }
      }
    }
  },
};

const NGINX = /(^|[/-])(nginx|openresty|angie)/;

function isNginx({ json }: Container): boolean {
  return NGINX.test(String(json.image));
}

interface Configuration {
  readonly pods: Pods;
  readonly item: Item;
  readonly key: string;
  readonly text: string;
}

/** The files that each nginx mounts, each file once, whoever mounts it besides. */
function configurations(cluster: Cluster): Iterable<readonly Configuration[]> {
  const found = new Map<Container, Configuration[]>();
  const seen = new Set<string>();
  for (const mounted of mountedFiles(cluster)) {
    const file = isNginx(mounted.container) ? configurationOf(mounted) : undefined;
    const id = `${String(file?.item)} ${String(file?.key)}`;
    if (!file || seen.has(id)) continue;
    seen.add(id);
    found.set(mounted.container, [...found.get(mounted.container) ?? [], file]);
  }
  return found.values();
}

function configurationOf({ pods, file: { item, key } }: MountedFile): Configuration | undefined {
  if (!item || key === undefined) return undefined;
  const { [key]: text } = textsIn(item);
  return typeof text === 'string' ? { pods, item, key, text } : undefined;
}

function wrongIn(cluster: Cluster, { namespace, item }: Pods, { name, port }: Upstream): Pick<Violation, 'must' | 'remedy' | 'severity'> | undefined {
  if (!cluster.find('Namespace', undefined, String(namespace))) return undefined;
  const service = cluster.find('Service', namespace, name);
  if (!service) {
    if (cluster.exists('Service', namespace, name)) return undefined;
    const meant = closestName(name, cluster.names('Service', namespace));
    const must = `${meant === undefined ? 'should' : 'must'} name a Service of the namespace of ${item.toString()}: nginx does not start`;
    // A name alone may be one that the network outside of the cluster knows.
    return meant === undefined ? { must, severity: 'warning' } : { must, remedy: `write '${meant}', if that is meant` };
  }
  if (service.spec.type === 'ExternalName' || service.spec.clusterIP === 'None') return undefined;
  const ports = servicePortsOf(service).map(each => each.port);
  return ports.includes(port) ? undefined : { must: `must be a port of ${service.toString()}, which has ${ports.join(', ')}: requests time out`, remedy: 'write a port of the Service' };
}
