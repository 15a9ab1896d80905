import { LabelSelector, PodSelectorConfig } from 'cdk8s-plus-27';

/** Labels as cdk8s-plus selects by them. */
export function podSelector(labels: Record<string, string>, namespace: string | undefined): PodSelectorConfig {
  return { labelSelector: selectorClass().of({ labels }), namespaces: namespace === undefined ? undefined : { names: [namespace] } };
}

// The one place that needs a class of cdk8s-plus: whoever asks has loaded it, and nobody else has to.
function selectorClass(): typeof LabelSelector {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('cdk8s-plus-27').LabelSelector;
}
