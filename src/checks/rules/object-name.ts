import { Item } from '../internal/item';
import { Rule } from '../internal/rule';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SERVICE = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

interface Form {
  readonly pattern: RegExp;
  readonly most: number;
  readonly words: string;
}

const ANY: Form = { pattern: SUBDOMAIN, most: 253, words: 'at most 253 lower-case letters, digits, \'-\' and \'.\'' };
const LABEL_WORDS = 'lower-case letters, digits and \'-\'';
const FORMS: Readonly<Record<string, Form>> = {
  Namespace: { pattern: LABEL, most: 63, words: `at most 63 ${LABEL_WORDS}` },
  Service: { pattern: SERVICE, most: 63, words: `at most 63 ${LABEL_WORDS}, beginning with a letter` },
  // The name of a run ends with the minute that it was due at: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
  CronJob: { pattern: SUBDOMAIN, most: 52, words: 'at most 52 characters, for its Jobs get more' },
  Job: { pattern: SUBDOMAIN, most: 63, words: 'at most 63 characters, for its pods have it as a label' },
  // Its pods have a label of its name and a hash of up to 10 characters: kubernetes/kubernetes#64023
  StatefulSet: { pattern: SUBDOMAIN, most: 52, words: 'at most 52 characters, for its pods have it as a label with a hash' },
};
// From then on the name of a Service may begin with a digit: the feature gate RelaxedServiceNameValidation.
const DIGITS = 36;
// They may be called almost anything: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names
const FREE = new Set(['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding']);

export const rule: Rule = {
  id: 'object-name',
  severity: 'error',
  title: 'The name of an object is one that its kind can have.',
  why: 'The API server refuses the object, or, where the name is only too long for what is made of it, the pods of a StatefulSet and the runs of a CronJob.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  remedy: 'rename it',
  alone: true,
  * check(cluster) {
    for (const item of cluster.items) {
      const wrong = item.name === '' ? undefined : wrongForm(item, cluster.setting.minor);
      if (wrong) yield { item, at: 'metadata.name', must: `must be ${wrong.words}`, value: item.name };
    }
  },
};

function wrongForm(item: Item, minor: number): Form | undefined {
  const { kind, name, builtIn } = item;
  const form = builtIn ? indexedForm(item) ?? (kind === 'Service' && minor >= DIGITS ? FORMS.Namespace : FORMS[kind]) ?? ANY : ANY;
  const free = FREE.has(kind) && !/[/%]/.test(name);
  return free || (name.length <= form.most && form.pattern.test(name)) ? undefined : form;
}

/** The form of the name of an indexed Job: its pods have it as a host name, with '-' and their number. */
function indexedForm({ kind, spec: { completionMode, completions } }: Item): Form | undefined {
  if (kind !== 'Job' || completionMode !== 'Indexed' || typeof completions !== 'number' || completions < 1) return undefined;
  const most = 63 - `-${completions - 1}`.length;
  return { pattern: LABEL, most, words: `at most ${most} ${LABEL_WORDS}, for its pods have it and their number as a host name` };
}
