import { Cluster } from '../cluster';
import { wholeText } from '../workloads/texts';

const CHARTS = new Set(['HelmRelease', 'HelmChart', 'HelmChartConfig', 'Application']);

/** What somebody else has charts of a program told, as JSON: what comes of them the program does not know. */
export function chartsOf(cluster: Cluster, name: RegExp): string[] {
  const charts = cluster.items.filter(({ builtIn, kind, json }) => !builtIn && CHARTS.has(kind) && name.test(JSON.stringify(json)));
  return charts.map(({ spec }) => JSON.stringify(spec));
}

/** Whether a program is told something, as a flag of a controller: in its words and variables, or in the values of a chart, or of what makes such. */
export function isSaid(cluster: Cluster, what: RegExp): boolean {
  return cluster.pods.some(pods => what.test(wholeText(pods))) || chartsOf(cluster, what).length > 0
    || cluster.all('ApplicationSet.argoproj.io').some(({ json }) => what.test(JSON.stringify(json)));
}
