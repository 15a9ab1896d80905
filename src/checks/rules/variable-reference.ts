import { Json, list } from '../../core/internal/json';
import { Container, Pods, SHELL, wordsOf } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { wholeText } from '../internal/workloads/texts';
import { referencesIn } from '../internal/workloads/variable-sources';

export const rule: Rule = {
  id: 'variable-reference',
  severity: 'error',
  title: 'A variable refers by $(NAME) to one that comes before it.',
  why: 'A reference to a variable that is not there, or comes later, is left as it is: the program gets the text $(NAME).',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
  remedy: 'correct the name, or put that variable first; write $$(NAME) where the text is meant',
  * check(cluster) {
    for (const pods of cluster.pods) {
      for (const container of pods.containers) yield* wrongMounts(pods, container);
      if (!wholeText(pods).includes('$(')) continue;
      for (const container of pods.containers) yield* wrongReferences(pods, container);
    }
  },
};

function* wrongReferences({ item, spec, containers }: Pods, { json, at }: Container): Iterable<Violation> {
  const variables = list(json.env);
  const names = variables.map(({ name }) => String(name));
  const { unknown, byLinks } = besides(spec, json);
  for (const [index, { name, value }] of variables.entries()) {
    for (const wanted of typeof value === 'string' ? referencesIn(value) : []) {
      const position = names.indexOf(wanted);
      if (position >= 0 ? position < index : unknown || byLinks(wanted)) continue;
      const what = position < 0 ? 'which its container does not have' : position === index ? 'which is itself' : 'which comes later';
      // A name that nobody has may be meant for a shell: $(hostname).
      const severity = position < 0 && !/^[A-Z_][A-Z0-9_]*$/.test(wanted) ? 'warning' as const : undefined;
      yield { item, at: `${at} env '${String(name)}'`, must: `must not refer to '${wanted}', ${what}: the program gets the text as it is`, value, severity };
    }
  }
  const shell = wordsOf(json).some(([, words]) => words.some(word => SHELL.test(word)));
  for (const [field, words] of wordsOf(json)) {
    for (const word of words) {
      for (const wanted of referencesIn(word)) {
        // To a shell, $(NAME) is a command; one in capitals hardly is.
        if (names.includes(wanted) || unknown || byLinks(wanted) || !/^[A-Z_][A-Z0-9_]*$/.test(wanted)) continue;
        if (wanted === OF_JOBS) continue;
        const beside = isBeside(containers, wanted);
        // What nobody sets may be put in by a webhook.
        const certain = beside && !shell;
        const must = `${certain ? 'must' : 'should'} not refer to '${wanted}', which its container does not have: the program gets the text as it is`;
        yield { item, at: `${at} ${field}`, must, value: word, ...certain ? {} : { severity: 'warning' }, ...beside ? { remedy: BESIDE } : {} };
      }
    }
  }
}

/** What a container may have of variables besides its own. */
function besides(spec: Json, json: Json): { readonly unknown: boolean; byLinks(name: string): boolean } {
  return {
    // What whole objects bring, no manifest says.
    unknown: list(json.envFrom).length > 0,
    // Those of the API server's Service are in every container: https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
    byLinks: name => /^KUBERNETES_(SERVICE_(HOST|PORT)|PORT)/.test(name) || (spec.enableServiceLinks !== false && /_(SERVICE_(HOST|PORT)|PORT)/.test(name)),
  };
}

/** Mounts whose directory is of a variable that is not there. */
function* wrongMounts({ item, spec }: Pods, { json, at }: Container): Iterable<Violation> {
  const mounts = list(json.volumeMounts).filter(({ subPathExpr }) => typeof subPathExpr === 'string');
  if (mounts.length === 0) return;
  const names = list(json.env).map(({ name }) => String(name));
  const { unknown, byLinks } = besides(spec, json);
  for (const { mountPath, subPathExpr } of mounts) {
    for (const wanted of referencesIn(String(subPathExpr))) {
      if (names.includes(wanted) || unknown || byLinks(wanted) || wanted === OF_JOBS) continue;
      const must = `must refer to a variable of its container, which has ${names.join(', ') || 'none'}: it does not start`;
      yield { item, at: `${at} mount '${String(mountPath)}' subPathExpr`, must, value: subPathExpr, remedy: `correct the name, or set '${wanted}' in 'env' of the container`, source: MOUNTS };
    }
  }
}

const MOUNTS = 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath-expanded-environment';

// A Job gives its pods the number of each: https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode
const OF_JOBS = 'JOB_COMPLETION_INDEX';

// The variables of a pod's connections are its main container's, unless another one asks for them.
const BESIDE = 'set it for this container too: \'connections: true\' where a connection sets it';

function isBeside(containers: readonly Container[], name: string): boolean {
  return containers.some(({ json }) => list(json.env).some(variable => variable.name === name));
}
