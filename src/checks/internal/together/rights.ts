import { Json, list, record } from '../../../core/internal/json';
import { hasElements, isGiven, Wrong } from './wrong';

/** What does not go together in a Role or a ClusterRole. */
export function* roleWrongs(_: Json, { kind, rules, aggregationRule }: Json): Iterable<Wrong> {
  for (const [index, { nonResourceURLs, apiGroups, resources, resourceNames }] of list(rules).entries()) {
    if (!hasElements(nonResourceURLs)) continue;
    const at = `rules[${index}].nonResourceURLs`;
    if (kind === 'Role') yield { at, must: 'must not be in a Role, which is about one namespace', value: nonResourceURLs };
    else if (hasElements(apiGroups) || hasElements(resources) || hasElements(resourceNames)) yield { at, must: 'must not be beside resources, for a rule is about the ones or the others', value: nonResourceURLs };
  }
  if (kind === 'ClusterRole' && isGiven(aggregationRule) && !hasElements(record(aggregationRule).clusterRoleSelectors)) {
    yield { at: 'aggregationRule.clusterRoleSelectors', must: 'must have one', value: 'none' };
  }
}

/** What does not go together in what binds a ClusterRole everywhere. */
export function* clusterBindingWrongs(json: Json): Iterable<Wrong> {
  const { kind: role, name: of } = record(json.roleRef);
  if (role === 'Role') yield { at: 'roleRef', must: 'must be a ClusterRole, for a Role is of one namespace', value: of };
  for (const { kind, name, namespace } of list(json.subjects)) {
    if (kind === 'ServiceAccount' && namespace === undefined) yield { at: 'subjects', must: 'must say the namespace of a ServiceAccount', value: name };
  }
  yield* bindingWrongs(json);
}

/** What does not go together in what binds a role. */
export function* bindingWrongs({ subjects }: Json): Iterable<Wrong> {
  for (const [index, { kind, apiGroup }] of list(subjects).entries()) {
    // Without one, it is that of the kind.
    if (!apiGroup || (kind !== 'ServiceAccount' && apiGroup === OF_USERS) || !SUBJECTS.has(kind)) continue;
    yield { at: `subjects[${index}].apiGroup`, must: kind === 'ServiceAccount' ? 'must be empty for a ServiceAccount' : `must be ${OF_USERS} for a ${String(kind)}`, value: apiGroup };
  }
}

const OF_USERS = 'rbac.authorization.k8s.io';
const SUBJECTS: ReadonlySet<unknown> = new Set(['ServiceAccount', 'User', 'Group']);
