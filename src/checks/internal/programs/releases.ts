import { Cluster } from '../cluster';
import { wholeText } from '../workloads/texts';

// What has a chart installed with values of one's own, or makes what has.
const RELEASES = [
  'HelmRelease.helm.toolkit.fluxcd.io', 'Application.argoproj.io', 'ApplicationSet.argoproj.io', 'HelmChart.helm.cattle.io', 'HelmChartConfig.helm.cattle.io',
];

/** Whether a program is told something, as a flag of a controller: in its words and variables, or in the values of a chart. */
export function isSaid(cluster: Cluster, what: RegExp): boolean {
  const releases = RELEASES.flatMap(kind => cluster.all(kind));
  return cluster.pods.some(pods => what.test(wholeText(pods))) || releases.some(({ json }) => what.test(JSON.stringify(json)));
}
