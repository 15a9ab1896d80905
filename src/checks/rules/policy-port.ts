import { closedRulesOf } from '../internal/network/closed-rules';
import { portWords } from '../internal/network/services';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'policy-port',
  severity: 'error',
  title: 'A policy lets in on ports that its pods have.',
  why: 'Policies are about the ports of pods, not those of Services: a policy for the port 80 of a Service whose pods listen on 8080 lets nobody in.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  remedy: 'write the port of the container',
  * check(cluster) {
    for (const { policy: item, asked, has, service } of closedRulesOf(cluster)) {
      const at = 'spec.ingress';
      const value = asked.join(', ');
      if (service) yield { item, at, must: `must be about a port of the pods, ${portWords(has)}, and not about that of ${service.toString()}: it lets nobody in`, value };
      else yield { item, at, must: `should be about a port of the pods: ${portWords(has)}; it lets nobody in`, value, severity: 'warning' };
    }
  },
};
