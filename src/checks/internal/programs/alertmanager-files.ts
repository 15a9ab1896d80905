import { Json, list, record } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { textsIn } from '../workloads/variable-sources';
import { readYaml } from './yaml-file';

/** A configuration of Alertmanager that an object has in it: https://prometheus.io/docs/alerting/latest/configuration/ */
export interface AlertmanagerFile {
  readonly item: Item;
  readonly key: string;
  readonly text: string;
  readonly config: Json;
}

const YAML = /\.ya?ml$/;

/** All of them. */
export const alertmanagerFiles = memo((cluster: Cluster): readonly AlertmanagerFile[] => cluster.all('ConfigMap', 'Secret').flatMap(item => {
  if (!keysOf(item).some(key => YAML.test(key))) return [];
  return Object.entries(textsIn(item)).flatMap(([key, text]): AlertmanagerFile[] => {
    const isOne = YAML.test(key) && typeof text === 'string' && text.includes('receivers:') && /^route:/m.test(text) && /^receivers:/m.test(text);
    return isOne ? [{ item, key, text, config: readYaml(text) ?? {} }] : [];
  });
}));

function keysOf({ json: { data, stringData } }: Item): string[] {
  return [...Object.keys(record(data)), ...Object.keys(record(stringData))];
}

/** A route, and those below it, by where they are. */
export function* routesBelow(at: string, route: Json): Iterable<readonly [at: string, route: Json]> {
  yield [at, route];
  for (const [index, each] of list(route.routes).entries()) yield* routesBelow(`${at}.routes[${index}]`, each);
}
