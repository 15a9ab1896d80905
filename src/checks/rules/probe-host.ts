import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { askedOf, Container, Pods } from '../internal/pods';
import { addressesIn, localUrlsIn } from '../internal/programs/addresses';
import { askedByTools } from '../internal/programs/tools';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'probe-host',
  severity: 'error',
  title: 'A probe asks the pod, not another host.',
  why: 'The kubelet asks, from the network of the node: localhost is the node, and the name of a Service is not known there, or stands for other pods. Without a host it asks the pod. A liveness probe whose command asks another program restarts all pods as soon as that one is slow.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
  remedy: 'leave \'host\' out; a name that the program wants goes to the header Host, in \'httpHeaders\'',
  * check(cluster) {
    for (const pods of cluster.pods) {
      const { item, namespace, spec, containers } = pods;
      for (const container of containers) {
        const { json, at } = container;
        yield* ofCommand(cluster, pods, container);
        for (const [name, { httpGet, tcpSocket }] of askedOf(json)) {
          const host = record(httpGet).host ?? record(tcpSocket).host;
          if (typeof host !== 'string' || host === '') continue;
          const here = /^(localhost|127\.0\.0\.1|::1)$/.test(host) && spec.hostNetwork !== true;
          if (here || cluster.exists('Service', namespace, host.split('.')[0])) yield { item, at: `${at} ${name}`, must: `must ask the pod: ${here ? 'this is the node' : 'this is whoever is behind a Service'}`, value: host };
        }
      }
    }
  },
};

/** A program of another pod that a liveness probe asks by a command. */
function* ofCommand(cluster: Cluster, pods: Pods, { json, at }: Container): Iterable<Violation> {
  const { command } = record(record(json.livenessProbe).exec);
  if (!Array.isArray(command)) return;
  const text = command.join(' ');
  const local = [...localUrlsIn({ text, at }), ...askedByTools(text)].map(each => ({ ...each, namespace: pods.namespace }));
  for (const each of [...addressesIn({ text, at }), ...local]) {
    const service = cluster.find('Service', each.namespace, each.name);
    if (!service || cluster.behind(service).includes(pods)) continue;
    yield { item: pods.item, at: `${at} livenessProbe`, must: `should ask its own program, and not that of ${service.toString()}: when that is slow, all of its pods are restarted`, value: text, remedy: 'ask in the readiness probe, or leave it to the program', severity: 'warning', source: ELSEWHERE };
    return;
  }
}

const ELSEWHERE = 'https://srcco.de/posts/kubernetes-liveness-probes-are-dangerous.html';
