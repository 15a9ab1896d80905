import { Chart } from 'cdk8s';
import { PHASES } from '../core/internal/phase';
import { applyScript } from './_apply-script';
import { Placed, Synthesis } from './_synthesis';
import { yaml } from './_yaml';
import { Platform } from './platform';

/** A file of the output. */
export interface OutputFile {
  /** Below the output folder. */
  readonly path: string;
  readonly text: string;
  readonly executable?: boolean;
}

/** An object, where it goes, and its JSON. */
export interface Rendered extends Placed {
  readonly json: Record<string, unknown>;
}

/** The files of an app: for each cluster its phases, in each a file for each Chart and a kustomization, and a script that applies them. */
export function layout({ objects, charts, platforms }: Synthesis): OutputFile[] {
  const rendered = objects.map((placed): Rendered => ({ ...placed, json: placed.object.toJson() }));
  const byPlatform = groups(rendered, ({ platform }) => platform);
  const rank = new Map(charts.map((chart, index) => [chart, index]));
  const clusters: Array<Platform | undefined> = byPlatform.has(undefined) ? [undefined, ...platforms] : platforms;
  return clusters.flatMap(platform => {
    const folder = platform ? `${platform.node.id}/` : '';
    const byPhase = groups(byPlatform.get(platform) ?? [], ({ phase }) => phase);
    const phases = PHASES.map((name, phase) => ({ name, objects: byPhase.get(phase) ?? [] })).filter(phase => phase.objects.length > 0);
    return [
      ...phases.flatMap(phase => phaseFiles(`${folder}${phase.name}/`, phase.objects, rank)),
      { path: `${folder}apply.sh`, text: applyScript(platform, phases), executable: true },
    ];
  });
}

function phaseFiles(folder: string, objects: readonly Rendered[], rank: ReadonlyMap<Chart, number>): OutputFile[] {
  const byChart = [...groups(objects, ({ chart }) => chart)].sort(([a], [b]) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  const files = byChart.map(([chart, all]) => ({ path: `${chartName(chart)}.yaml`, text: yaml(all.map(({ json }) => json)) }));
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    // As they are listed, not by kind: the order in the files is the one that was asked for.
    sortOptions: { order: 'fifo' },
    resources: files.map(({ path }) => path),
  };
  return [...files, { path: 'kustomization.yaml', text: yaml([kustomization]) }].map(({ path, text }) => ({ path: folder + path, text }));
}

/** A Chart's file is called by the ids from below its Platform down. */
function chartName(chart: Chart): string {
  const platform = chart.node.scopes.findIndex(scope => scope instanceof Platform);
  return chart.node.scopes.slice(Math.max(platform, 0) + 1).map(({ node }) => node.id).join('.');
}

function groups<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const result = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = result.get(key);
    if (group) group.push(item);
    else result.set(key, [item]);
  }
  return result;
}
