import { isStructural, misfits, Structural } from '../../core/internal/api/structural';
import { Json, list, record } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'custom-resource-schema',
  severity: 'error',
  title: 'An object of a kind that the program defines is as its definition says.',
  why: 'The API server refuses an object that its CustomResourceDefinition does not allow, and drops fields in silence that it does not know: a misspelt one does nothing.',
  source: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning',
  remedy: 'write it as the definition has it, or mend the definition',
  alone: true,
  * check(cluster) {
    const versions = new Map(cluster.all('CustomResourceDefinition').flatMap(({ spec }) => list(spec.versions).map((version): [string, Json] =>
      [`${String(spec.group)}/${String(version.name)} ${String(record(spec.names).kind)}`, version])));
    if (versions.size === 0) return;
    for (const item of cluster.items) {
      if (item.builtIn) continue;
      const version = versions.get(`${item.apiVersion} ${item.kind}`);
      if (!version) continue;
      if (version.served === false) yield { item, at: 'apiVersion', must: 'must be a version that the definition serves', value: item.apiVersion };
      const { openAPIV3Schema } = record(version.schema);
      if (!isStructural(openAPIV3Schema) || openAPIV3Schema.type !== 'object') continue;
      // Of the metadata a definition says nothing, and the status is the controller's.
      const { metadata, status, ...body } = item.json;
      for (const { path, value, why } of misfits(without(openAPIV3Schema), body, '')) yield { item, at: path, must: why, value };
    }
  },
};

function without({ required = [], properties = {}, ...schema }: Structural): Structural {
  return { ...schema, required: required.filter(name => name !== 'metadata' && name !== 'status'), properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, ...properties } };
}
