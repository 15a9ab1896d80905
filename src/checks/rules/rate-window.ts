import { posix } from 'path';
import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Container, Pods } from '../internal/pods';
import { secondsIn } from '../internal/programs/durations';
import { monitoredServices } from '../internal/programs/monitors';
import { optionsOf } from '../internal/programs/options';
import { readYaml } from '../internal/programs/yaml-file';
import { Rule, Violation } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';
import { mountedFiles, textAt, textOf } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'rate-window',
  severity: 'error',
  title: 'A rate is over a range that has two samples.',
  why: 'A rate is what is between two samples. In a range no longer than the interval of scrapes there is one at most: the expression results in nothing, and its alert never fires. From one missed scrape to the next it takes four intervals.',
  source: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#rate',
  remedy: 'write a range of four times the interval, or scrape more often',
  * check(cluster) {
    const intervals = intervalsOf(cluster);
    const general = generalOf(cluster);
    for (const item of cluster.all('PrometheusRule.monitoring.coreos.com')) {
      for (const { alert, record: name, expr } of list(item.spec.groups).flatMap(group => list(group.rules))) {
        for (const { job, range, isRecorded } of ratesIn(String(expr))) {
          const seconds = intervals.get(job) ?? 0;
          if (!isRecorded && seconds === 0 && (secondsIn(range) ?? Infinity) <= general) {
            yield { item, at: `rule '${String(alert ?? name)}'`, must: `should have a range longer than ${general} s, the interval at which its Prometheus scrapes: it results in nothing, unless a monitor says a shorter one`, value: `[${range}]`, severity: 'warning' };
          }
          if ((secondsIn(range) ?? 0) > seconds) continue;
          yield { item, at: `rule '${String(alert ?? name)}'`, must: `must have a range longer than ${seconds} s, the interval at which Service ${job} is scraped: it results in nothing`, value: `[${range}]` };
        }
      }
    }
    for (const pods of podsThat(cluster, runPrometheus)) for (const container of pods.containers) yield* ofFiles(cluster, pods, container);
  },
};

const PROMETHEUS = /(^|\/)(prom|prometheus)\/prometheus(:|@|$)/;

function runPrometheus({ containers }: Pods): boolean {
  return containers.some(({ json }) => PROMETHEUS.test(String(json.image)));
}

/** The rules that a Prometheus has of files, and how often its file has it scrape. */
function* ofFiles(cluster: Cluster, pods: Pods, container: Container): Iterable<Violation> {
  const options = PROMETHEUS.test(String(container.json.image)) ? optionsOf(container.json) : undefined;
  // What is sent to it comes as often as the sender likes.
  if (!options || [...options].some(([name, values]) => /receiver/.test(`${name} ${values.join(' ')}`))) return;
  const path = options.get('config.file')?.at(-1) ?? '/etc/prometheus/prometheus.yml';
  const text = textAt(cluster, pods, container, path) ?? '';
  const { global, scrape_configs: jobs, scrape_config_files: more, rule_files: files } = readYaml(text) ?? {};
  const intervals = new Map(list(jobs).map(job => [String(job.job_name), secondsIn(job.scrape_interval ?? record(global).scrape_interval ?? '1m') ?? 0]));
  if (!Array.isArray(files) || intervals.size === 0 || more !== undefined || text.includes('__scrape_interval__')) return;
  const shortest = Math.min(...intervals.values());
  const isRenamed = /target_label:\s*["']?job\b/.test(text);
  const patterns = files.map(file => new RegExp(`^${posix.resolve(posix.dirname(path), String(file)).split('*').map(part => part.replace(/[.+?^$(){}|[\]\\]/g, '\\$&')).join('[^/]*')}$`));
  for (const file of mountedFiles(cluster).filter(each => each.container === container && patterns.some(pattern => pattern.test(each.path)))) {
    for (const { alert, record: name, expr } of rulesIn(textOf(file))) {
      for (const { job, range, isRecorded } of ratesIn(String(expr))) {
        const seconds = (isRenamed ? undefined : intervals.get(job)) ?? shortest;
        if (isRecorded || (secondsIn(range) ?? Infinity) > seconds) continue;
        yield { item: pods.item, at: `'${file.path}' rule '${String(alert ?? name)}'`, must: `must have a range longer than ${seconds} s, the interval at which ${path} has it scrape: it results in nothing`, value: `[${range}]` };
      }
    }
  }
}

function rulesIn(text: string | undefined): Json[] {
  return list((readYaml(text ?? '') ?? {}).groups).flatMap(group => list(group.rules));
}

/** The interval at which each Service is scraped, by its name, which is the label `job`: the shortest one; 0 where a monitor does not say it. */
function intervalsOf(cluster: Cluster): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const monitor of cluster.all('ServiceMonitor.monitoring.coreos.com')) {
    const said = list(monitor.spec.endpoints).map(({ interval, relabelings }) => relabelings === undefined ? secondsIn(interval) ?? 0 : 0);
    const shortest = monitor.spec.jobLabel === undefined ? Math.min(...said) : 0;
    for (const { name } of monitoredServices(cluster, monitor)) found.set(name, Math.min(found.get(name) ?? Infinity, shortest));
  }
  return found;
}

const MONITORS = ['ServiceMonitor', 'PodMonitor', 'Probe', 'ScrapeConfig'].map(kind => `${kind}.monitoring.coreos.com`);

/** The interval at which all that is scraped is, as far as the program says; 0 where it does not. */
function generalOf(cluster: Cluster): number {
  const said = cluster.all('Prometheus.monitoring.coreos.com').map(({ spec }) => secondsIn(spec.scrapeInterval) ?? 0);
  const own = MONITORS.flatMap(kind => cluster.all(kind)).flatMap(({ spec }) => [spec, ...list(spec.endpoints), ...list(spec.podMetricsEndpoints)])
    .flatMap(each => secondsIn(record(each).interval ?? record(each).scrapeInterval) ?? []);
  return said.length === 0 ? 0 : Math.min(...said, ...own);
}

// Of what is in a text, a bracket or a brace is none. Ranges below a second are nobody's.
const RATE = /\b(?:rate|irate|increase|delta|idelta|deriv|changes|resets)\s*\(\s*([\w:]+)\s*(?:\{((?:"(?:[^"\\]|\\.)*"|[^"}])*)\}\s*)?\[((?=\d)(?:\d+h)?(?:\d+m)?(?:\d+s)?)\]\s*(?:offset\s+\w+\s*)?\)/g;
const JOB = /(?:^|,)\s*job\s*=\s*"([^"]+)"/;

interface Rate {
  readonly job: string;
  readonly range: string;
  /** Whether it is of what another rule results in, at the interval of that one. */
  readonly isRecorded: boolean;
}

function ratesIn(expression: string): Rate[] {
  return [...expression.matchAll(RATE)].map(([, metric, labels = '', range]) => ({ job: JOB.exec(labels)?.[1] ?? '', range, isRecorded: metric.includes(':') }));
}
