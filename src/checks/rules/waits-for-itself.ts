import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { allWordsOf, Container, Pods } from '../internal/pods';
import { addressesIn, localAddressesIn } from '../internal/programs/addresses';
import { askedByTools } from '../internal/programs/tools';
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

// What is asked again and again, and programs that do nothing but ask.
const WAITS = [/\b(?:until|while)\b([\s\S]*?)\bdo\b/g, /(?:^|[\s;&|])((?:nc|ncat|wait-for|wait-for-it|dockerize)(?:\.sh)?\s[^\n;&|]*)/g];

/** The Service of its own pods that a container waits for. */
function ownServiceIn(cluster: Cluster, pods: Pods, { json, at }: Container): string | undefined {
  const script = allWordsOf(json).join(' ');
  const asked = WAITS.flatMap(pattern => [...script.matchAll(pattern)].map(([, words]) => words));
  // A name is there before anybody answers, and a script that looks who it is may wait in later pods alone.
  return asked.filter(words => !/\b(nslookup|dig|getent|host)\b/.test(words) && !/ordinal|hostname/i.test(script)).flatMap(words => namesIn(pods, words, at))
    .map(({ name, namespace }) => cluster.find('Service', namespace, name))
    .find(service => service && service.spec.publishNotReadyAddresses !== true && isOwn(cluster, service, pods))?.toString();
}

/** Services by their addresses; one pod of a StatefulSet may be there before the others. */
function namesIn({ namespace: own }: Pods, words: string, at: string): Array<{ readonly name: string; readonly namespace?: string }> {
  const texts = words.split(/\s+/).map(text => ({ text, at }));
  const whole = texts.flatMap(addressesIn).filter(({ pod }) => pod === undefined);
  return [...whole, ...[...texts.flatMap(localAddressesIn), ...askedByTools(words)].map(({ name }) => ({ name, namespace: own }))];
}

function isOwn(cluster: Cluster, service: Item, { item }: Pods): boolean {
  const behind = cluster.behind(service);
  return behind.length > 0 && behind.every(pods => pods.item === item);
}
