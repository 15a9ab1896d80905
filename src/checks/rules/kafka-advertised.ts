import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { servicePortsOf, servicesOf, targetNumber } from '../internal/network/services';
import { allWordsOf, Container, Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';
import { scriptOf } from '../internal/workloads/scripts';
import { wholeText } from '../internal/workloads/texts';
import { variablesOf } from '../internal/workloads/variables';
import { filesMountedIn, textOf } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'kafka-advertised',
  severity: 'error',
  title: 'Each Kafka tells clients an address at which they find it, and no other one.',
  why: 'A client asks the address that it is told once, and from then on those that brokers advertise: of localhost it looks for Kafka in its own pod, though the Service answers. Of an address that several brokers have it gets to any of them, which mostly is not the one that it was sent to; with ZooKeeper the second does not start.',
  source: 'https://kafka.apache.org/documentation/#brokerconfigs_advertised.listeners',
  remedy: 'advertise the name of the pod in a headless Service: PLAINTEXT://$(POD_NAME).kafka:9092, with POD_NAME before it, from \'fieldRef: {fieldPath: metadata.name}\'; of one broker, that of its Service does',
  * check(cluster) {
    for (const pods of podsThat(cluster, mayAdvertise)) {
      for (const container of pods.containers) {
        const { values } = variablesOf(cluster, pods, container);
        for (const name of NAMES) {
          const advertised = values.get(name);
          if (advertised === undefined) continue;
          const found = ofLocalhost(cluster, pods, advertised) ?? ofSeveral(cluster, pods, container, advertised);
          if (found) yield { item: pods.item, at: `${container.at} env '${name}'`, value: advertised, ...found };
        }
      }
    }
  },
};

// Of the images of Apache and Confluent, and of Bitnami.
const NAMES = ['KAFKA_ADVERTISED_LISTENERS', 'KAFKA_CFG_ADVERTISED_LISTENERS'];

function mayAdvertise(pods: Pods): boolean {
  return pods.containers.some(({ json }) => json.envFrom !== undefined || list(json.env).some(({ name }) => NAMES.includes(String(name))));
}

type Found = Pick<Violation, 'must' | 'severity' | 'source'>;

function ofLocalhost(cluster: Cluster, pods: Pods, advertised: string): Found | undefined {
  const ports = localPorts(advertised);
  const service = ports.length === 0 ? undefined : serviceOf(cluster, pods, ports);
  return service && { must: `should have an address that clients of ${service.toString()} find it at: to them, localhost is their own pod`, severity: 'warning' };
}

/** The ports of listeners, where all of them are of the pod itself: of several, those of localhost may be for who forwards a port. */
function localPorts(advertised: string): number[] {
  const ports = advertised.split(',').map(each => Number(/:\/\/(?:localhost|127\.[\d.]+):(\d+)/.exec(each)?.[1]));
  return ports.some(Number.isNaN) ? [] : ports;
}

/** A Service that leads to one of some ports of pods. */
function serviceOf(cluster: Cluster, pods: Pods, ports: readonly number[]): Item | undefined {
  return servicesOf(cluster, pods).find(service => servicePortsOf(service).some(port => ports.includes(targetNumber(port, pods) ?? 0)));
}

// A host that is none, or is put in by who starts it, is another one for each.
const LISTENER = /^\s*[\w-]+:\/\/(\[[\da-f:]+\]|[\w.-]*):\d+\s*$/i;
const OWN = /^(|localhost|127(\.\d+){3}|0\.0\.0\.0)$/;
// Others may be given its settings, as by a ConfigMap of both.
const BROKER = /(^|\/)(cp-kafka|cp-server|kafka(-native)?)(:|@|$)/;
// What starts the images, which leaves the variable as it is.
const STARTS = /\/(docker\/run|run\.sh|entrypoint\.sh|start-kafka\.sh)$/;
const SAYS = /advertised[._]listeners/i;

/** One address for several brokers, each of which is to be asked for what it leads. */
function ofSeveral(cluster: Cluster, pods: Pods, container: Container, advertised: string): Found | undefined {
  const brokers = cluster.count(pods.item)?.fewest ?? 1;
  const areSame = advertised.split(',').map(each => LISTENER.exec(each)?.[1]).map(host => host !== undefined && !OWN.test(host));
  const isBroker = BROKER.test(String(container.json.image)) && !isToldElsewhere(cluster, pods, container);
  if (brokers < 2 || !isBroker || !areSame.includes(true)) return undefined;
  const isAll = !areSame.includes(false);
  const must = `${isAll ? 'must' : 'should'} have another address in each of the ${brokers} pods: a client that is sent to one broker gets to any of them`;
  return { must, source: OF_SEVERAL, ...isAll ? {} : { severity: 'warning' } };
}

const OF_SEVERAL = 'https://github.com/bitnami/charts/issues/1024';

/** Whether brokers may be told another address than their variable says, or are none. */
function isToldElsewhere(cluster: Cluster, pods: Pods, container: Container): boolean {
  const { values } = variablesOf(cluster, pods, container);
  const roles = values.get('KAFKA_PROCESS_ROLES') ?? values.get('KAFKA_CFG_PROCESS_ROLES');
  const script = scriptOf(cluster, pods, container);
  const [first] = allWordsOf({ command: container.json.command });
  const isOwn = first === undefined || script !== undefined || STARTS.test(first);
  return roles === 'controller' || !isOwn || SAYS.test(`${wholeText(pods)}${script ?? ''}`) || filesMountedIn(cluster, pods).some(each => SAYS.test(textOf(each) ?? ''));
}
