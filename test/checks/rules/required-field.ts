import { ApiObject, ApiObjectProps, JsonPatch } from 'cdk8s';
import { Tenant, WebApp } from '../../../src';
import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { claim, cronJob, deployment, ingress, ingressClass, job, ofContainer, ofPod, role, roleBinding, service } from '../_objects';

/** A Job without a name: cdk8s gives one to each. */
const generated = (annotations?: object) => (tenant: Tenant) =>
  new ApiObject(tenant, 'task', { ...job(), metadata: { generateName: 'task-', annotations } } as ApiObjectProps).addJsonPatch(JsonPatch.remove('/metadata/name'));

const volume = (spec: object): Manifest => ({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'disk' }, spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, ...spec } });
const ofVolume = (source: object) => deployment(ofPod({ volumes: [{ name: 'a', ...source }] }));
const ephemeral = (spec: object) => ofVolume({ ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], ...spec } } } });
const amount = (containerName?: string) => [{ path: 'cpu', resourceFieldRef: { containerName, resource: 'limits.cpu' } }];
const snapshot = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot' };

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofPod({ containers: [{ name: 'log' }] }))] },
    { objects: [deployment(ofContainer({ ports: [{ name: 'extra' }].map(each => ({ ...each, containerPort: 9 })), env: [{ value: 'a' }].map(each => ({ name: 'A', ...each })) })), service({ spec: { ports: null } })] },
    { objects: [cronJob({ spec: { schedule: null } })] },
    { build: generated() },
    { objects: [claim({ spec: { resources: null } })] },
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { rules: [{ host: 'a.example.org', http: { paths: [{ path: '/', backend: { service: { name: 'web', port: { number: 80 } } } }] } }] } })] },
    { objects: [ofVolume({ csi: { volumeAttributes: { a: 'b' } } })] },
    { objects: [ofVolume({ nfs: { server: '', path: '/a' } })] },
    { objects: [ephemeral({})] },
    { objects: [ofVolume({ downwardAPI: { items: amount() } })] },
    { objects: [ofVolume({ projected: { sources: [{ downwardAPI: { items: amount() } }] } })] },
    { objects: [volume({ csi: { driver: 'files.example.org' } })] },
    { objects: [volume({ nfs: { server: 'files.example.org' } })] },
    { objects: [volume({ rbd: { image: 'disk', monitors: [] } })] },
    { objects: [ofVolume({ configMap: { name: 'a', items: [{ path: 'a' }] } }), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { a: 'b' } }] },
    { objects: [deployment(), ingressClass(), { ...ingress(), spec: { ingressClassName: 'public', rules: [{ host: 'a.example.org', http: { paths: [] } }] } }] },
    { objects: [{ ...role(), rules: [{ resources: ['pods'], verbs: ['get'] }, { apiGroups: ['apps'], resources: [], verbs: ['get'] }] }] },
    { objects: [role(), roleBinding({ subjects: [{ kind: 'Group', name: '' }] })] },
    { objects: [claim({ spec: { dataSource: { ...snapshot, name: '' } } })] },
    { objects: [claim({ spec: { dataSourceRef: { apiGroup: 'example.org', kind: 'Widget' } } })] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 }).override('Deployment', { spec: { template: { spec: { containers: [{ name: 'wbe', env: [{ name: 'A', value: 'b' }] }] } } } }), platform: { rules: { 'pod-security': 'off' } } },
  ],
  sound: [
    { objects: [deployment(), cronJob(), claim()] },
    { objects: [ephemeral({ resources: { requests: { storage: '1Gi' } } }), volume({ csi: { driver: 'files.example.org', volumeHandle: 'a' } })] },
    { objects: [ofVolume({ projected: { sources: [{ downwardAPI: { items: [...amount('web'), { path: 'name', fieldRef: { fieldPath: 'metadata.name' } }] } }] } }), claim({ spec: { dataSource: { ...snapshot, name: 'a' } } })] },
    { objects: [{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'reader' }, rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] }] },
    { build: generated({ 'argocd.argoproj.io/hook': 'PreSync' }) },
  ],
  proof: { refused: 'containers[0].image: Required value|image: Required value' },
};
