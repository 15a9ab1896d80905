import { servicesIn } from '../internal/addresses';
import { Cluster } from '../internal/cluster';
import { Container, Pods, wordsOf } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'waits-for-itself',
  severity: 'error',
  title: 'What must end before a program starts does not wait for the program.',
  why: 'An init container that waits until the Service of its own pod answers waits for ever: no pod is ready before it ends.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/',
  remedy: 'wait in the program, or for somebody else; members of a cluster that look for each other need \'publishNotReadyAddresses\' in the Service',
  * check(cluster) {
    for (const pods of cluster.pods) {
      if (pods.containers.every(({ role }) => role !== 'init')) continue;
      for (const container of pods.containers) {
        const service = container.role === 'init' ? ownServiceIn(cluster, pods, container) : undefined;
        if (service !== undefined) yield { item: pods.item, at: container.at, must: 'must wait for another program: its own is not ready before this ends', value: service };
      }
    }
  },
};

const WAITS = /\b(until|while|wait|wait-for|wait-for-it|dockerize|nc|ncat)\b/;

/** The Service of its own pods that a container waits for. */
function ownServiceIn(cluster: Cluster, pods: Pods, { json, at }: Container): string | undefined {
  const words = wordsOf(json).flatMap(([, each]) => each);
  if (!WAITS.test(words.join(' '))) return undefined;
  return words.flatMap(text => text.split(/\s+/)).flatMap(text => servicesIn(cluster, pods, { text, at })).map(({ service }) => service)
    .find(service => service.spec.publishNotReadyAddresses !== true && cluster.behind(service).some(({ item }) => item === pods.item))?.toString();
}
