import { Json, list, record } from '../../core/internal/json';
import { askedOf, Container, Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { isTold } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'probe-port',
  severity: 'error',
  title: 'A probe asks a port that the container has.',
  why: 'A probe of a port that is not there always fails: the pod never gets ready, or is restarted for ever.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
  remedy: 'correct the port, or add it to the ports of the container',
  alone: true,
  * check(cluster) {
    for (const pods of cluster.pods) {
      const all = pods.ports.map(({ number }) => number);
      for (const container of pods.containers) {
        for (const violation of wrongProbes(pods, container, all)) yield { item: pods.item, ...violation };
      }
    }
  },
};

function* wrongProbes(pods: Pods, { json, at }: Container, all: readonly number[]): Iterable<Omit<Violation, 'item'>> {
  const ports = list(json.ports);
  const names = ports.map(({ name }) => name);
  const words = ports.map(({ name, containerPort }) => `${name === undefined ? '' : `${String(name)} `}${String(containerPort)}`).join(', ') || 'it has none';
  // Containers may listen on more than they say, and those of many ports often do.
  for (const [probe, port] of asked(json)) {
    if (typeof port === 'string' && !/^\d+$/.test(port) && !names.includes(port)) {
      yield { at: `${at} ${probe}`, must: `must ask a port of its container: ${words}; it always fails`, value: port };
    } else if (typeof port === 'number' && all.length === 1 && !all.includes(port) && !/metrics/.test(String(names[0])) && !isTold(pods, port)) {
      yield { at: `${at} ${probe}`, must: `should ask a port of its pod: ${words}`, value: port, severity: 'warning' };
    }
  }
}

/** The ports that the kubelet asks, by what it asks them for. */
function asked(container: Json): Array<readonly [string, unknown]> {
  return askedOf(container).flatMap(([name, { httpGet, tcpSocket, grpc }]) => {
    const { port } = record(httpGet ?? tcpSocket ?? grpc);
    return port === undefined ? [] : [[name, port] as const];
  });
}
