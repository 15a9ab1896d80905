import { record } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'hook-of-deletion',
  severity: 'warning',
  title: 'What a chart does when it is deleted is not applied with all else.',
  why: 'Helm keeps hooks of pre-delete, post-delete and rollbacks until their time. To kubectl and to Flux they are Jobs as others are: the one that cleans up runs at once, and deletes what was made beside it. Argo CD does not run them when it syncs.',
  source: 'https://github.com/spiffe/helm-charts/pull/432',
  remedy: 'render the chart without it: \'helmFlags: ["--no-hooks"]\' of the Helm construct leaves out all hooks; or take its objects out of what is included',
  * check(cluster) {
    for (const { item } of cluster.pods) {
      const { 'helm.sh/hook': hooks, ...others } = record(item.metadata.annotations);
      if (typeof hooks !== 'string' || 'argocd.argoproj.io/hook' in others || !hooks.split(',').every(hook => LATER.test(hook.trim()))) continue;
      yield { item, at: 'annotation \'helm.sh/hook\'', must: 'should not be of a deletion, nor of a rollback: whoever applies the object runs it', value: hooks };
    }
  },
};

const LATER = /^(pre|post)-(delete|rollback)$/;
