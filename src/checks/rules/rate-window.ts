import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { secondsIn } from '../internal/programs/durations';
import { monitoredServices } from '../internal/programs/monitors';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'rate-window',
  severity: 'error',
  title: 'A rate is over a range that has two samples.',
  why: 'A rate is what is between two samples. In a range no longer than the interval of scrapes there is one at most: the expression results in nothing, and its alert never fires. From one missed scrape to the next it takes four intervals.',
  source: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#rate',
  remedy: 'write a range of four times the interval of the monitor, or scrape more often',
  * check(cluster) {
    const intervals = intervalsOf(cluster);
    for (const item of cluster.all('PrometheusRule.monitoring.coreos.com')) {
      for (const { alert, record: name, expr } of list(item.spec.groups).flatMap(group => list(group.rules))) {
        for (const { job, range } of ratesIn(String(expr))) {
          const seconds = intervals.get(job) ?? 0;
          if ((secondsIn(range) ?? 0) > seconds) continue;
          yield { item, at: `rule '${String(alert ?? name)}'`, must: `must have a range longer than ${seconds} s, the interval at which Service ${job} is scraped: it results in nothing`, value: `[${range}]` };
        }
      }
    }
  },
};

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

// Of what is in a text, a bracket or a brace is none. Ranges below a second are nobody's.
const RATE = /\b(?:rate|irate|increase|delta|idelta|deriv|changes|resets)\s*\(\s*[\w:]+\s*\{((?:"(?:[^"\\]|\\.)*"|[^"}])*)\}\s*\[((?=\d)(?:\d+h)?(?:\d+m)?(?:\d+s)?)\]\s*(?:offset\s+\w+\s*)?\)/g;
const JOB = /(?:^|,)\s*job\s*=\s*"([^"]+)"/;

function ratesIn(expression: string): Array<{ readonly job: string; readonly range: string }> {
  return [...expression.matchAll(RATE)].map(([, labels, range]) => ({ job: JOB.exec(labels)?.[1] ?? '', range }));
}
