import { Cluster } from '../cluster';

const CHARTS = new Set(['HelmRelease', 'HelmChart', 'HelmChartConfig', 'Application']);

/** What somebody else has charts of a program told, as JSON: what comes of them the program does not know. */
export function chartsOf(cluster: Cluster, name: RegExp): string[] {
  const charts = cluster.items.filter(({ builtIn, kind, json }) => !builtIn && CHARTS.has(kind) && name.test(JSON.stringify(json)));
  return charts.map(({ spec }) => JSON.stringify(spec));
}
