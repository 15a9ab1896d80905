import { k8s } from 'cdk8s-plus-27';
import { Found } from '../finding';
import { error } from '../rules';

/**
 * Fields that Kubernetes got with 1.27, the release the generated interfaces are of, or later, and that were behind a feature gate at first: from which release
 * on an API server takes them as it is. `_fields.ts` knows when a field came into the API; until it is on by default it is dropped in silence.
 *
 * Sources: the feature gates SidecarContainers, PodLifecycleSleepAction, UserNamespacesSupport, JobBackoffLimitPerIndex, ServiceTrafficDistribution,
 * JobSuccessPolicy, JobManagedBy, RecursiveReadOnlyMounts, SELinuxChangePolicy, SupplementalGroupsPolicy, PodLevelResources, ContainerRestartRules, InPlacePodVerticalScaling, CustomResourceFieldSelectors,
 * MutableCSINodeAllocatableCount, VolumeAttributesClass, MatchLabelKeysInPodAffinity, DynamicResourceAllocation and ImageVolume in
 * https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/.
 */
export const ON_BY_DEFAULT: Readonly<Record<string, number>> = {
  'Container.restartPolicy': 29,
  'LifecycleHandler.sleep': 30,
  'PodSpec.hostUsers': 33,
  'JobSpec.backoffLimitPerIndex': 29,
  'JobSpec.maxFailedIndexes': 29,
  'ServiceSpec.trafficDistribution': 31,
  'JobSpec.successPolicy': 31,
  'JobSpec.managedBy': 32,
  'VolumeMount.recursiveReadOnly': 31,
  'PodSecurityContext.seLinuxChangePolicy': 33,
  'PodSecurityContext.supplementalGroupsPolicy': 33,
  'PodSpec.resources': 34,
  'Container.restartPolicyRules': 35,
  'Container.resizePolicy': 33,
  'CustomResourceDefinitionVersion.selectableFields': 31,
  'CSIDriverSpec.nodeAllocatableUpdatePeriodSeconds': 35,
  'PersistentVolumeClaimSpec.volumeAttributesClassName': 34,
  'PersistentVolumeSpec.volumeAttributesClassName': 34,
  'PodAffinityTerm.matchLabelKeys': 31,
  'PodAffinityTerm.mismatchLabelKeys': 31,
  'PodSpec.resourceClaims': 34,
  'ResourceRequirements.claims': 34,
  'Volume.image': 35,
};

/** That a prop is given whose field the target version does not have by default. */
export function newerField(object: string, field: string, value: unknown, minor: number): Found {
  const since = ON_BY_DEFAULT[field];
  return value === undefined || minor >= since
    ? undefined
    : error('newer-field', object, `needs Kubernetes 1.${since}; the target is 1.${minor}`, value, 'remove it, or raise the target version of the Platform');
}

interface NewerContainer {
  /** `Always` makes an init container a sidecar. */
  readonly restartPolicy?: 'Always';
}

interface NewerLifecycleHandler {
  readonly sleep?: { readonly seconds: number };
}

interface NewerJobSpec {
  readonly backoffLimitPerIndex?: number;
  readonly maxFailedIndexes?: number;
}

interface NewerServiceSpec {
  readonly trafficDistribution?: string;
}

/** The newer fields of a generated interface. */
export type Newer<T> =
  Same<T, k8s.Container> extends true ? NewerContainer :
    Same<T, k8s.LifecycleHandler> extends true ? NewerLifecycleHandler :
      Same<T, k8s.ServiceSpec> extends true ? NewerServiceSpec :
        Same<T, k8s.JobSpec> extends true ? NewerJobSpec :
          unknown;

/** Whether two interfaces have the same fields. */
export type Same<A, B> = [keyof A, keyof B] extends [keyof B, keyof A] ? true : false;
