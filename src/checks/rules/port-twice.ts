import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'port-twice',
  severity: 'warning',
  title: 'Each port of a pod is of one container.',
  why: 'The containers of a pod have one network: of two that listen on the same port, the second ends with "address already in use".',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  remedy: 'have one of them listen on another port, or say the port of the one that does',
  alone: true,
  * check(cluster) {
    for (const { item, ports } of cluster.pods) {
      for (const [index, { container, number, protocol }] of ports.entries()) {
        const other = ports.slice(0, index).find(each => each.number === number && each.protocol === protocol && each.container !== container);
        if (other) yield { item, at: `${container.at} ports`, must: `should have no port of ${other.container.at}: only one of them can listen`, value: number };
      }
    }
  },
};
