import { closestName } from '../../core/internal/closest-name';
import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { isOnNode } from '../internal/network/policies';
import { servicePortsOf } from '../internal/network/services';
import { Container, Pods } from '../internal/pods';
import { Upstream, upstreamNames, upstreamsIn } from '../internal/programs/nginx-upstreams';
import { Rule, Violation } from '../internal/rule';
import { wholeText } from '../internal/workloads/texts';
import { textsIn } from '../internal/workloads/variable-sources';
import { MountedFile, mountedFiles } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'nginx-upstream',
  severity: 'error',
  title: 'What nginx passes on goes to Services that exist, at ports that they have.',
  why: 'As it starts, nginx looks up each name of its configuration: where one does not resolve it ends with "host not found in upstream". At a port that the Service does not have, each request times out (504). The addresses of a headless Service are those of pods: once these are replaced, requests go to nobody (502).',
  source: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass',
  remedy: 'correct it, or say that the Service is there: External.service in \'external\'',
  * check(cluster) {
    for (const files of configurations(cluster)) {
      const { pods } = files[0];
      const groups = new Set(files.flatMap(({ text }) => upstreamNames(text)));
      const known = new Set(['localhost', 'unix', ...list(pods.spec.hostAliases).flatMap(({ hostnames }) => hostnames)]);
      for (const { text, item, key } of files) {
        for (const upstream of upstreamsIn(text).filter(({ name, group = '' }) => !known.has(name) && !groups.has(group))) {
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

type Wrong = Pick<Violation, 'must' | 'remedy' | 'severity' | 'source'>;

function wrongIn(cluster: Cluster, pods: Pods, upstream: Upstream): Wrong | undefined {
  const { namespace, item } = pods;
  const { name, port } = upstream;
  const headless = wrongHeadless(cluster, pods, upstream);
  // Of a Service with its namespace, other rules tell.
  if (headless || upstream.namespace !== undefined) return headless;
  if (namespace === undefined || !cluster.find('Namespace', undefined, namespace)) return undefined;
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

/** What nginx looks up but once, and is not there for long; undefined where it is told to look again, or the addresses are those of nodes, or of nobody knows whom. */
function wrongHeadless(cluster: Cluster, pods: Pods, { name, namespace = pods.namespace, late }: Upstream): Wrong | undefined {
  const service = late ? undefined : cluster.find('Service', namespace, name);
  if (service?.spec.clusterIP !== 'None' || /reload/.test(wholeText(pods))) return undefined;
  const behind = cluster.behind(service);
  if (behind.length === 0 || behind.every(isOnNode)) return undefined;
  return {
    must: `should not be ${service.toString()}, which is headless: nginx asks for the addresses of its pods once, as it starts, and has none that is there when all have been replaced`,
    severity: 'warning',
    remedy: 'name a Service with an address of its own; or have nginx look again, by a variable in place of the host and \'resolver\'',
    source: ONCE,
  };
}

const ONCE = 'https://github.com/canonical/microk8s/issues/224';
