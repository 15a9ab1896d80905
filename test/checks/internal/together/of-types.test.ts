import { Item } from '../../../../src/checks/internal/item';
import { partWrongs } from '../../../../src/checks/internal/together/of-types';
import { PartRules } from '../../../../src/checks/internal/together/parts';
import { schema } from '../../../../src/core/internal/api/schema';

type Fields = Readonly<Record<string, unknown>>;

/** What rules say of an object. */
function said(rules: PartRules, [apiVersion, kind]: readonly [string, string], fields: Fields, minor = 34): string[] {
  const type = schema().kind(apiVersion, kind);
  return type ? rules.wrongs(type, { apiVersion, kind, metadata: { name: 'a' }, ...fields }, minor).map(({ at, value }) => `${at}: ${JSON.stringify(value)}`) : ['no such kind'];
}

/** What an object lacks, or what does not go together in it. */
function found(isMissing: boolean, [apiVersion, kind]: readonly [string, string], fields: Fields): string[] {
  const item = new Item({ apiVersion, kind, metadata: { name: 'a' }, ...fields }, 'a', false);
  return partWrongs(item, 34).filter(wrong => (wrong.isMissing ?? false) === isMissing).map(({ at, value }) => `${at}: ${JSON.stringify(value)}`);
}

const POD = ['v1', 'Pod'] as const;
const CLAIM = ['resource.k8s.io/v1', 'ResourceClaim'] as const;
const POLICY = ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy'] as const;

test('parts are found by their types, wherever they are', () => {
  const rules = new PartRules({ KeyToPath: ({ key }) => [{ at: '', must: '', value: key }, { at: 'path', must: '', value: 1 }] });
  const items = [{ key: 'a' }, null, { key: 'b' }];
  expect(said(rules, POD, { spec: { volumes: [{ configMap: { items } }, { projected: { sources: [{ secret: { items: [{ key: 'c' }] } }] } }, 'none'] } })).toEqual([
    'spec.volumes[0].configMap.items[0]: "a"', 'spec.volumes[0].configMap.items[0].path: 1', 'spec.volumes[0].configMap.items[2]: "b"', 'spec.volumes[0].configMap.items[2].path: 1',
    'spec.volumes[1].projected.sources[0].secret.items[0]: "c"', 'spec.volumes[1].projected.sources[0].secret.items[0].path: 1',
  ]);
  expect(said(rules, ['v1', 'Service'], { spec: { ports: [{ port: 1 }] } })).toEqual([]);
});

test('what a version does not have is not looked at', () => {
  const rules = new PartRules({ PodSpec: ({ resources, resourceClaims }) => [{ at: 'resources', must: '', value: [resources, resourceClaims] }], PodResourceClaim: () => [{ at: '', must: '', value: 0 }] });
  const spec = { resources: 1, resourceClaims: [{}] };
  expect([33, 34].map(minor => said(rules, POD, { spec }, minor))).toEqual([['resources: [null,null]'].map(each => `spec.${each}`), ['spec.resources: [1,[{}]]', 'spec.resourceClaims[0]: 0']]);
});

test.each<[string, readonly [string, string], Fields, string[]]>([
  ['an empty text and an empty list are nothing', POD, { spec: { volumes: [{ rbd: { monitors: [], image: '' } }] } }, ['spec.containers: "nothing"', 'spec.volumes[0].rbd.monitors: "nothing"', 'spec.volumes[0].rbd.image: "nothing"']],
  ['a zero and false are something', ['apiregistration.k8s.io/v1', 'APIService'], { spec: { version: 'v1', groupPriorityMinimum: 0, versionPriority: 0 } }, []],
  ['of what is not there nothing is asked', POLICY, { spec: {} }, ['spec.matchConstraints: "nothing"']],
  ['what is within is asked for', POLICY, { spec: { matchConstraints: {} } }, ['spec.matchConstraints.resourceRules: "nothing"']],
  ['what the rule of a value says is not said again', ['v1', 'PersistentVolume'], { spec: { accessModes: [], capacity: { storage: '' } } }, ['spec.accessModes: "nothing"', 'spec.capacity.storage: "nothing"']],
  ['a value that its own rule objects to', ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding'], { spec: { policyName: '', validationActions: [] } }, ['spec.policyName: "nothing"']],
])('%s', (_, kind, fields, expected) => expect(found(true, kind, fields)).toEqual(expected));

const labelSelector = { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'c', operator: 'Exists' }] };
const affinity = (more: Fields) => {
  const term = { topologyKey: 'a', labelSelector, ...more };
  return { spec: { affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } } };
};
const AFFINITY = 'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]';
const amount = (resource: string, divisor?: unknown) => {
  const valueFrom = { resourceFieldRef: { resource, divisor } };
  return { spec: { containers: [{ env: [{ valueFrom }] }] } };
};
const DIVISOR = 'spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor';
const asked = [{ name: 'a', exactly: {} }, { name: 'b', firstAvailable: [{ name: 'c' }] }];
const devices = (more: Fields) => ({ spec: { devices: { requests: asked, ...more } } });
const policy = (more: Fields) => ({ spec: { validations: [{ expression: 'true' }], ...more } });
const disk = (source: Fields) => ({ spec: { volumes: [{ azureDisk: source }] } });

test.each<[string, readonly [string, string], Fields, string[]]>([
  ['tolerations', POD, { spec: { tolerations: [{ operator: 'Exists' }, { key: 'a', operator: 'Exists', value: '' }, { key: 'a', value: 'b' }, { value: 'c' }, { key: 'a', operator: 'Exists', value: 'd' }] } }, ['spec.tolerations[3]: "c"', 'spec.tolerations[4]: "d"']],
  ['how long a taint is borne', POD, { spec: { tolerations: [{ key: 'a', operator: 'Exists', tolerationSeconds: 1 }, { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 2 }] } }, ['spec.tolerations[0]: 1']],
  ['those of a RuntimeClass', ['node.k8s.io/v1', 'RuntimeClass'], { scheduling: { tolerations: [{}] } }, ['scheduling.tolerations[0]: "none"']],
  ['keys of the own labels', POD, affinity({ matchLabelKeys: ['d'], mismatchLabelKeys: ['e'] }), []],
  ['keys that the selector has', POD, affinity({ matchLabelKeys: ['a'], mismatchLabelKeys: ['c'] }), [`${AFFINITY}.matchLabelKeys: "a"`, `${AFFINITY}.mismatchLabelKeys: "c"`]],
  ['keys on both sides', POD, affinity({ matchLabelKeys: ['d'], mismatchLabelKeys: ['d'] }), [`${AFFINITY}.mismatchLabelKeys: "d"`]],
  ['keys without a selector', POD, affinity({ matchLabelKeys: ['d'], labelSelector: null }), [`${AFFINITY}.matchLabelKeys: ["d"]`]],
  ['units of memory', POD, amount('limits.memory', '1Mi'), []],
  ['an amount in place of a unit', POD, amount('limits.memory', '2Mi'), [`${DIVISOR}: "2Mi"`]],
  ['units of CPU', POD, amount('requests.cpu', '1m'), []],
  ['no unit', POD, amount('requests.cpu'), []],
  ['a share of CPU', POD, amount('requests.cpu', '100m'), [`${DIVISOR}: "100m"`]],
  ['sources of a projected volume', POD, { spec: { volumes: [{ projected: { sources: [{ secret: {}, configMap: {} }, { secret: { items: [{ path: 'a' }] } }, { downwardAPI: { items: [{ path: 'a' }] } }] } }] } }, ['spec.volumes[0].projected.sources: "a"', 'spec.volumes[0].projected.sources[0]: "secret, configMap"']],
  ['a profile without a name', POD, { spec: { securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile: '' } } } }, ['spec.securityContext.appArmorProfile.localhostProfile: ""']],
  ['disks of the kind', POD, disk({ diskURI: '/subscriptions/a', kind: 'Managed' }), []],
  ['disks of another kind', POD, disk({ diskURI: '/subscriptions/a' }), ['spec.volumes[0].azureDisk.diskURI: "/subscriptions/a"']],
  ['a disk without a password', POD, { spec: { volumes: [{ iscsi: { chapAuthSession: true, secretRef: {} } }, { iscsi: { chapAuthDiscovery: true, secretRef: { name: 'a' } } }, { iscsi: {} }] } }, ['spec.volumes[0].iscsi.secretRef.name: "nothing"']],
  ['disks of a fibre', POD, { spec: { volumes: [{ fc: { wwids: ['a'] } }, { fc: { targetWWNs: ['a'] } }, { fc: { targetWWNs: ['a'], wwids: ['b'], lun: 0 } }] } }, ['spec.volumes[1].fc.lun: "nothing"', 'spec.volumes[2].fc: "targetWWNs, wwids"']],
  ['requests for devices', CLAIM, devices({ constraints: [{ requests: ['a', 'b/c'], matchAttribute: 'd' }], config: [{ requests: ['b'] }] }), []],
  ['requests that there are not', CLAIM, devices({ constraints: [{ requests: ['c'] }], config: [{ requests: ['a', 'b/d'] }] }), ['spec.devices.constraints[0].requests: "c"', 'spec.devices.config[0].requests: "b/d"', 'spec.devices.constraints[0].matchAttribute: "nothing"']],
  ['all devices, and how many', CLAIM, { spec: { devices: { requests: [{ exactly: { allocationMode: 'All', count: 2 } }, { exactly: { allocationMode: 'All', count: 0 } }] } } }, ['spec.devices.requests[0].exactly.count: 2']],
  ['variables and parameters of a policy', POLICY, policy({ paramKind: {}, variables: [{ name: 'a', expression: 'params.b' }], validations: [{ expression: 'variables.a == object.variables.c', messageExpression: '"variables.d"' }] }), []],
  ['variables and parameters that there are not', POLICY, policy({ variables: [{ name: 'a', expression: 'params.b' }], validations: [{ expression: 'variables.b' }, { expression: 'variables.' }, { expression: '\'variables' }] }), ['spec.variables[0].expression: "params.b"', 'spec.validations[0].expression: "b"']],
  ['a policy about nothing', POLICY, { spec: { validations: [] } }, ['spec: "none"']],
  ['who converts', ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'], { spec: { conversion: { strategy: 'None', webhook: {} } } }, ['spec.conversion.webhook: {}']],
  ['nobody converts', ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'], { spec: { conversion: { strategy: 'Webhook' } } }, ['spec.conversion.webhook: "nothing"']],
])('%s', (_, kind, fields, expected) => expect(found(false, kind, fields)).toEqual(expected));
