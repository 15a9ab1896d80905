import { list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { readYaml } from '../internal/programs/yaml-file';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'grafana-default',
  severity: 'error',
  title: 'A Grafana is given one default datasource.',
  why: 'A Grafana reads the files of all ConfigMaps and Secrets with the label of its datasources. With two that say isDefault for one organisation it does not start, and one that runs does not come back.',
  source: 'https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources',
  remedy: 'set \'isDefault: false\' of all but one',
  * check(cluster) {
    const first = new Map<string, Default>();
    for (const each of cluster.all('ConfigMap', 'Secret').flatMap(defaultsOf)) {
      const { item, at, name, of } = each;
      const other = first.get(of);
      if (!other) {
        first.set(of, each);
        continue;
      }
      yield { item, at, must: `must not be the default beside '${other.name}' of ${other.item.toString()}: Grafana does not start`, value: name };
    }
  },
};

/** A datasource that is to be the default. */
interface Default {
  readonly item: Item;
  readonly at: string;
  readonly name: string;
  /** Of what there can be one: a label in a namespace, and an organisation. */
  readonly of: string;
}

// https://github.com/grafana/helm-charts/blob/main/charts/grafana/README.md#sidecar-for-datasources
const LABEL = 'grafana_datasource';
const DIRECTORY = 'k8s-sidecar-target-directory';

function defaultsOf(item: Item): Default[] {
  const { labels, annotations } = item.metadata;
  const label = record(labels)[LABEL];
  // In a directory of its own it may be of another Grafana.
  if (label === undefined || DIRECTORY in record(annotations)) return [];
  const files = Object.entries({ ...record(item.json.data), ...record(item.json.stringData) }).filter(([name]) => /\.ya?ml$/.test(name));
  return files.flatMap(([file, text]) => list(readYaml(String(text))?.datasources).filter(({ isDefault }) => isDefault === true)
    .map(({ name, orgId = 1 }) => ({ item, at: `data '${file}'`, name: String(name), of: [item.namespace, label, orgId].map(String).join('/') })));
}
