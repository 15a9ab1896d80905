import { Json, list, record } from '../../../core/internal/json';
import { schemaWrongs } from './schemas';
import { isGiven, Wrong } from './wrong';

/** What does not go together in a CustomResourceDefinition. */
export function* definitionWrongs({ group, names, versions }: Json, { metadata, apiVersion }: Json): Iterable<Wrong> {
  const { plural, kind, listKind } = record(names);
  const { name: own, annotations } = record(metadata);
  if (typeof plural === 'string' && typeof group === 'string' && own !== `${plural}.${group}`) yield { at: 'metadata.name', must: `must be '${plural}.${group}', of the plural and the group`, value: own };
  if (isGiven(listKind) && listKind === kind) yield { at: 'spec.names.listKind', must: 'must not be the kind', value: listKind };
  if (/(^|\.)(k8s|kubernetes)\.io$/.test(String(group)) && !record(annotations)[APPROVED]) yield { at: `annotation '${APPROVED}'`, must: 'must say who approved a kind in a group of Kubernetes\' own', value: 'nothing' };
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

const APPROVED = 'api-approved.kubernetes.io';

/** What does not go together in a version of a definition: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#crd-selectable-fields */
export function versionWrongs({ deprecated, deprecationWarning, schema, selectableFields }: Json): readonly Wrong[] {
  const wrongs: Wrong[] = isGiven(deprecationWarning) && deprecated !== true ? [{ at: 'deprecationWarning', must: 'must not be given but with \'deprecated: true\'', value: deprecationWarning }] : [];
  const others = list(selectableFields).filter(({ jsonPath }) => !isSelectable(record(record(schema).openAPIV3Schema), jsonPath));
  return [...wrongs, ...others.map(({ jsonPath }) => ({ at: 'selectableFields', must: 'must be a text, a whole number, or true or false, in the schema', value: jsonPath }))];
}

/** Whether a path leads to a field by which objects can be selected. */
function isSelectable(schema: Json, path: unknown): boolean {
  if (typeof path !== 'string' || !/^(\.\w+)+$/.test(path)) return true;
  let at = schema;
  for (const name of path.slice(1).split('.')) {
    const { [name]: part } = record(at.properties);
    at = record(part);
  }
  return at.type === 'string' || at.type === 'integer' || at.type === 'boolean';
}

/** What does not go together in what another server serves: https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/ */
export function* apiServiceWrongs({ group, version, service, caBundle, insecureSkipTLSVerify }: Json, { metadata }: Json): Iterable<Wrong> {
  const { name: own } = record(metadata);
  const name = `${String(version)}.${String(group ?? '')}`;
  if (version !== undefined && own !== name) yield { at: 'metadata.name', must: `must be '${name}', of the version and the group`, value: own };
  if (insecureSkipTLSVerify === true && caBundle) yield { at: 'spec.insecureSkipTLSVerify', must: 'must not be true beside \'caBundle\'', value: true };
  if (isGiven(service)) return;
  if (caBundle) yield { at: 'spec.caBundle', must: 'must not be given without a \'service\'', value: 'a bundle' };
  if (insecureSkipTLSVerify === true) yield { at: 'spec.insecureSkipTLSVerify', must: 'must not be given without a \'service\'', value: true };
}
