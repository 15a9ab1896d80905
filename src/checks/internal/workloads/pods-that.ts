import { list, record } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { askedOf, Pods } from '../pods';
import { officialName } from './official';

type Question = (pods: Pods) => boolean;

// Several rules are about the same few pods: which those are is asked once.
const answersOf = memo((_: Cluster['pods']) => new Map<Question, readonly Pods[]>());

/** The pods of a cluster of which something holds. */
export function podsThat({ pods }: Cluster, holds: Question): readonly Pods[] {
  const answers = answersOf(pods);
  const known = answers.get(holds) ?? pods.filter(holds);
  answers.set(holds, known);
  return known;
}

/** Whether a container is told what to run. */
export function haveCommands({ containers }: Pods): boolean {
  return containers.some(({ json }) => json.command !== undefined || json.args !== undefined);
}

/** Whether a container is told what to run, or the kubelet what to run in it. */
export function runWords(pods: Pods): boolean {
  return haveCommands(pods) || pods.containers.some(({ json }) => askedOf(json).some(([, { exec }]) => exec !== undefined));
}

/** Whether a container is of an official image of Docker's. */
export function haveOfficialImages({ containers }: Pods): boolean {
  return containers.some(({ json }) => officialName(json.image) !== undefined);
}

/** Whether they mount claims: by name, or such as are made for each of them. */
export function haveClaims({ item, spec }: Pods): boolean {
  const named = list(spec.volumes).some(({ persistentVolumeClaim }) => record(persistentVolumeClaim).claimName !== undefined);
  return named || item.spec.volumeClaimTemplates !== undefined;
}
