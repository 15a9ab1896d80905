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
      const bytes = item.kind === 'ConfigMap' || item.kind === 'Secret' ? sizeOf(data) + sizeOf(binaryData) + sizeOf(stringData) : 0;
      if (bytes > MAX_DATA) {yield { item, at: 'data', must: 'must be at most 1 MiB: the API server refuses it', value: `${bytes} bytes` };} else if (item.kind === 'CustomResourceDefinition' || !item.builtIn) {
        const all = Buffer.byteLength(JSON.stringify(item.json));
        if (all > MAX_OBJECT) yield { item, at: 'object', must: 'must be at most 1.5 MiB: etcd refuses it', value: `${all} bytes` };
      }
    }
  },
};

function sizeOf(data: unknown): number {
  return Object.values(record(data)).reduce((sum: number, value) => sum + Buffer.byteLength(String(value)), 0);
}
