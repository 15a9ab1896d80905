import { record } from '../../core/internal/json';
import { Rule } from '../internal/rule';
import { claimsOf } from '../internal/workloads/storage';

export const rule: Rule = {
  id: 'data-source',
  severity: 'error',
  title: 'A claim says of what group the source of its data is.',
  why: 'Of a source without its group the API server takes another claim alone. Where it is in dataSourceRef it refuses the claim; where it is in dataSource it leaves the source out and says nothing: the volume is made, and is empty.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#data-source-references',
  remedy: 'set \'apiGroup\', of a VolumeSnapshot \'snapshot.storage.k8s.io\', and of what is neither that nor a claim in \'dataSourceRef\'',
  * check(cluster) {
    for (const { item, spec, at } of claimsOf(cluster)) {
      for (const field of ['dataSource', 'dataSourceRef'] as const) {
        const { [field]: source } = spec;
        const { kind, apiGroup } = record(source);
        if (kind === undefined || isTaken(field, String(kind), String(apiGroup ?? ''))) continue;
        const what = field === 'dataSource' ? 'the API server leaves it out, and the volume is empty' : 'the API server refuses the claim';
        yield { item, at: `${at}.${field}`, must: `must be a PersistentVolumeClaim, or of a group that is taken: ${what}`, value: source };
      }
    }
  },
};

function isTaken(field: 'dataSource' | 'dataSourceRef', kind: string, group: string): boolean {
  if (group === '') return kind === 'PersistentVolumeClaim';
  // Volume populators are read in dataSourceRef alone.
  return field === 'dataSourceRef' || (group === 'snapshot.storage.k8s.io' && kind === 'VolumeSnapshot');
}
