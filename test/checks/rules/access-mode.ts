import { External } from '../../../src';
import { Cases } from '../_cases';
import { claim, configMap, headless, statefulSet } from '../_objects';

const storageClass = (provisioner: string, name = 'fast') => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name }, provisioner });
const shared = ({ accessModes, ...more }: { readonly accessModes?: string[]; readonly volumeMode?: string } = {}) => claim({ spec: { storageClassName: 'fast', ...more, accessModes: accessModes ?? ['ReadWriteMany'] } });
const templated = statefulSet({ spec: { template: { spec: { containers: [{ name: 'store', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] } }, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: shared().spec }] } });

export const cases: Cases = {
  broken: [
    { objects: [storageClass('ebs.csi.aws.com'), shared()] },
    { objects: [storageClass('rook-ceph.rbd.csi.ceph.com'), headless(), templated] },
    { objects: [storageClass('rancher.io/local-path'), shared()] },
    { objects: [claim({ spec: { storageClassName: 'local-path', accessModes: ['ReadOnlyMany'] } })], platform: { external: [External.storageClass('local-path')] } },
  ],
  sound: [
    { objects: [storageClass('cinder.csi.openstack.org'), shared()] },
    { objects: [storageClass('rancher.io/local-path'), shared({ accessModes: ['ReadWriteOncePod'] })] },
    { objects: [storageClass('rancher.io/local-path'), shared(), configMap({ data: { 'app.conf': null, 'config.json': '{"sharedFileSystemPath": "/srv"}' } })] },
    { objects: [storageClass('nfs.csi.k8s.io', 'local-path'), claim({ spec: { storageClassName: 'local-path', accessModes: ['ReadWriteMany'] } })] },
    { objects: [storageClass('ebs.csi.aws.com'), shared(), { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'nfs' }, spec: { storageClassName: 'fast', capacity: { storage: '1Gi' }, accessModes: ['ReadWriteMany'], nfs: { server: '192.0.2.7', path: '/a' }, claimRef: { namespace: 'shop', name: 'data' } } }] },
    { objects: [storageClass('ebs.csi.aws.com'), shared({ volumeMode: 'Block' }), claim({ spec: { storageClassName: 'fast' } }, 'other')] },
    { objects: [storageClass('rook-ceph.cephfs.csi.ceph.com'), shared()] },
    { objects: [storageClass('ebs.csi.aws.com', 'other'), storageClass('efs.csi.aws.com'), shared()] },
    { objects: [storageClass('rancher.io/local-path'), shared(), { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'nfs' }, spec: { storageClassName: 'fast', capacity: { storage: '1Gi' }, accessModes: ['ReadWriteMany'], nfs: { server: '192.0.2.7', path: '/data' } } }] },
  ],
};
