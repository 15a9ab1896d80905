import { list } from '../../core/internal/json';
import { Container, Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';

// A reference, unless its dollar is doubled: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables
const REFERENCE = /(\$*)\$\(([A-Za-z_][A-Za-z0-9_.-]*)\)/g;

export const rule: Rule = {
  id: 'variable-reference',
  severity: 'error',
  title: 'A variable refers by $(NAME) to one that comes before it.',
  why: 'A reference to a variable that is not there, or comes later, is left as it is: the program gets the text $(NAME).',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
  remedy: 'correct the name, or put that variable first; write $$(NAME) where the text is meant',
  * check(cluster) {
    for (const pods of cluster.pods) {
      for (const container of pods.containers) yield* wrongReferences(pods, container);
    }
  },
};

function* wrongReferences({ item, spec }: Pods, { json, at }: Container): Iterable<Violation> {
  const names = list(json.env).map(({ name }) => String(name));
  // What whole objects bring, no manifest says.
  const unknown = list(json.envFrom).length > 0;
  for (const [index, { name, value }] of list(json.env).entries()) {
    if (typeof value !== 'string' || !value.includes('$(')) continue;
    for (const [, doubled, wanted] of value.matchAll(REFERENCE)) {
      const position = names.indexOf(wanted);
      if (doubled.length % 2 === 1 || (position >= 0 && position < index)) continue;
      if (position < 0 && (unknown || (spec.enableServiceLinks !== false && /_(SERVICE_(HOST|PORT)|PORT)/.test(wanted)))) continue;
      const what = position < 0 ? 'which its container does not have' : position === index ? 'which is itself' : 'which comes later';
      yield { item, at: `${at} env '${String(name)}'`, must: `must not refer to '${wanted}', ${what}: the program gets the text as it is`, value };
    }
  }
}
