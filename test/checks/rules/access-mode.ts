import { Cases } from '../_cases';
import { claim, headless, statefulSet } from '../_objects';

const storageClass = (provisioner: string, name = 'fast') => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name }, provisioner });
const shared = (more: object = {}) => claim({ spec: { storageClassName: 'fast', accessModes: ['ReadWriteMany'], ...more } });
const templated = statefulSet({ spec: { template: { spec: { containers: [{ name: 'store', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] } }, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: shared().spec }] } });

export const cases: Cases = {
  broken: [
    { objects: [storageClass('ebs.csi.aws.com'), shared()] },
    { objects: [storageClass('rook-ceph.rbd.csi.ceph.com'), headless(), templated] },
  ],
  sound: [
    { objects: [storageClass('cinder.csi.openstack.org'), shared()] },
    { objects: [storageClass('ebs.csi.aws.com'), shared(), { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'nfs' }, spec: { storageClassName: 'fast', capacity: { storage: '1Gi' }, accessModes: ['ReadWriteMany'], nfs: { server: '192.0.2.7', path: '/a' }, claimRef: { namespace: 'shop', name: 'data' } } }] },
    { objects: [storageClass('ebs.csi.aws.com'), shared({ volumeMode: 'Block' }), claim({ spec: { storageClassName: 'fast' } }, 'other')] },
    { objects: [storageClass('rook-ceph.cephfs.csi.ceph.com'), shared()] },
    { objects: [storageClass('ebs.csi.aws.com', 'other'), storageClass('efs.csi.aws.com'), shared()] },
  ],
};
