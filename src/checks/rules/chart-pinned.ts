import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'chart-pinned',
  severity: 'warning',
  title: 'A chart of somebody else is of a version that is named, or within one major version.',
  why: 'Without a version, or of any from some on, Flux and Argo CD take the newest one as soon as it is there: the next major version arrives by itself, with what it breaks, and nothing in git says when.',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#chart-template',
  remedy: 'write the version, such as 1.17.2, or a range such as 1.17.x, and have a bot raise it',
  * check(cluster) {
    for (const { item, at, version } of chartsOf(cluster)) {
      if (isOpen(version)) yield { item, at, must: 'should be a version, or a range that ends: the next major one is deployed as soon as it is there', value: version === undefined || version === '' ? 'none' : version };
    }
  },
};

interface Chart {
  readonly item: Item;
  readonly at: string;
  readonly version: unknown;
}

/** The charts of repositories that controllers deploy. */
function chartsOf(cluster: Cluster): Chart[] {
  const ofFlux = cluster.all('HelmRelease.helm.toolkit.fluxcd.io').flatMap((item): Chart[] => {
    const { sourceRef, version, chart } = record(record(item.spec.chart).spec);
    return chart !== undefined && record(sourceRef).kind === 'HelmRepository' ? [{ item, at: 'spec.chart.spec.version', version }] : [];
  });
  const ofArgo = cluster.all('Application.argoproj.io').flatMap(item => {
    const sources = [['spec.source', record(item.spec.source)] as const, ...list(item.spec.sources).map((source, index) => [`spec.sources[${index}]`, source] as const)];
    return sources.flatMap(([at, { chart, targetRevision: version }]): Chart[] => typeof chart === 'string' && chart !== '' ? [{ item, at: `${at}.targetRevision`, version }] : []);
  });
  return [...ofFlux, ...ofArgo];
}

/** Whether any later version is one too: https://github.com/Masterminds/semver#checking-version-constraints */
function isOpen(version: unknown): boolean {
  const text = String(version ?? '').trim();
  // What is filled in is not known.
  if (/[{$]/.test(text)) return false;
  return text === '' || text.split('||').some(range => /^(\*|x|X|latest|>=?\s*v?[\d.]+(-[\w.]+)?)$/.test(range.trim()));
}
