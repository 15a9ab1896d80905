import { Json, record } from '../../../core/internal/json';

// Somebody in the cluster fills it: OpenShift with CAs, replicators with a copy.
const FILLED = /inject-(trusted-)?cabundle$|\/replicate-from$|emberstack\.com\/reflects$/;

/** Whether others put keys into an object: into one that they find by its labels or annotations. */
export function isFilled({ metadata }: Json): boolean {
  const { labels, annotations } = record(metadata);
  return [labels, annotations].some(each => Object.keys(record(each)).some(key => FILLED.test(key)));
}

/** The keys of a ConfigMap; undefined where others put them there. */
export function configMapKeys(json: Json): string[] | undefined {
  return isFilled(json) ? undefined : [...Object.keys(record(json.data)), ...Object.keys(record(json.binaryData))];
}
