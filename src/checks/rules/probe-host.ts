import { record } from '../../core/internal/json';
import { askedOf } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'probe-host',
  severity: 'error',
  title: 'A probe asks the pod, not another host.',
  why: 'The kubelet asks, from the network of the node: localhost is the node, and the name of a Service is not known there, or stands for other pods. Without a host it asks the pod.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
  remedy: 'leave \'host\' out; a name that the program wants goes to the header Host, in \'httpHeaders\'',
  * check(cluster) {
    for (const { item, namespace, spec, containers } of cluster.pods) {
      for (const { json, at } of containers) {
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
