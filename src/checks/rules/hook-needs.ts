import { record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'hook-needs',
  severity: 'warning',
  title: 'What a hook needs before the installation is there before it.',
  why: 'Argo CD runs hooks of PreSync, and Helm those of pre-install, before they make anything else, whatever its wave: at the first installation a Job waits for a ConfigMap that comes after it, and the ConfigMap for the Job. Later it reads what was there before.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/',
  remedy: 'make one for the hook alone, with the same hook and a lower wave or weight; or let the Job run in the wave after it, without the hook',
  * check(cluster) {
    for (const { item } of cluster.pods) {
      if (!isEarly(item, PRE_INSTALL)) continue;
      for (const { kind, namespace, name, at, type } of item.references) {
        if (!NEEDED.has(kind) || type === 'docker-registry') continue;
        const maker = cluster.maker(kind, namespace, name);
        const later = maker ? whyLater(item, maker) : undefined;
        if (later !== undefined) yield { item, at, must: `should need what is there before it: ${later}, and at the first installation it waits for it for ever`, value: name };
      }
    }
  },
};

const NEEDED: ReadonlySet<string> = new Set(['ConfigMap', 'Secret', 'ServiceAccount', 'PersistentVolumeClaim']);
const PRE_INSTALL = ['pre-install'];
// To Argo CD both are PreSync: https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-hooks
const PRE_ANYTHING = ['pre-install', 'pre-upgrade'];

/** Whether an object is made before all others: to Argo CD its own hook counts where there is one, and Helm's else. */
function isEarly({ metadata }: Item, ofHelm: readonly string[]): boolean {
  const annotations = record(metadata.annotations);
  const own = namesIn(annotations['argocd.argoproj.io/hook']);
  return own.length > 0 ? own.includes('PreSync') : namesIn(annotations['helm.sh/hook']).some(hook => ofHelm.includes(hook));
}

function namesIn(hooks: unknown): string[] {
  return typeof hooks === 'string' ? hooks.split(',').map(hook => hook.trim()) : [];
}

/** Why an object is made after a hook, in words; undefined where it is not. */
function whyLater(hook: Item, maker: Item): string | undefined {
  if (!isEarly(maker, PRE_ANYTHING)) return `${maker.toString()} is no such hook`;
  return orderOf(maker) > orderOf(hook) ? `${maker.toString()} is of a later wave` : undefined;
}

function orderOf({ metadata }: Item): number {
  const annotations = record(metadata.annotations);
  return Number(annotations['argocd.argoproj.io/sync-wave'] ?? annotations['helm.sh/hook-weight'] ?? 0);
}
