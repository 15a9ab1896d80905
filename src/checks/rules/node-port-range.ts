import { servicePortsOf } from '../internal/network/services';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'node-port-range',
  severity: 'error',
  title: 'A node port is one that the API server gives out.',
  why: 'Those are 30000 to 32767, unless the API server was started with another \'--service-node-port-range\': it refuses a Service with another one.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
  remedy: 'choose one of those, leave the number to Kubernetes, or, where the API server has another range, turn the rule off for the Platform',
  alone: true,
  * check(cluster) {
    for (const item of cluster.all('Service')) {
      const { healthCheckNodePort } = item.spec;
      const ports = servicePortsOf(item).map(({ json: { nodePort } }) => ['nodePort', nodePort] as const);
      for (const [at, port] of [...ports, ['healthCheckNodePort', healthCheckNodePort] as const]) {
        if (typeof port !== 'number' || port === 0 || (port >= FIRST && port <= LAST)) continue;
        yield { item, at, must: `must be between ${FIRST} and ${LAST}: the Service is refused`, value: port };
      }
    }
  },
};

const FIRST = 30000;
const LAST = 32767;
