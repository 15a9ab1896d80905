import { Rule } from '../internal/rule';
import { servicePortsOf } from '../internal/services';
import { addressesTold } from '../internal/texts';

export const rule: Rule = {
  id: 'address-port',
  severity: 'error',
  title: 'The address of a Service has a port that the Service has.',
  why: 'A Service takes requests on its own ports, which need not be those of its pods: to another one, connections time out.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  remedy: 'write a port of the Service, or use \'address\' of what is meant',
  * check(cluster) {
    for (const { item, severity, address: { text, at, name, namespace, port } } of addressesTold(cluster)) {
      const service = cluster.find('Service', namespace, name);
      // A headless Service is the pods themselves, with all ports that they have.
      if (!service || port === undefined || service.spec.clusterIP === 'None' || service.spec.type === 'ExternalName') continue;
      const ports = servicePortsOf(service).map(each => each.port);
      if (!ports.includes(port)) yield { item, at, must: `must be a port of ${service.toString()}, which has ${ports.join(', ')}: connections time out`, value: text, severity };
    }
  },
};
