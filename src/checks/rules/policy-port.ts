import { Json, list, record } from '../../core/internal/json';
import { Rule } from '../internal/rule';
import { portWords } from '../internal/services';

export const rule: Rule = {
  id: 'policy-port',
  severity: 'warning',
  title: 'A policy lets in on ports that its pods have.',
  why: 'Policies are about the ports of pods, not those of Services: a policy for the port 80 of a Service whose pods listen on 8080 lets nobody in.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  remedy: 'write the port of the container',
  * check(cluster) {
    for (const item of cluster.all('NetworkPolicy')) {
      const selector = record(item.spec.podSelector);
      if (Object.keys(selector).length === 0) continue;
      const ports = cluster.selected(item.namespace, selector).map(pods => pods.ports);
      // What says no ports may have any.
      if (ports.length === 0 || ports.some(own => own.length === 0)) continue;
      const all = ports.flat();
      for (const { ports: asked } of list(item.spec.ingress)) {
        const given = list(asked);
        const isOpen = ({ port, endPort }: Json) =>
          port === undefined || endPort !== undefined || all.some(({ name, number }) => port === name || port === number);
        const open = given.length === 0 || given.some(isOpen);
        if (!open) yield { item, at: 'spec.ingress', must: `should be about a port of the pods: ${portWords(all)}; it lets nobody in`, value: given.map(({ port }) => port).join(', ') };
      }
    }
  },
};
