import { Json, list, record } from '../../../core/internal/json';
import { isRecord } from '../../../core/internal/schema';
import { Wrong } from './wrong';

/** What does not go together in a CustomResourceDefinition. */
export function* definitionWrongs({ group, names, versions }: Json, { metadata, apiVersion }: Json): Iterable<Wrong> {
  const { plural } = record(names);
  if (typeof plural !== 'string' || typeof group !== 'string') yield { at: 'spec', must: 'must have a group, and names with a plural', value: { group, names } };
  else if (record(metadata).name !== `${plural}.${group}`) yield { at: 'metadata.name', must: `must be '${plural}.${group}', of the plural and the group`, value: record(metadata).name };
  const all = list(versions);
  const stored = all.filter(({ storage }) => storage === true).map(({ name }) => name);
  if (all.length > 0 && stored.length !== 1) yield { at: 'spec.versions', must: 'must have one that is stored', value: stored };
  const bare = all.find(({ schema }) => record(schema).openAPIV3Schema === undefined);
  if (apiVersion !== 'apiextensions.k8s.io/v1') return;
  if (bare) yield { at: `spec.versions '${String(bare.name)}'`, must: 'must have a schema', value: 'none' };
  for (const { name, schema } of all) {
    const { openAPIV3Schema } = record(schema);
    if (openAPIV3Schema !== undefined) yield* schemaWrongs(`spec.versions '${String(name)}' openAPIV3Schema`, record(openAPIV3Schema));
  }
}

/** A schema of an object of which each part has a type: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema */
function* schemaWrongs(at: string, schema: Json): Iterable<Wrong> {
  if (isTypeless(schema) || (schema.type ?? 'object') !== 'object') yield { at, must: 'must be of the type object', value: schema.type ?? 'no type' };
  const path = typelessIn(schema);
  if (path !== undefined) yield { at: `${at}${path}`, must: 'must have a type', value: 'none' };
}

function isTypeless(schema: Json): boolean {
  return !schema.type && schema[PRESERVE] !== true && schema[INT_OR_STRING] !== true;
}

const PRESERVE = 'x-kubernetes-preserve-unknown-fields';
const INT_OR_STRING = 'x-kubernetes-int-or-string';

/** The path of the first part of a schema that has no type. */
function typelessIn({ properties, items, additionalProperties }: Json): string | undefined {
  if (isRecord(properties)) {
    for (const [name, part] of Object.entries(properties)) {
      const path = typelessAt(record(part));
      if (path !== undefined) return `.${name}${path}`;
    }
  }
  if (isRecord(items)) {
    const path = typelessAt(items);
    if (path !== undefined) return `.items${path}`;
  }
  if (!isRecord(additionalProperties)) return undefined;
  const path = typelessAt(additionalProperties);
  return path === undefined ? undefined : `.additionalProperties${path}`;
}

/** The path, within a part of a schema, of the first part that has no type: an empty one where it is itself. */
function typelessAt(part: Json): string | undefined {
  return isTypeless(part) ? '' : typelessIn(part);
}
