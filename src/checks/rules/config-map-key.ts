import { Json, record } from '../../core/internal/json';
import { wrongKeys } from '../internal/keys';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'config-map-key',
  severity: 'error',
  title: 'Every key of a ConfigMap that is referred to is in it.',
  why: 'A container that asks for a key which its ConfigMap does not have stays in CreateContainerConfigError; a volume that does is not mounted.',
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps-as-environment-variables',
  remedy: 'correct the key, or put it into the ConfigMap',
  check: cluster => wrongKeys(cluster, 'ConfigMap', keysOf),
};

// Somebody in the cluster fills it: OpenShift with CAs, replicators with a copy.
const FILLED = /inject-(trusted-)?cabundle$|\/replicate-from$|emberstack\.com\/reflects$/;

/** The keys of a ConfigMap; undefined where others put them there. */
function keysOf({ data, binaryData, metadata }: Json): string[] | undefined {
  const { labels, annotations } = record(metadata);
  const filled = [labels, annotations].some(each => Object.keys(record(each)).some(key => FILLED.test(key)));
  return filled ? undefined : [...Object.keys(record(data)), ...Object.keys(record(binaryData))];
}
