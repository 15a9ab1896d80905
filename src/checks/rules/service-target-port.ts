import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { portWords, ServicePort, servicePortsOf, targetNumber } from '../internal/network/services';
import { Pods } from '../internal/pods';
import { nginxListens } from '../internal/programs/nginx-listens';
import { Rule, Violation } from '../internal/rule';
import { isTold } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'service-target-port',
  severity: 'error',
  title: 'A Service sends requests to a port that its pods have.',
  why: 'Where the pods have no port of the name, the Service has no address to send to; where nobody listens on the number, connections are refused.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  remedy: 'correct \'targetPort\', or the ports of the container',
  * check(cluster) {
    for (const item of cluster.all('Service')) yield* wrongTargets(cluster, item);
  },
};

function* wrongTargets(cluster: Cluster, item: Item): Iterable<Violation> {
  for (const pods of cluster.behind(item)) {
    // Those of a blueprint fit, unless two have one name, which is said already.
    if (pods.ends || (item.own && pods.item.own)) continue;
    for (const port of servicePortsOf(item)) {
      const headless = item.spec.clusterIP === 'None';
      const wrong = wrongTarget(port, pods, headless) ?? (headless ? undefined : notListened(cluster, port, pods));
      if (wrong) yield { item, at: `port ${port.name === undefined ? port.port : `'${port.name}'`}`, value: port.target, ...wrong };
    }
  }
}

type Wrong = Pick<Violation, 'must' | 'severity' | 'remedy' | 'source'>;

/** A port that the pods have, and at which the only program of theirs, an nginx, is not told to listen. */
function notListened(cluster: Cluster, port: ServicePort, pods: Pods): Wrong | undefined {
  const [container, ...others] = pods.containers.filter(({ role }) => role !== 'init');
  const target = targetNumber(port, pods);
  const listens = others.length === 0 && target !== undefined && port.protocol === 'TCP' ? nginxListens(cluster, pods, container) : undefined;
  if (!listens || target === undefined || listens.has(target)) return undefined;
  const must = `must lead to a port at which the nginx of ${pods.item.toString()} is told to listen, ${[...listens.keys()].join(', ')}: connections are refused`;
  return { must, remedy: 'correct the port, or \'listen\' in the file', source: LISTEN };
}

const LISTEN = 'https://nginx.org/en/docs/http/ngx_http_core_module.html#listen';

function wrongTarget({ target, protocol }: ServicePort, pods: Pods, headless: boolean): Wrong | undefined {
  const { ports } = pods;
  const words = `a ${protocol} port of the pods of ${pods.item.toString()}: ${portWords(ports)}`;
  if (typeof target === 'string') {
    return ports.some(each => each.name === target && each.protocol === protocol) ? undefined : { must: `must lead to ${words}` };
  }
  // A headless Service forwards nothing, and a container may listen on more than it says.
  if (headless || ports.length === 0 || ports.some(each => each.number === target && each.protocol === protocol)) return undefined;
  const other = ports.find(each => each.number === target);
  if (other) return { must: `should lead to a port of ${protocol}, and the pods of ${pods.item.toString()} say that it is of ${other.protocol}`, severity: 'warning' };
  return isTold(pods, target) ? undefined : { must: `should lead to ${words}`, severity: 'warning' };
}
