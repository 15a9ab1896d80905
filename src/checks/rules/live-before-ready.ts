import { Json, record } from '../../core/internal/json';
import { patienceOf } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'live-before-ready',
  severity: 'warning',
  title: 'A container is given the time to start that another of its probes gives it.',
  why: 'A liveness probe that gives up before the readiness probe asks first, or a startup probe that gives up before the liveness probe would, kills a program that is still starting: it starts over for ever.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe',
  remedy: 'give a startupProbe whose periodSeconds times failureThreshold is as long as a slow start, and no initialDelaySeconds',
  * check(cluster) {
    for (const { item, containers } of cluster.pods) {
      for (const { json, at } of containers) {
        if (json.livenessProbe === undefined) continue;
        const [startup, live, ready] = [json.startupProbe, json.livenessProbe, json.readinessProbe].map(record);
        const delay = Number(live.initialDelaySeconds ?? 0);
        if (json.startupProbe !== undefined && patienceOf(startup) < delay) {
          yield { item, at: `${at} startupProbe`, must: `should have as much patience as its liveness probe, which asks after ${delay} s: it kills the program before`, value: `${patienceOf(startup)} s` };
        }
        const first = Number(ready.initialDelaySeconds ?? 0);
        if (json.startupProbe === undefined && patienceOf(live) < first && asksTheSame(live, ready)) {
          yield { item, at: `${at} livenessProbe`, must: `should have as much patience as its readiness probe, which asks after ${first} s: it kills the program before`, value: `${patienceOf(live)} s` };
        }
      }
    }
  },
};

const ACTIONS = ['httpGet', 'tcpSocket', 'exec', 'grpc'];

/** Whether two probes ask the same question, which one answers no sooner than the other. */
function asksTheSame(a: Json, b: Json): boolean {
  const question = (probe: Json) => JSON.stringify(ACTIONS.map(action => probe[action] ?? null));
  return question(a) === question(b);
}
