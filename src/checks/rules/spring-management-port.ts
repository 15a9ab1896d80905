import { Json, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { allWordsOf, Container, Pods, probesOf } from '../internal/pods';
import { Rule } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';
import { variablesOf } from '../internal/workloads/variables';

export const rule: Rule = {
  id: 'spring-management-port',
  severity: 'error',
  title: 'Probes ask Spring Boot\'s actuator at the port that it is told to be at.',
  why: 'With a management port of its own, the actuator is at that port alone: at the port of the program, /actuator answers 404, the pod is never ready, or is restarted for ever.',
  source: 'https://docs.spring.io/spring-boot/reference/actuator/endpoints.html#actuator.endpoints.kubernetes-probes',
  remedy: 'ask the management port; or ask /livez and /readyz, with \'management.endpoint.health.probes.add-additional-paths=true\'',
  * check(cluster) {
    for (const pods of podsThat(cluster, askActuator)) {
      for (const container of pods.containers) {
        const asked = probesOf(container.json).filter(([, probe]) => isOfActuator(probe));
        const management = managementPort(cluster, pods, container);
        if (management === undefined) continue;
        for (const [name, { httpGet }] of asked) {
          const port = portOf(pods, container, record(httpGet).port);
          if (port === undefined || port === management) continue;
          yield { item: pods.item, at: `${container.at} ${name}`, must: `must ask port ${management}, where it is told to have its actuator: it answers 404`, value: record(httpGet).port };
        }
      }
    }
  },
};

function askActuator({ containers }: Pods): boolean {
  return containers.some(({ json }) => probesOf(json).some(([, probe]) => isOfActuator(probe)));
}

function isOfActuator({ httpGet }: Json): boolean {
  return /^\/actuator(\/|$)/.test(String(record(httpGet).path));
}

// https://docs.spring.io/spring-boot/appendix/application-properties/index.html#appendix.application-properties.actuator
const IN_WORDS = /(?:^|\s)(?:--|-D)management\.server\.port=(\d+)/;
// A path of its own may be on the port of the program, whatever it is called.
const ELSEWHERE = /MANAGEMENT_(ENDPOINTS_WEB_BASE_?PATH|ENDPOINT_HEALTH_GROUP_\w*ADDITIONAL_?PATH)/;

/** The management port that a container is told; undefined where it is told none, or may have its actuator elsewhere. */
function managementPort(cluster: Cluster, pods: Pods, container: Container): number | undefined {
  const { values } = variablesOf(cluster, pods, container);
  if ([...values.keys()].some(name => ELSEWHERE.test(name))) return undefined;
  // Arguments come before variables.
  const options = values.get('JAVA_TOOL_OPTIONS') ?? values.get('JAVA_OPTS') ?? '';
  const words = allWordsOf(container.json).join(' ');
  const told = IN_WORDS.exec(words)?.[1] ?? IN_WORDS.exec(options)?.[1] ?? values.get('MANAGEMENT_SERVER_PORT') ?? '';
  return Number(told) > 0 ? Number(told) : undefined;
}

/** The number of a port that is asked; undefined where it is not known, or of another container, which may pass requests on. */
function portOf({ ports, containers }: Pods, container: Container, asked: unknown): number | undefined {
  const own = ports.filter(port => port.container === container);
  const number = typeof asked === 'string' ? own.find(({ name }) => name === asked)?.number : Number(asked);
  const isOwn = own.some(port => port.number === number) || containers.filter(({ role }) => role !== 'init').length === 1;
  return isOwn ? number : undefined;
}
