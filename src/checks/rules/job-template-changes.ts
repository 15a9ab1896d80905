import { Json, list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';
import { Text, textsOf } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'job-template-changes',
  severity: 'error',
  title: 'A Job does not hold the time at which it was synthesized.',
  why: 'The template of a Job can never be changed: with the time in it, the next apply is refused though nothing else has changed, and a GitOps tool is out of sync for ever.',
  source: 'https://github.com/Kong/charts/issues/763',
  remedy: 'leave it out, or have it in the name too, so that each is a Job of its own',
  * check(cluster) {
    const now = Date.now();
    for (const item of cluster.all('Job')) {
      if (isMadeAgain(item)) continue;
      const pods = cluster.podsOf(item);
      const notes = pods ? [...notesOf('annotation', pods.annotations), ...notesOf('label', pods.labels), ...textsOf(pods)] : [];
      const found = notes.find(({ text }) => isTime(text, now));
      if (found) yield { item, at: `spec.template ${found.at}`, must: 'must not be the time of the synthesis: the next apply is refused', value: 'now' };
    }
  },
};

function notesOf(what: string, all: Json): Text[] {
  return Object.entries(all).map(([key, value]) => ({ text: String(value), at: `${what} '${key}'` }));
}

// As near to it as only a program is that asks for the time.
const NEAR = 10 * 60 * 1000;
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?/;

function isTime(text: string, now: number): boolean {
  const [iso] = TIME.exec(text) ?? [];
  const [, seconds, thousandths = '000'] = /^(\d{10})(\d{3})?$/.exec(text.trim()) ?? [];
  const time = iso === undefined ? Number(`${seconds}${thousandths}`) : Date.parse(iso);
  return Math.abs(time - now) < NEAR;
}

/** Whether it is another Job each time: by its name, or as a hook, which is deleted before it is made again. */
function isMadeAgain({ name, metadata }: Item): boolean {
  return /\d{8}/.test(name) || metadata.generateName !== undefined || list(metadata.ownerReferences).length > 0
    || Object.keys(record(metadata.annotations)).some(key => /^(helm\.sh\/hook|argocd\.argoproj\.io\/hook)$/.test(key));
}
