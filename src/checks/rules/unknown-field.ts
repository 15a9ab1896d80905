import { schema, Unknown } from '../../core/internal/api/schema';
import { isRecord } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'unknown-field',
  severity: 'error',
  title: 'The target version of Kubernetes knows every field, and takes its value.',
  why: 'The API server refuses a value that a field cannot have: a word that is none of its words, an amount without a number. A field that the API server does not know, because it is misspelt or newer, is dropped: what it was to do is not done. kubectl says so in a warning; GitOps tools show a difference for ever.',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  remedy: 'correct it, or change the target version of the Platform',
  alone: true,
  saidBy: ['override-field'],
  * check(cluster) {
    for (const item of cluster.items) {
      const type = !item.builtIn ? undefined : schema().kind(item.apiVersion, item.kind);
      if (!type || schema().knows(type, item.json, cluster.setting.minor)) continue;
      for (const unknown of schema().unknown(type, item.json, cluster.setting.minor)) {
        const { path, value, why } = unknown;
        // Of an encrypted object, what decrypts it takes that away: https://fluxcd.io/flux/guides/mozilla-sops/
        if (path === 'sops') continue;
        yield { item, at: path, must: why, value, remedy: remedyOf(unknown, cluster.setting.minor) };
      }
    }
    for (const item of cluster.all('Rollout.argoproj.io')) yield* ofTemplate(item, cluster.setting.minor);
  },
};

/** The pods of a Rollout are those of a Deployment, field by field: https://argo-rollouts.readthedocs.io/en/stable/features/specification/ */
function* ofTemplate(item: Item, minor: number): Iterable<Violation> {
  const type = schema().kind('v1', 'PodTemplate');
  if (!type || !isRecord(item.spec.template)) return;
  for (const unknown of schema().unknown(type, { template: item.spec.template }, minor)) {
    yield { item, at: `spec.${unknown.path}`, must: unknown.why, value: unknown.value, remedy: remedyOf(unknown, minor) };
  }
}

function remedyOf({ path, value, why }: Unknown, minor: number): string {
  if (why.includes(`Kubernetes 1.${minor}`)) return rule.remedy;
  const octal = /mode$/i.test(path) && /^[0-7]{3}$/.test(String(value)) ? String(value) : undefined;
  return octal === undefined ? 'correct it' : `write ${parseInt(octal, 8)}, which is 0o${octal}`;
}
