import { Json, list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { AlertmanagerFile, alertmanagerFiles, routesBelow } from '../internal/programs/alertmanager-files';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'alert-route',
  severity: 'error',
  title: 'A route of alerts leads to a receiver that there is, and is before the one that takes all of them.',
  why: 'Alertmanager asks the routes beside each other in their order, and stops at the first one that takes the alert, unless it says continue. A route without matchers takes every alert: those behind it get none. With a receiver that is missing it does not start, or goes on with the configuration that it had.',
  source: 'https://prometheus.io/docs/alerting/latest/configuration/#route',
  remedy: 'move it behind the others, or set \'continue: true\' in it',
  * check(cluster) {
    for (const item of cluster.all('AlertmanagerConfig.monitoring.coreos.com')) yield* unreached(item, 'spec.route', item.spec);
    for (const file of alertmanagerFiles(cluster)) {
      const { item, key, config } = file;
      yield* unreached(item, `'${key}' route`, config);
      yield* nobody(file);
    }
  },
};

/** Routes to receivers that are not in the file. */
function* nobody({ item, key, text, config: { receivers, route } }: AlertmanagerFile): Iterable<Violation> {
  // What fills a file in may write receivers too.
  if (!Array.isArray(receivers) || /\{\{-? *(range|if|with|include|template|toYaml|\.Values)\b|\{%/.test(text)) return;
  const names = list(receivers).map(({ name }) => String(name));
  for (const [at, { receiver }] of routesBelow(`'${key}' route`, record(route))) {
    if (typeof receiver !== 'string' || receiver === '' || names.includes(receiver) || /[${]/.test(receiver)) continue;
    yield { item, at: `${at}.receiver`, must: `must be one of its receivers: ${names.join(', ') || 'there is none'}; Alertmanager does not start`, value: receiver, remedy: 'correct the name, or add the receiver' };
  }
}

/** The routes below one that no alert comes to. */
function* unreached(item: Item, top: string, config: Json): Iterable<Violation> {
  for (const [at, route] of routesBelow(top, record(config.route))) {
    const routes = list(route.routes);
    const first = routes.findIndex(takesAll);
    const behind = routes.length - 1 - first;
    if (first < 0 || behind <= 0) continue;
    const { receiver } = routes[first];
    // Whoever tells nobody of all alerts may mean just that.
    const doubtful = isMute(config, receiver) ? { severity: 'warning' as const } : {};
    const must = `${doubtful.severity ? 'should' : 'must'} come last, for it takes every alert: the ${behind} behind it get${behind === 1 ? 's' : ''} none`;
    yield { item, at: `${at}.routes[${first}]`, must, value: `receiver '${String(receiver ?? route.receiver)}', no matchers`, ...doubtful };
  }
}

function takesAll({ matchers, match, match_re: expressions, continue: goesOn }: Json): boolean {
  return goesOn !== true && [matchers, match, expressions].every(each => Object.keys(each ?? {}).length === 0);
}

/** Whether a receiver has nobody to tell. */
function isMute({ receivers }: Json, receiver: unknown): boolean {
  const found = list(receivers).find(({ name }) => name === receiver);
  return found !== undefined && Object.keys(found).length === 1;
}
