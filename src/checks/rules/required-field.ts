import { list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';
import { partWrongs } from '../internal/together/of-types';

export const rule: Rule = {
  id: 'required-field',
  severity: 'error',
  title: 'An object has the fields that Kubernetes asks for.',
  why: 'The API server refuses an object without them.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  remedy: 'add it',
  alone: true,
  saidBy: ['override-field'],
  * check(cluster) {
    for (const item of cluster.items) {
      if (!item.builtIn) continue;
      for (const at of missing(item, cluster.setting.minor)) {
        yield { item, at, must: 'must be there: the API server refuses the object without it', value: 'nothing' };
      }
      const { generateName, annotations } = item.metadata;
      // Argo CD makes a hook anew with each sync.
      if (item.name !== '' || generateName === undefined || 'argocd.argoproj.io/hook' in record(annotations)) continue;
      yield { item, at: 'metadata.name', must: 'must be there: kubectl apply takes no generateName alone, for it would not find the object again', value: generateName, remedy: 'give it a name, which says what is new: migrate-1-4-2', source: GENERATED };
    }
  },
};

const GENERATED = 'https://github.com/kubernetes/kubernetes/issues/44501';

function* missing(item: Item, minor: number): Iterable<string> {
  if (item.name === '' && item.metadata.generateName === undefined) yield 'metadata.name';
  if (item.kind === 'Service' && isWithoutPorts(item)) yield 'spec.ports';
  for (const { at, isMissing } of partWrongs(item, minor)) if (isMissing) yield at;
}

function isWithoutPorts({ spec: { ports, type, clusterIP } }: Item): boolean {
  return list(ports).length === 0 && type !== 'ExternalName' && clusterIP !== 'None';
}
