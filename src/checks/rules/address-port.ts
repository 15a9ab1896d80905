import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { servicePortsOf, targetNumber } from '../internal/network/services';
import { Pods } from '../internal/pods';
import { addressesTold, localAddressesIn } from '../internal/programs/addresses';
import { Rule, Violation } from '../internal/rule';
import { textsOf, wholeText } from '../internal/workloads/texts';
import { variablesOf } from '../internal/workloads/variables';

export const rule: Rule = {
  id: 'address-port',
  severity: 'error',
  title: 'The address of a Service has a port that the Service has.',
  why: 'A Service takes requests on its own ports, which need not be those of its pods: to another one, connections time out.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  remedy: 'write a port of the Service, or use \'address\' of what is meant',
  * check(cluster) {
    for (const { item, severity, address: { text, at, name, namespace, port } } of addressesTold(cluster)) {
      const wrong = wrongPort(cluster, cluster.find('Service', namespace, name), port);
      if (wrong) yield { item, at, ...wrong, value: text, severity };
    }
    for (const pods of cluster.pods) {
      for (const { text, at, name, port } of textsOf(pods).flatMap(localAddressesIn)) {
        const wrong = wrongPort(cluster, cluster.find('Service', pods.namespace, name), port);
        if (wrong) yield { item: pods.item, at, ...wrong, value: text };
      }
      yield* ofOtherProtocol(cluster, pods);
    }
  },
};

const OTLP = 'https://opentelemetry.io/docs/specs/otlp/#otlpgrpc-default-port';

/** Where telemetry is sent by one protocol to the port that collectors have for the other. */
function* ofOtherProtocol(cluster: Cluster, pods: Pods): Iterable<Violation> {
  if (!/:431[78]\b/.test(wholeText(pods))) return;
  for (const container of pods.containers) {
    const { values } = variablesOf(cluster, pods, container);
    for (const signal of ['', 'TRACES_', 'METRICS_', 'LOGS_']) {
      const name = `OTEL_EXPORTER_OTLP_${signal}ENDPOINT`;
      const protocol = values.get(`OTEL_EXPORTER_OTLP_${signal}PROTOCOL`) ?? values.get('OTEL_EXPORTER_OTLP_PROTOCOL') ?? '';
      const [, port] = /^https?:\/\/[^/@\s]+:(431[78])(?:\/|$)/.exec(values.get(name) ?? '') ?? [];
      const own = /^http\/(protobuf|json)$/.test(protocol) ? '4318' : protocol === 'grpc' ? '4317' : port;
      if (port === undefined || port === own) continue;
      const must = `should have the port ${own}, which collectors have for ${protocol}: the other one is for ${own === '4318' ? 'gRPC' : 'HTTP'}, and nothing arrives`;
      yield { item: pods.item, at: `${container.at} env '${name}'`, must, value: values.get(name), source: OTLP, severity: 'warning', remedy: 'write the port of the protocol, or set OTEL_EXPORTER_OTLP_PROTOCOL to the other one' };
    }
  }
}

type Wrong = Pick<Violation, 'must' | 'remedy'>;

function wrongPort(cluster: Cluster, service: Item | undefined, port: number | undefined): Wrong | undefined {
  if (!service || port === undefined || service.spec.type === 'ExternalName') return undefined;
  if (service.spec.clusterIP === 'None') return notForwarded(cluster, service, port);
  const ports = servicePortsOf(service).map(each => each.port);
  return ports.includes(port) ? undefined : { must: `must be a port of ${service.toString()}, which has ${ports.join(', ')}: connections time out` };
}

/** A headless Service is the pods themselves, with all ports that they have: its own number counts only where it is theirs too. */
function notForwarded(cluster: Cluster, service: Item, port: number): Wrong | undefined {
  const offered = servicePortsOf(service).find(each => each.port === port);
  const pods = cluster.behind(service);
  if (!offered || pods.length === 0) return undefined;
  const numbers = pods.map(each => targetNumber(offered, each));
  const listening = pods.some(each => each.ports.some(({ number }) => number === port));
  if (listening || numbers.some(number => number === undefined || number === port)) return undefined;
  const own = [...new Set(numbers)].join(' or ');
  const must = `must be ${own}, where the pods of ${service.toString()} listen: it is headless, and forwards nothing`;
  return { must, remedy: `ask for ${own}, or ask a Service that has an address of its own: one without 'clusterIP: None'` };
}
