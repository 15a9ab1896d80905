import { closestName } from '../../core/internal/closest-name';
import { list, record } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'secret-template',
  severity: 'error',
  title: 'The template of an ExternalSecret uses what it fetches.',
  why: 'A name that is not among what is fetched fails the template: the Secret is not written at all, and what needs it does not start.',
  source: 'https://external-secrets.io/latest/guides/templating/',
  remedy: 'correct the name, or fetch it in \'data\'',
  alone: true,
  * check(cluster) {
    for (const item of cluster.all('ExternalSecret.external-secrets.io')) {
      const { data, dataFrom, target } = item.spec;
      const { template } = record(target);
      // What is extracted has names that only the store knows; other templates are elsewhere.
      if (dataFrom !== undefined || record(template).templateFrom !== undefined) continue;
      const fetched = list(data).map(({ secretKey }) => String(secretKey));
      for (const [key, text] of Object.entries(record(record(template).data))) {
        for (const name of new Set(namesIn(String(text)))) {
          if (fetched.includes(name)) continue;
          const meant = closestName(name, fetched);
          yield { item, at: `spec.target.template.data '${key}'`, must: `must use what is fetched: ${fetched.join(', ') || 'nothing'}; the Secret is not written`, value: name, ...meant === undefined ? {} : { remedy: `write '.${meant}', if that is meant` } };
        }
      }
    }
  },
};

/** The names at the start of a path in the actions of a template of Go's, but where a block has changed what the dot is. */
function namesIn(text: string): string[] {
  // A text in an action may hold braces itself.
  const actions = [...text.replace(/\{\{-?\s*\/\*.*?\*\/\s*-?\}\}/gs, '').matchAll(/\{\{((?:"(?:\\.|[^"\\])*"|`[^`]*`|(?!\}\}).)*)\}\}/gs)]
    .map(([, action]) => action.replace(/"(\\.|[^"\\])*"|`[^`]*`/g, '""'));
  if (actions.some(action => /\b(range|with|define|block|template)\b/.test(action))) return [];
  return actions.flatMap(action => [...action.matchAll(/(?<![\w)\]$.])\.([A-Za-z_]\w*)/g)].map(([, name]) => name));
}
