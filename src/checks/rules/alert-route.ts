import { Json, list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { readYaml } from '../internal/programs/yaml-file';
import { Rule, Violation } from '../internal/rule';
import { textsIn } from '../internal/workloads/variable-sources';

export const rule: Rule = {
  id: 'alert-route',
  severity: 'error',
  title: 'A route of alerts is before the one that takes all of them.',
  why: 'Alertmanager asks the routes beside each other in their order, and stops at the first one that takes the alert, unless it says continue. A route without matchers takes every alert: those behind it get none.',
  source: 'https://prometheus.io/docs/alerting/latest/configuration/#route',
  remedy: 'move it behind the others, or set \'continue: true\' in it',
  * check(cluster) {
    for (const item of cluster.all('AlertmanagerConfig.monitoring.coreos.com')) yield* unreached(item, 'spec.route', item.spec, item.spec.route);
    for (const item of cluster.all('ConfigMap', 'Secret')) {
      if (!keysOf(item).some(key => YAML.test(key))) continue;
      for (const [key, text] of Object.entries(textsIn(item))) {
        if (!YAML.test(key) || typeof text !== 'string' || !text.includes('receivers:') || !/^route:/m.test(text) || !/^receivers:/m.test(text)) continue;
        const config = readYaml(text) ?? {};
        yield* unreached(item, `'${key}' route`, config, config.route);
      }
    }
  },
};

const YAML = /\.ya?ml$/;

function keysOf({ json: { data, stringData } }: Item): string[] {
  return [...Object.keys(record(data)), ...Object.keys(record(stringData))];
}

/** The routes below one that no alert comes to. */
function* unreached(item: Item, at: string, config: Json, route: unknown): Iterable<Violation> {
  const routes = list(record(route).routes);
  const first = routes.findIndex(takesAll);
  const behind = routes.length - 1 - first;
  if (first >= 0 && behind > 0) {
    const { receiver } = routes[first];
    // Whoever tells nobody of all alerts may mean just that.
    const doubtful = isMute(config, receiver) ? { severity: 'warning' as const } : {};
    const must = `${doubtful.severity ? 'should' : 'must'} come last, for it takes every alert: the ${behind} behind it get${behind === 1 ? 's' : ''} none`;
    yield { item, at: `${at}.routes[${first}]`, must, value: `receiver '${String(receiver ?? record(route).receiver)}', no matchers`, ...doubtful };
  }
  for (const [index, each] of routes.entries()) yield* unreached(item, `${at}.routes[${index}]`, config, each);
}

function takesAll({ matchers, match, match_re: expressions, continue: goesOn }: Json): boolean {
  return goesOn !== true && [matchers, match, expressions].every(each => Object.keys(each ?? {}).length === 0);
}

/** Whether a receiver has nobody to tell. */
function isMute({ receivers }: Json, receiver: unknown): boolean {
  const found = list(receivers).find(({ name }) => name === receiver);
  return found !== undefined && Object.keys(found).length === 1;
}
