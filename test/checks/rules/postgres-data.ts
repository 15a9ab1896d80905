import { StatefulDatabase } from '../../../src';
import { Cases } from '../_cases';
import { claim, configMap, deployment, headless, keeping, statefulSet } from '../_objects';

const TRUST = { name: 'POSTGRES_HOST_AUTH_METHOD', value: 'trust' };
const database = (image: string, mountPath: string, more: object = {}) => deployment(keeping(mountPath, { image, env: [TRUST], ...more }));

const storageClass = (provisioner: string, isDefault = true) => ({
  apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'fast', annotations: { 'storageclass.kubernetes.io/is-default-class': String(isDefault) } }, provisioner,
});
const templated = (storageClassName: string) => statefulSet({
  spec: {
    template: { spec: { containers: [{ name: 'store', image: 'postgres:16.4', env: [TRUST], volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }] }] } },
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { storageClassName, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
  },
});

export const cases: Cases = {
  broken: [
    { objects: [claim(), database('postgres:18.1', '/var/lib/postgresql/data')] },
    { objects: [storageClass('ebs.csi.aws.com'), claim(), database('postgres:17.2', '/var/lib/postgresql/data/')] },
    { objects: [storageClass('rook-ceph.rbd.csi.ceph.com'), claim(), database('postgres:18.1', '/pg', { env: [TRUST, { name: 'PGDATA', value: '/pg' }] })] },
    { objects: [storageClass('ebs.csi.aws.com', false), headless(), templated('fast')] },
  ],
  sound: [
    { objects: [{ ...storageClass('ebs.csi.aws.com'), parameters: { 'csi.storage.k8s.io/fstype': 'xfs' } }, claim(), database('postgres:17.2', '/var/lib/postgresql/data')] },
    { objects: [storageClass('ebs.csi.aws.com'), claim(), configMap({ data: { PGDATA: '/var/lib/postgresql/data/pg', POSTGRES_HOST_AUTH_METHOD: 'trust' } }), database('postgres:18.1', '/var/lib/postgresql/data', { envFrom: [{ configMapRef: { name: 'app' } }] })] },
    { objects: [storageClass('ebs.csi.aws.com'), claim(), database('postgres:17.2', '/var/lib/postgresql/data', { env: [TRUST, { name: 'PGDATA', value: '/var/lib/postgresql/data/pg' }] })] },
    { objects: [storageClass('ebs.csi.aws.com'), claim(), database('postgres:17.2', '/var/lib/postgresql/data', { volumeMounts: [{ mountPath: '/var/lib/postgresql/data', subPath: 'pg', name: 'data' }] })] },
    { objects: [storageClass('nfs.csi.k8s.io'), claim(), database('postgres:17.2', '/var/lib/postgresql/data')] },
    { objects: [storageClass('ebs.csi.aws.com', false), claim(), database('postgres:17.2', '/var/lib/postgresql/data')] },
    { objects: [claim(), database('postgres:18.1', '/var/lib/postgresql')] },
    { objects: [claim(), database('postgres:17.2', '/var/lib/postgresql/data')] },
    { build: tenant => new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '18', storage: '1Gi' }) },
  ],
};
