import { tokensOf } from '../../../core/internal/api/cel';
import { schema } from '../../../core/internal/api/schema';
import { Json, list, record } from '../../../core/internal/json';
import { amountOf } from '../../../core/internal/quantity';
import { Item } from '../item';
import { versionWrongs } from './definitions';
import { LACKS, missingAt } from './needs';
import { PartRule, PartRules, PartWrong } from './parts';
import { hasElements, isGiven, repeated, Wrong } from './wrong';

// What a part of an object has, wherever one of its type is.

/** Exactly one of some fields. */
function one(...fields: string[]): PartRule {
  return part => {
    const given = fields.filter(field => isGiven(part[field]) && part[field] !== '');
    return given.length === 1 ? [] : [{ at: '', must: `must have one of ${fields.join(' and ')}`, value: given.join(', ') || 'none' }];
  };
}

/** At most one of some fields. */
function notMore(...fields: string[]): PartRule {
  return part => {
    const given = fields.filter(field => isGiven(part[field]));
    return given.length < 2 ? [] : [{ at: '', must: 'must have one source', value: given.join(', ') }];
  };
}

/** One of some lists that has elements, or more. */
function some(...fields: string[]): PartRule {
  return part => fields.some(field => hasElements(part[field])) ? [] : [{ at: '', must: `must have ${fields.join(' or ')}`, value: 'none' }];
}

/** A field that is there with one word of another one, and with no other. */
function ofWord(field: string, by: string, word: string): PartRule {
  return part => {
    if (isGiven(part[field]) === (part[by] === word)) return [];
    return [{ at: field, must: part[by] === word ? `must be given with '${by}: ${word}'` : `must not be given but with '${by}: ${word}'`, value: part[field] ?? 'nothing' }];
  };
}

/** All of some rules. */
function every(...rules: PartRule[]): PartRule {
  return (part, minor) => rules.flatMap(rule => rule(part, minor));
}

const TYPES: Readonly<Record<string, PartRule>> = {
  AppArmorProfile: profile,
  AzureDiskVolumeSource: azureDisk,
  CustomResourceConversion: ofWord('webhook', 'strategy', 'Webhook'),
  CustomResourceDefinitionVersion: versionWrongs,
  DeviceClaim: deviceClaim,
  DeviceConstraint: ({ matchAttribute, distinctAttribute }) => isGiven(matchAttribute) || isGiven(distinctAttribute) ? [] : [{ at: 'matchAttribute', must: 'must be given', value: 'nothing' }],
  DeviceRequest: one('exactly', 'firstAvailable'),
  DeviceSubRequest: deviceCount,
  DeviceToleration: ({ operator, value }) => operator === 'Exists' && isGiven(value) && value !== '' ? [{ at: 'value', must: 'must not be given with the operator Exists', value }] : [],
  EndpointSubset: some('addresses', 'notReadyAddresses'),
  ExactDeviceRequest: deviceCount,
  FCVolumeSource: every(one('targetWWNs', 'wwids'), ({ targetWWNs, lun }) => hasElements(targetWWNs) && !isGiven(lun) ? [{ at: 'lun', must: 'must be given beside \'targetWWNs\'', value: 'nothing' }] : []),
  ISCSIPersistentVolumeSource: chap,
  ISCSIVolumeSource: chap,
  ParamRef: one('name', 'selector'),
  PersistentVolumeClaimSpec: claimed,
  PersistentVolumeSpec: ({ volumeAttributesClassName, csi }) => isGiven(volumeAttributesClassName) && !isGiven(csi) ? [{ at: 'volumeAttributesClassName', must: 'must not be given but for a volume of a CSI driver', value: volumeAttributesClassName }] : [],
  PodAffinityTerm: every(labelKeys('matchLabelKeys'), labelKeys('mismatchLabelKeys'), ({ matchLabelKeys, mismatchLabelKeys }) => {
    const both = words(matchLabelKeys).find(key => words(mismatchLabelKeys).includes(key));
    return both === undefined ? [] : [{ at: 'mismatchLabelKeys', must: 'must have no key that \'matchLabelKeys\' has', value: both }];
  }),
  PodResourceClaim: one('resourceClaimName', 'resourceClaimTemplateName'),
  PolicyRule: ruled,
  ProjectedVolumeSource: projected,
  ResourceFieldSelector: divisor,
  Toleration: toleration,
  TopologySpreadConstraint: labelKeys('matchLabelKeys'),
  ValidatingAdmissionPolicySpec: every(some('validations', 'auditAnnotations'), policyNames),
  VolumeProjection: notMore('secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'),
};

/** What parts of objects lack, and what does not go together in them. */
const OF_TYPES = new PartRules(Object.fromEntries(Object.keys({ ...LACKS, ...TYPES }).map(type => {
  const rules = [LACKS, TYPES].flatMap(table => Object.hasOwn(table, type) ? [table[type]] : []);
  return [type, rules.length === 1 ? rules[0] : every(...rules)];
})));

/** What is wrong in the parts of an object, by their types: asked for by several rules, and looked for once. */
export function partWrongs(item: Item, minor: number): readonly PartWrong[] {
  const known = FOUND.get(item);
  if (known?.minor === minor) return known.wrongs;
  const type = schema().kind(item.apiVersion, item.kind);
  const wrongs = type ? OF_TYPES.wrongs(type, item.json, minor) : [];
  FOUND.set(item, { minor, wrongs });
  return wrongs;
}

const FOUND = new WeakMap<Item, { readonly minor: number; readonly wrongs: readonly PartWrong[] }>();

/** Those that several kinds have, and pods: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function toleration({ operator, key, value, effect, tolerationSeconds }: Json): Wrong[] {
  const found: Wrong[] = [];
  if (isGiven(tolerationSeconds) && effect !== 'NoExecute') found.push({ at: '', must: 'must have no \'tolerationSeconds\' but with the effect NoExecute', value: tolerationSeconds });
  if (operator === 'Exists' && value !== undefined && value !== '') found.push({ at: '', must: 'must have no value with the operator Exists', value });
  if (operator !== 'Exists' && key === undefined) found.push({ at: '', must: 'must have a key, but with the operator Exists', value: value ?? 'none' });
  return found;
}

function profile({ type, localhostProfile }: Json): Wrong[] {
  return type === 'Localhost' && localhostProfile === '' ? [{ at: 'localhostProfile', must: 'must not be empty with the type Localhost', value: localhostProfile }] : [];
}

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#azuredisk */
function azureDisk({ kind = 'Shared', diskURI }: Json): Wrong[] {
  if (typeof diskURI !== 'string' || diskURI === '') return [];
  const begin = kind === 'Managed' ? '/subscriptions/' : 'https://';
  return diskURI.toLowerCase().startsWith(begin) ? [] : [{ at: 'diskURI', must: `must begin with ${begin} for a disk of the kind ${String(kind)}`, value: diskURI }];
}

/** Files that come from several sources: https://kubernetes.io/docs/concepts/storage/projected-volumes/ */
function projected({ sources }: Json): Wrong[] {
  const paths = list(sources).flatMap(source => ['secret', 'configMap', 'downwardAPI'].flatMap(kind => list(record(source[kind]).items).map(({ path }) => String(path))));
  return repeated(paths).map(path => ({ at: 'sources', must: 'must each have paths of their own', value: path }));
}

function chap({ chapAuthDiscovery, chapAuthSession, secretRef }: Json): Wrong[] {
  return (chapAuthDiscovery === true || chapAuthSession === true) && !record(secretRef).name ? [{ at: 'secretRef.name', must: 'must be given where the disk asks for a password', value: 'nothing' }] : [];
}

/** Keys of labels of the own pod, which a selector takes besides its own: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#matchlabelkeys */
function labelKeys(field: string): PartRule {
  return ({ [field]: keys, labelSelector }) => {
    if (!hasElements(keys)) return [];
    if (!isGiven(labelSelector)) return [{ at: field, must: 'must not be given without a \'labelSelector\'', value: keys }];
    const { matchLabels, matchExpressions } = record(labelSelector);
    const asked = new Set([...Object.keys(record(matchLabels)), ...list(matchExpressions).map(({ key }) => key)]);
    const both = keys.find(key => asked.has(key));
    return both === undefined ? [] : [{ at: field, must: 'must have no key that the \'labelSelector\' has', value: both }];
  };
}

function words(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What the expressions of a policy ask for by name: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/ */
function policyNames({ paramKind, variables, validations, auditAnnotations, matchConditions }: Json): Wrong[] {
  const made = new Set(list(variables).map(({ name }) => name));
  const places: ReadonlyArray<readonly [string, readonly Json[]]> = [['variables', list(variables)], ['validations', list(validations)], ['auditAnnotations', list(auditAnnotations)], ['matchConditions', list(matchConditions)]];
  return places.flatMap(([field, all]) => all.flatMap((each, index) => ['expression', 'messageExpression', 'valueExpression'].flatMap((part): Wrong[] => {
    const { variables: asked, params } = namesIn(each[part]);
    const at = `${field}[${index}].${part}`;
    const unknown = asked.find(name => !made.has(name));
    if (unknown !== undefined) return [{ at, must: 'must ask for \'variables\' that there are', value: unknown }];
    return params && !isGiven(paramKind) ? [{ at, must: 'must not ask for \'params\' without a \'paramKind\'', value: each[part] }] : [];
  })));
}

/** The variables of a policy that an expression asks for, and whether it asks for parameters. */
function namesIn(expression: unknown): { readonly variables: readonly string[]; readonly params: boolean } {
  const tokens = typeof expression === 'string' && /\b(variables|params)\b/.test(expression) ? tokensOf(expression) : [];
  if (typeof tokens === 'string') return { variables: [], params: false };
  const roots = tokens.flatMap(({ text }, index) => tokens[index - 1]?.text === '.' ? [] : [{ text, next: tokens[index + 1]?.text, field: tokens[index + 2] }]);
  const variables = roots.flatMap(({ text, next, field }) => text === 'variables' && next === '.' && field?.kind === 'name' ? [field.text] : []);
  return { variables, params: roots.some(({ text, next }) => text === 'params' && next === '.') };
}

/** What a rule of a role is about: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources */
function ruled({ nonResourceURLs, ...rule }: Json): PartWrong[] {
  return hasElements(nonResourceURLs) ? [] : ['apiGroups', 'resources'].filter(field => !hasElements(rule[field])).map(missingAt);
}

/** What a claim is filled from. Of other kinds, and of another namespace, the API server leaves it out. */
function claimed({ dataSource, dataSourceRef }: Json): PartWrong[] {
  const { kind, apiGroup, name } = record(dataSource);
  const isTaken = kind === (apiGroup ? 'VolumeSnapshot' : 'PersistentVolumeClaim');
  const reference = record(dataSourceRef);
  const isHere = isGiven(dataSourceRef) && !reference.namespace;
  return [
    ...isTaken && !name ? [missingAt('dataSource.name')] : [],
    ...isHere ? ['name', 'kind'].filter(field => !reference[field]).map(field => missingAt(`dataSourceRef.${field}`)) : [],
  ];
}

/** Units in which an amount of a container can be had: https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef */
function divisor({ resource, divisor: by }: Json): Wrong[] {
  if (!isGiven(by) || typeof resource !== 'string') return [];
  const isGood = resource.endsWith('.cpu') ? CORES.has(amountOf(String(by))) : /^1([kMGTPE]|[KMGTPE]i)?$/.test(String(by)) || amountOf(String(by)) === 0;
  return isGood ? [] : [{ at: 'divisor', must: resource.endsWith('.cpu') ? 'must be 1 or 1m' : 'must be 1, or one unit such as 1Mi', value: by }];
}

const CORES: ReadonlySet<number> = new Set([0, 1, 0.001]);

function deviceCount({ allocationMode, count }: Json): Wrong[] {
  return allocationMode === 'All' && isGiven(count) && count !== 0 ? [{ at: 'count', must: 'must not be given with \'allocationMode: All\'', value: count }] : [];
}

/** What a claim for devices says of its requests: https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/ */
function deviceClaim({ requests, constraints, config }: Json): Wrong[] {
  const names = new Set(list(requests).flatMap(({ name, firstAvailable }) => [name, ...list(firstAvailable).map(each => `${String(name)}/${String(each.name)}`)]));
  const said: ReadonlyArray<readonly [string, readonly Json[]]> = [['constraints', list(constraints)], ['config', list(config)]];
  return said.flatMap(([field, all]) => all.flatMap((each, index) => {
    const other = words(each.requests).find(name => !names.has(name));
    return other === undefined ? [] : [{ at: `${field}[${index}].requests`, must: 'must be names of requests of the claim', value: other }];
  }));
}
