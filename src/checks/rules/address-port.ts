import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { servicePortsOf, targetNumber } from '../internal/network/services';
import { addressesTold, localAddressesIn } from '../internal/programs/addresses';
import { Rule, Violation } from '../internal/rule';
import { textsOf } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'address-port',
  severity: 'error',
  title: 'The address of a Service has a port that the Service has.',
  why: 'A Service takes requests on its own ports, which need not be those of its pods: to another one, connections time out.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  remedy: 'write a port of the Service, or use \'address\' of what is meant',
  * check(cluster) {
    for (const { item, severity, address: { text, at, name, namespace, port } } of addressesTold(cluster)) {
      const wrong = wrongPort(cluster, cluster.find('Service', namespace, name), port);
      if (wrong) yield { item, at, ...wrong, value: text, severity };
    }
    for (const pods of cluster.pods) {
      for (const { text, at, name, port } of textsOf(pods).flatMap(localAddressesIn)) {
        const wrong = wrongPort(cluster, cluster.find('Service', pods.namespace, name), port);
        if (wrong) yield { item: pods.item, at, ...wrong, value: text };
      }
    }
  },
};

type Wrong = Pick<Violation, 'must' | 'remedy'>;

function wrongPort(cluster: Cluster, service: Item | undefined, port: number | undefined): Wrong | undefined {
  if (!service || port === undefined || service.spec.type === 'ExternalName') return undefined;
  if (service.spec.clusterIP === 'None') return notForwarded(cluster, service, port);
  const ports = servicePortsOf(service).map(each => each.port);
  return ports.includes(port) ? undefined : { must: `must be a port of ${service.toString()}, which has ${ports.join(', ')}: connections time out` };
}

/** A headless Service is the pods themselves, with all ports that they have: its own number counts only where it is theirs too. */
function notForwarded(cluster: Cluster, service: Item, port: number): Wrong | undefined {
  const offered = servicePortsOf(service).find(each => each.port === port);
  const pods = cluster.behind(service);
  if (!offered || pods.length === 0) return undefined;
  const numbers = pods.map(each => targetNumber(offered, each));
  const listening = pods.some(each => each.ports.some(({ number }) => number === port));
  if (listening || numbers.some(number => number === undefined || number === port)) return undefined;
  const own = [...new Set(numbers)].join(' or ');
  const must = `must be ${own}, where the pods of ${service.toString()} listen: it is headless, and forwards nothing`;
  return { must, remedy: `ask for ${own}, or ask a Service that has an address of its own: one without 'clusterIP: None'` };
}
