import { Item } from '../internal/item';
import { servicePortsOf } from '../internal/network/services';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'node-port-twice',
  severity: 'error',
  title: 'A node port is of one Service.',
  why: 'The API server refuses the second Service of a node port.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
  remedy: 'change one of them, or leave the number to Kubernetes',
  * check(cluster) {
    const first = new Map<string, Item>();
    for (const item of cluster.all('Service')) {
      for (const { json: { nodePort }, protocol } of servicePortsOf(item)) {
        if (nodePort === undefined || nodePort === 0) continue;
        const key = `${protocol} ${String(nodePort)}`;
        const other = first.get(key);
        if (other) yield { item, at: 'nodePort', must: `must not be that of ${other.toString()}: the API server refuses it`, value: nodePort };
        first.set(key, other ?? item);
      }
    }
  },
};
