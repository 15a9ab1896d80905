import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { servicePortsOf, targetNumber } from '../internal/network/services';
import { Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';
import { wholeText } from '../internal/workloads/texts';
import { variablesOf } from '../internal/workloads/variables';

export const rule: Rule = {
  id: 'kafka-advertised',
  severity: 'warning',
  title: 'A Kafka behind a Service tells clients an address at which they find it.',
  why: 'A client asks the address that it is told once, and from then on those that brokers advertise: of localhost it looks for Kafka in its own pod, and cannot connect, though the Service answers.',
  source: 'https://kafka.apache.org/documentation/#brokerconfigs_advertised.listeners',
  remedy: 'advertise the name of the Service, or of the pod in a headless one: PLAINTEXT://kafka-0.kafka:9092',
  * check(cluster) {
    for (const pods of podsThat(cluster, mayAdvertise)) {
      for (const container of pods.containers) {
        const { values } = variablesOf(cluster, pods, container);
        for (const name of NAMES) {
          const advertised = values.get(name) ?? '';
          const service = serviceOf(cluster, pods, localPorts(advertised));
          if (service) yield { item: pods.item, at: `${container.at} env '${name}'`, must: `should have an address that clients of ${service.toString()} find it at: to them, localhost is their own pod`, value: advertised };
        }
      }
    }
  },
};

// Of the images of Apache and Confluent, and of Bitnami.
const NAMES = ['KAFKA_ADVERTISED_LISTENERS', 'KAFKA_CFG_ADVERTISED_LISTENERS'];

function mayAdvertise(pods: Pods): boolean {
  return pods.containers.some(({ json }) => json.envFrom !== undefined) || /:\/\/(localhost|127\.)/.test(wholeText(pods));
}

/** The ports of listeners, where all of them are of the pod itself: of several, those of localhost may be for who forwards a port. */
function localPorts(advertised: string): number[] {
  const ports = advertised.split(',').map(each => Number(/:\/\/(?:localhost|127\.[\d.]+):(\d+)/.exec(each)?.[1]));
  return ports.some(Number.isNaN) ? [] : ports;
}

/** A Service that leads to one of some ports of pods. */
function serviceOf(cluster: Cluster, pods: Pods, ports: readonly number[]): Item | undefined {
  return cluster.all('Service').find(service => cluster.behind(service).includes(pods) && servicePortsOf(service).some(port => ports.includes(targetNumber(port, pods) ?? 0)));
}
