import { Case, Cases } from '../_cases';
import { claim, headless, ofContainer, statefulSet } from '../_objects';

const from = (field: 'dataSource' | 'dataSourceRef', source: object): Case => ({ objects: [claim({ spec: { [field]: { name: 'yesterday', ...source } } })] });
const SNAPSHOT = { kind: 'VolumeSnapshot', apiGroup: 'snapshot.storage.k8s.io' };
const GENERATED = { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, dataSource: { kind: 'VolumeSnapshot', name: 'yesterday' } } };
const { spec: MOUNTED } = ofContainer({ volumeMounts: [{ name: 'data', mountPath: '/data' }] }, 'store');

export const cases: Cases = {
  broken: [
    from('dataSourceRef', { kind: 'VolumeSnapshot' }),
    from('dataSource', { kind: 'VolumeSnapshot' }),
    from('dataSource', { kind: 'VolumeSnapshot', apiGroup: '' }),
    from('dataSource', { kind: 'Backup', apiGroup: 'backups.example.org' }),
    { objects: [statefulSet({ spec: { ...MOUNTED, volumeClaimTemplates: [GENERATED] } }), headless()] },
    from('dataSource', { kind: 'VolumeSnapshotContent', apiGroup: 'snapshot.storage.k8s.io' }),
    from('dataSource', { kind: 'VolumeSnapshot', apiGroup: 'volumesnapshot.external-storage.k8s.io' }),
  ],
  sound: [
    from('dataSourceRef', SNAPSHOT),
    from('dataSource', SNAPSHOT),
    from('dataSource', { kind: 'PersistentVolumeClaim' }),
    from('dataSourceRef', { kind: 'Backup', apiGroup: 'backups.example.org' }),
  ],
  proof: { refused: 'referencing the default apiGroup' },
};
