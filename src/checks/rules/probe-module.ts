import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Container, Pods } from '../internal/pods';
import { addressesIn, servicesIn } from '../internal/programs/addresses';
import { optionsOf } from '../internal/programs/options';
import { readYaml } from '../internal/programs/yaml-file';
import { Rule, Violation } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';
import { textAt } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'probe-module',
  severity: 'error',
  title: 'A probe by the blackbox exporter asks for a module that the exporter has.',
  why: 'The exporter answers 400 to who asks for a module that is not in its file: there is no probe_success, and an alert that waits for it to be 0 never fires.',
  source: 'https://github.com/prometheus/blackbox_exporter#prometheus-configuration',
  remedy: 'write the name of a module of its file, or add the module',
  * check(cluster) {
    for (const item of cluster.all('Probe.monitoring.coreos.com')) {
      const { module, prober } = item.spec;
      const [address] = addressesIn({ text: String(record(prober).url ?? ''), at: 'spec.prober.url' });
      const service = address && cluster.find('Service', address.namespace, address.name);
      if (service && module !== undefined) yield* missing(cluster, item, 'spec.module', service, [module]);
    }
    for (const pods of podsThat(cluster, runPrometheus)) yield* ofFile(cluster, pods);
  },
};

const PROMETHEUS = /(^|\/)(prom|prometheus)\/prometheus(:|@|$)/;
const BLACKBOX = /blackbox[-_]exporter(:|@|$)/;

function runPrometheus({ containers }: Pods): boolean {
  return containers.some(({ json }) => PROMETHEUS.test(String(json.image)));
}

/** The jobs of a file of Prometheus that ask an exporter by relabeling. */
function* ofFile(cluster: Cluster, pods: Pods): Iterable<Violation> {
  for (const container of pods.containers) {
    const path = PROMETHEUS.test(String(container.json.image)) ? fileOf(container, '/etc/prometheus/prometheus.yml') : undefined;
    const text = path === undefined ? undefined : textAt(cluster, pods, container, path);
    if (text?.includes('module') !== true) continue;
    for (const { job_name: job, params, relabel_configs: relabelings } of list((readYaml(text) ?? {}).scrape_configs)) {
      const { module } = record(params);
      // Where labels say it, it may be any.
      if (!Array.isArray(module) || list(relabelings).some(({ target_label: label }) => label === '__param_module')) continue;
      const asked = list(relabelings).filter(({ target_label: label }) => label === '__address__').at(-1);
      const [found] = servicesIn(cluster, pods, { text: String(asked?.replacement ?? ''), at: '' });
      if (found) yield* missing(cluster, pods.item, `${container.at} '${path}' job '${String(job)}'`, found.service, module);
    }
  }
}

/** The modules that no exporter behind a Service has, where the files of all of them are known. */
function* missing(cluster: Cluster, item: Item, at: string, service: Item, asked: readonly unknown[]): Iterable<Violation> {
  const exporters = cluster.behind(service).map(pods => modulesOf(cluster, pods));
  const known = exporters.flatMap(each => each ?? []);
  if (exporters.length === 0 || exporters.includes(undefined) || known.length === 0) return;
  for (const module of asked) {
    if (!known.includes(String(module))) yield { item, at, must: `must ask for a module that ${service.toString()} has, ${known.join(', ')}: it answers 400`, value: module };
  }
}

function modulesOf(cluster: Cluster, pods: Pods): string[] | undefined {
  const container = pods.containers.find(({ json }) => BLACKBOX.test(String(json.image)));
  const path = container && fileOf(container, '/etc/blackbox_exporter/config.yml');
  const text = container && path !== undefined ? textAt(cluster, pods, container, path) : undefined;
  return text === undefined ? undefined : Object.keys(record((readYaml(text) ?? {}).modules));
}

/** The file that a program is told, or the one of its image; undefined where a script tells it. */
function fileOf({ json }: Container, byImage: string): string | undefined {
  const options = optionsOf(json);
  return options && (options.get('config.file')?.at(-1) ?? byImage);
}
