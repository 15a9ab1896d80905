import { valuesAt } from '../../core/internal/json-path';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'application-set-template',
  severity: 'error',
  title: 'The template of an ApplicationSet is written as it is read.',
  why: 'With goTemplate a parameter is {{.path.basename}}, and without it {{path.basename}}. Written the other way, it is no parameter: without goTemplate the text stays as it is, with it the template is refused, and there is no Application.',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/',
  remedy: 'set \'goTemplate: true\' of the spec, or write parameters without a dot before them',
  * check(cluster) {
    for (const item of cluster.all('ApplicationSet.argoproj.io')) {
      const isGo = item.spec.goTemplate === true;
      const wrong = FIELDS.flatMap(field => valuesAt(item.spec.template, field)).find(({ value }) => (isGo ? PLAIN : GO).test(String(value)));
      if (!wrong) continue;
      const must = isGo ? 'must have parameters with a dot before them: the template is refused' : 'must have parameters without a dot before them, as goTemplate is not true: the text stays as it is';
      yield { item, at: `spec.template.${wrong.at}`, must, value: wrong.value, ...isGo ? { remedy: WITH_DOTS } : {} };
    }
  },
};

const WITH_DOTS = 'write {{.name}} for {{name}}, {{.path.path}} for {{path}}, and {{index .path.segments 1}} for {{path[1]}}; or take goTemplate from the spec';

// Others may hold templates of somebody else, such as values of a chart.
const SOURCE = ['repoURL', 'path', 'targetRevision', 'chart'];
const FIELDS = [
  'metadata.name', 'metadata.namespace', 'metadata.labels.{}', 'spec.project', 'spec.destination.server', 'spec.destination.name', 'spec.destination.namespace',
  ...SOURCE.flatMap(field => [`spec.source.${field}`, `spec.sources[].${field}`]),
];

const GO = /\{\{-?\s*(?:\w+\s[^}]*)?\.[A-Za-z][^}]*\}\}/;
// What has a dot or a bracket in it is no function, and these are parameters of generators.
const PLAIN = /\{\{-?\s*(?:[A-Za-z]\w*[.[][\w.[\]-]+|name|nameNormalized|server|cluster|url|path|branch|number|namespace|repository|organization)\s*-?\}\}/;
