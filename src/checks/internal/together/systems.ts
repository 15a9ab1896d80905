import { Json, record } from '../../../core/internal/json';
import { Pods } from '../pods';
import { isGiven, Wrong } from './wrong';

// What a pod has of an operating system, which not every one has: https://kubernetes.io/docs/concepts/workloads/pods/#pod-os

const NOT_OF_WINDOWS = {
  pod: ['hostUsers', 'hostPID', 'hostIPC', 'shareProcessNamespace', 'resources'],
  podSecurity: ['appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'fsGroup', 'fsGroupChangePolicy', 'sysctls', 'runAsUser', 'runAsGroup', 'supplementalGroups', 'supplementalGroupsPolicy'],
  security: ['appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'capabilities', 'readOnlyRootFilesystem', 'privileged', 'allowPrivilegeEscalation', 'procMount', 'runAsUser', 'runAsGroup'],
};

/** What does not go together with the operating system of a pod. */
export function* systemWrongs({ spec, containers }: Pods, minor: number): Iterable<Wrong> {
  if (spec.os === undefined && !hasOptions(spec) && !containers.some(({ json }) => hasOptions(json))) return;
  const { name } = record(spec.os);
  const securities = containers.map(({ json, at }) => [`${at} securityContext`, record(json.securityContext)] as const);
  const pod = ['securityContext', record(spec.securityContext)] as const;
  if (name === 'windows') {
    const ofPod = NOT_OF_WINDOWS.pod.filter(field => minor >= OF_PODS || field !== 'resources');
    for (const [at, json, fields] of [['', spec, ofPod], [...pod, NOT_OF_WINDOWS.podSecurity], ...securities.map(each => [...each, NOT_OF_WINDOWS.security] as const)] as const) {
      for (const field of fields) if (isGiven(json[field])) yield { at: `${at}${at === '' ? '' : '.'}${field}`, must: 'must not be given for a pod of Windows', value: json[field] };
    }
  }
  for (const [at, { windowsOptions }] of [pod, ...securities]) {
    if (!isGiven(windowsOptions)) continue;
    if (name === 'linux') yield { at: `${at}.windowsOptions`, must: 'must not be given for a pod of Linux', value: windowsOptions };
    if (record(windowsOptions).hostProcess === true && spec.hostNetwork !== true) yield { at: 'hostNetwork', must: 'must be true for processes of the node', value: spec.hostNetwork ?? 'not given' };
  }
}

// Before, the API server drops the field.
const OF_PODS = 34;

function hasOptions({ securityContext }: Json): boolean {
  return securityContext !== undefined && record(securityContext).windowsOptions !== undefined;
}
