import { k8s } from 'cdk8s-plus-27';

/**
 * Fields that Kubernetes got after 1.27, the release the generated interfaces are of, and that were behind a feature gate at first: from which release
 * on an API server takes them as it is. `_fields.ts` knows when a field came into the API; until it is on by default it is dropped in silence.
 *
 * Sources: the feature gates SidecarContainers, PodLifecycleSleepAction and ServiceTrafficDistribution in
 * https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/.
 */
export const ON_BY_DEFAULT: Readonly<Record<string, number>> = {
  'Container.restartPolicy': 29,
  'LifecycleHandler.sleep': 30,
  'ServiceSpec.trafficDistribution': 31,
};

interface NewerContainer {
  /** `Always` makes an init container a sidecar. */
  readonly restartPolicy?: 'Always';
}

interface NewerLifecycleHandler {
  readonly sleep?: { readonly seconds: number };
}

interface NewerServiceSpec {
  readonly trafficDistribution?: string;
}

/** The newer fields of a generated interface. */
export type Newer<T> =
  Same<T, k8s.Container> extends true ? NewerContainer :
    Same<T, k8s.LifecycleHandler> extends true ? NewerLifecycleHandler :
      Same<T, k8s.ServiceSpec> extends true ? NewerServiceSpec :
        unknown;

type Same<A, B> = [keyof A, keyof B] extends [keyof B, keyof A] ? true : false;
