import { record } from '../../core/internal/json';
import { Rule } from '../internal/rule';

const MAX_DATA = 2 ** 20;
const MAX_OBJECT = 1.5 * 2 ** 20;

export const rule: Rule = {
  id: 'object-size',
  severity: 'error',
  title: 'An object is small enough to be stored.',
  why: 'The API server refuses a ConfigMap or a Secret of more than 1 MiB of data, and etcd refuses any object of more than 1.5 MiB.',
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#motivation',
  remedy: 'split it, or put the content into an image or a volume',
  alone: true,
  * check(cluster) {
    for (const item of cluster.items) {
      const { data, binaryData, stringData } = item.json;
      const holds = item.builtIn && (item.kind === 'ConfigMap' || item.kind === 'Secret');
      const bytes = holds ? sizeOf(data, item.kind === 'Secret') + sizeOf(binaryData, true) + sizeOf(stringData, false) : 0;
      if (bytes > MAX_DATA) yield { item, at: 'data', must: 'must be at most 1 MiB: the API server refuses it', value: `${bytes} bytes` };
      // Of Kubernetes' own kinds only definitions get so large.
      const all = item.builtIn && item.kind !== 'CustomResourceDefinition' ? 0 : Buffer.byteLength(JSON.stringify(item.json));
      if (all > MAX_OBJECT) yield { item, at: 'object', must: 'must be at most 1.5 MiB: etcd refuses it', value: `${all} bytes` };
    }
  },
};

/** The bytes of some data: as they are, or decoded. */
function sizeOf(data: unknown, encoded: boolean): number {
  return Object.values(record(data)).reduce((sum: number, value) => sum + Buffer.byteLength(String(value), encoded ? 'base64' : 'utf8'), 0);
}
