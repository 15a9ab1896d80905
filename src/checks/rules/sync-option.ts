import { closestName } from '../../core/internal/closest-name';
import { valuesAt } from '../../core/internal/json-path';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'sync-option',
  severity: 'error',
  title: 'A sync option of Argo CD is one that it knows, as it writes it.',
  why: 'Argo CD compares sync options word by word, and passes over what it does not know. With preserveResourcesOnDeletion among them, in place of the syncPolicy of the ApplicationSet, deleting the set deletes everything that it has in the clusters.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/',
  remedy: 'write it as Argo CD does, such as CreateNamespace=true',
  * check(cluster) {
    for (const item of cluster.all('Application.argoproj.io', 'ApplicationSet.argoproj.io')) {
      for (const { value, at } of valuesAt(item.spec, `${item.kind === 'Application' ? '' : 'template.spec.'}syncPolicy.syncOptions[]`)) {
        // What a template puts in is not known.
        const wrong = typeof value === 'string' && !value.includes('{{') ? wrongOf(value) : undefined;
        if (wrong) yield { item, at: `spec.${at}`, value, ...wrong };
      }
    }
  },
};

const SWITCH = ['true', 'false'];
// https://github.com/argoproj/argo-cd/blob/master/gitops-engine/pkg/sync/common/types.go
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  ApplyOutOfSyncOnly: SWITCH,
  ClientSideApplyMigration: SWITCH,
  CreateNamespace: SWITCH,
  Delete: [...SWITCH, 'confirm'],
  FailOnSharedResource: SWITCH,
  Force: SWITCH,
  Prune: [...SWITCH, 'confirm'],
  PruneLast: SWITCH,
  PrunePropagationPolicy: ['foreground', 'background', 'orphan'],
  Replace: SWITCH,
  RespectIgnoreDifferences: SWITCH,
  ServerSideApply: SWITCH,
  SkipDryRunOnMissingResource: SWITCH,
  Validate: SWITCH,
};
const NAMES = Object.keys(OPTIONS);

// Fields of an ApplicationSet: https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Application-Deletion/
const OF_SETS = new Set(['preserveresourcesondeletion', 'applicationssync']);

/** What is wrong with an option. */
function wrongOf(option: string): Pick<Violation, 'must' | 'remedy' | 'source' | 'severity'> | undefined {
  const [name, ...rest] = option.split('=');
  if (Object.hasOwn(OPTIONS, name)) {
    const values = OPTIONS[name];
    return values.includes(rest.join('=')) ? undefined : { must: `must be ${name}=${values.join(` or ${name}=`)}, each in an item of its own: it is passed over` };
  }
  const lower = name.trim().toLowerCase();
  if (OF_SETS.has(lower)) return { must: 'must be a field of the syncPolicy of the ApplicationSet itself: as a sync option it is passed over', remedy: OF_SET, source: SETS };
  const meant = NAMES.find(each => each.toLowerCase() === lower) ?? closestName(name.trim(), NAMES);
  // A newer Argo CD may know more.
  if (meant === undefined) return { must: `should be one that Argo CD knows: ${NAMES.join(', ')}`, severity: 'warning' };
  return { must: 'must be called as Argo CD calls it: it is passed over', remedy: `write '${meant}', if that is meant` };
}

const SETS = 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Application-Deletion/';
const OF_SET = 'write it in \'spec.syncPolicy\' of the ApplicationSet, beside \'template\': preserveResourcesOnDeletion: true';
