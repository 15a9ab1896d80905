import { askedServices } from '../internal/network/asked-services';
import { servicePortsOf } from '../internal/network/services';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'webhook-port',
  severity: 'error',
  title: 'The API server asks a webhook at a port that its Service has.',
  why: 'Without a port it asks at 443. A port that the Service does not have is no answer: with a failurePolicy of Fail each request that the webhook is asked about is refused.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference',
  remedy: 'write \'port\' beside the name of the Service, or have the Service forward 443',
  * check(cluster) {
    for (const { item, at, namespace, name, port, ignored } of askedServices(cluster)) {
      const service = cluster.find('Service', namespace, name);
      if (!service || service.spec.ports === undefined) continue;
      const ports = servicePortsOf(service).filter(({ protocol }) => protocol === 'TCP').map(each => each.port);
      if (ports.includes(port)) continue;
      const what = `be at a port of Service '${name}', which has ${ports.join(', ') || 'none'}: the API server gets no answer`;
      yield { item, at, must: `${ignored ? 'should' : 'must'} ${what}`, value: port, ...ignored ? { severity: 'warning' as const } : {} };
    }
  },
};
