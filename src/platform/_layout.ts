import { Chart } from 'cdk8s';
import { Cluster } from '../checks/internal/cluster';
import { requestsPage } from '../checks/internal/quotas/requests';
import { groups } from '../core/internal/groups';
import { PHASES } from '../core/internal/objects/phase';
import { applyScript } from './_apply-script';
import { Rendered } from './_placed';
import { settled } from './_references';
import { chartFile, Synthesis } from './_synthesis';
import { yaml } from './_yaml';
import { Platform } from './platform';

/** A file of the output. */
export interface OutputFile {
  /** Below the output folder. */
  readonly path: string;
  readonly text: string;
  readonly executable?: boolean;
}

/** Objects, each in the phase where it is needed: by others of its cluster. */
export function inPhases(objects: readonly Rendered[]): Rendered[] {
  return [...groups(objects, ({ platform }) => platform).values()].flatMap(settled);
}

/** The files of an app: for each cluster its phases, in each a file for each Chart and a kustomization, and a script that applies them. */
export function layout({ objects, charts, platforms }: Synthesis): OutputFile[] {
  const byPlatform = groups(inPhases(objects), ({ platform }) => platform);
  const rank = new Map(charts.map((chart, index) => [chart, index]));
  const clusters: Array<Platform | undefined> = byPlatform.has(undefined) ? [undefined, ...platforms] : platforms;
  return clusters.flatMap(platform => {
    const folder = platform ? `${platform.node.id}/` : '';
    const byPhase = groups(byPlatform.get(platform) ?? [], ({ phase }) => phase);
    const phases = PHASES.flatMap((name, phase) => {
      const own = byPhase.get(phase);
      return own ? [{ name, objects: own, byFile: phaseFiles(own, rank) }] : [];
    });
    return [
      ...phases.flatMap(({ name, byFile }) => phaseOutput(`${folder}${name}/`, byFile)),
      ...requests(folder, byPlatform.get(platform) ?? []),
      { path: `${folder}apply.sh`, text: applyScript(platform, phases.map(({ byFile, ...phase }) => ({ ...phase, files: [...byFile.keys()] }))), executable: true },
    ];
  });
}

/** What namespaces ask for of their quotas, where they have any: for whoever reads a change. */
function requests(folder: string, objects: readonly Rendered[]): OutputFile[] {
  if (!objects.some(({ item }) => item.kind === 'ResourceQuota')) return [];
  const text = requestsPage(new Cluster(objects.map(({ item }) => item)));
  return text === undefined ? [] : [{ path: `${folder}requests.md`, text }];
}

/** The objects of a phase by the names of their files, one for each Chart. */
function phaseFiles(objects: readonly Rendered[], rank: ReadonlyMap<Chart, number>): Map<string, Rendered[]> {
  const byChart = [...groups(objects, ({ chart }) => chart)].sort(([a], [b]) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  return new Map(byChart.map(([chart, own]) => [chartFile(chart), own]));
}

function phaseOutput(folder: string, byFile: ReadonlyMap<string, Rendered[]>): OutputFile[] {
  // For those who apply with `-k`, or GitOps. Kustomize orders by kind; `sortOptions` would keep our order, and makes kubectl print a warning each time.
  const kustomization = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: [...byFile.keys()] };
  return [
    ...[...byFile].map(([name, objects]) => ({ path: folder + name, text: yaml(objects.map(({ item }) => item.json)) })),
    { path: `${folder}kustomization.yaml`, text: yaml([kustomization]) },
  ];
}
