import { Json, list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Container, Pods, SHELL, wordsOf } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { wholeText } from '../internal/workloads/texts';
import { referencesIn, textsIn, VARIABLE, variableSources } from '../internal/workloads/variable-sources';

export const rule: Rule = {
  id: 'variable-reference',
  severity: 'error',
  title: 'A variable refers by $(NAME) to one that comes before it.',
  why: 'A reference to a variable that is not there, or comes later, is left as it is: the program gets the text $(NAME).',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
  remedy: 'correct the name, or put that variable first; write $$(NAME) where the text is meant',
  * check(cluster) {
    for (const pods of cluster.pods) {
      for (const container of pods.containers) yield* wrongMounts(cluster, pods, container);
      if (!wholeText(pods).includes('$(')) continue;
      for (const container of pods.containers) yield* wrongReferences(cluster, pods, container);
    }
  },
};

function* wrongReferences(cluster: Cluster, pods: Pods, { json, at }: Container): Iterable<Violation> {
  const { item, containers } = pods;
  const variables = list(json.env);
  const names = variables.map(({ name }) => String(name));
  const { brings, has, prefixed } = besides(cluster, pods, json);
  for (const [index, { name, value }] of variables.entries()) {
    for (const wanted of typeof value === 'string' ? referencesIn(value) : []) {
      const position = names.indexOf(wanted);
      if (brings(wanted) || (position >= 0 ? position < index : has(wanted))) continue;
      const meant = prefixed(wanted);
      const what = position < 0 ? `which its container does not have${meant === undefined ? '' : `, but for '${meant}'`}` : position === index ? 'which is itself' : 'which comes later';
      // A name that nobody has may be meant for a shell: $(hostname).
      const severity = position < 0 && meant === undefined && (json.envFrom !== undefined || !/^[A-Z_][A-Z0-9_]*$/.test(wanted)) ? 'warning' as const : undefined;
      yield { item, at: `${at} env '${String(name)}'`, must: `${severity ? 'should' : 'must'} not refer to '${wanted}', ${what}: the program gets the text as it is`, value, severity };
    }
  }
  const shell = wordsOf(json).some(([, words]) => words.some(word => SHELL.test(word)));
  for (const [field, words] of wordsOf(json)) {
    for (const word of words) {
      for (const wanted of referencesIn(word)) {
        // To a shell, $(NAME) is a command; one in capitals hardly is.
        if (names.includes(wanted) || has(wanted) || !/^[A-Z_][A-Z0-9_]*$/.test(wanted)) continue;
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

interface Besides {
  /** Whether an object that it takes all of brings a variable. */
  brings(name: string): boolean;
  /** Whether it may have a variable. */
  has(name: string): boolean;
  /** The variable that an object brings by another name than its key: with what is put before it. */
  prefixed(name: string): string | undefined;
}

/** What a container may have of variables besides its own. */
function besides(cluster: Cluster, { namespace, spec }: Pods, json: Json): Besides {
  const sources = [...variableSources(json)].filter(({ key }) => key === undefined).map(({ kind, object, prefix }) => {
    const item = cluster.find(kind, namespace, object);
    return { prefix, keys: Object.keys(item ? textsIn(item) : {}).filter(key => VARIABLE.test(key)) };
  });
  // What whole objects bring, only those of the program say; an empty one is there for somebody to fill.
  const unknown = sources.some(({ keys }) => keys.length === 0);
  const brought = new Set(sources.flatMap(({ prefix, keys }) => keys.map(key => `${prefix}${key}`)));
  return {
    brings: name => brought.has(name),
    has: name => unknown || brought.has(name) || byLinks(spec, name),
    prefixed: name => sources.filter(({ keys }) => keys.includes(name)).map(({ prefix }) => `${prefix}${name}`)[0],
  };
}

function byLinks(spec: Json, name: string): boolean {
  // Those of the API server's Service are in every container: https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
  return /^KUBERNETES_(SERVICE_(HOST|PORT)|PORT)/.test(name) || (spec.enableServiceLinks !== false && /_(SERVICE_(HOST|PORT)|PORT)/.test(name));
}

/** Mounts whose directory is of a variable that is not there. */
function* wrongMounts(cluster: Cluster, pods: Pods, { json, at }: Container): Iterable<Violation> {
  const mounts = list(json.volumeMounts).filter(({ subPathExpr }) => typeof subPathExpr === 'string');
  if (mounts.length === 0) return;
  const names = list(json.env).map(({ name }) => String(name));
  const { has } = besides(cluster, pods, json);
  for (const { mountPath, subPathExpr } of mounts) {
    for (const wanted of referencesIn(String(subPathExpr))) {
      if (names.includes(wanted) || has(wanted) || wanted === OF_JOBS) continue;
      const must = `must refer to a variable of its container, which has ${names.join(', ') || 'none'}: it does not start`;
      yield { item: pods.item, at: `${at} mount '${String(mountPath)}' subPathExpr`, must, value: subPathExpr, remedy: `correct the name, or set '${wanted}' in 'env' of the container`, source: MOUNTS };
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
