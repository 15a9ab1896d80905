import { Cases } from '../_cases';
import { cronJob, deployment } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [cronJob({ apiVersion: 'batch/v1beta1' })] },
    { objects: [deployment({ apiVersion: 'apps/v2' })] },
    { objects: [{ apiVersion: 'networking.k8s.io/v1', kind: 'ServiceCIDR', metadata: { name: 'more' }, spec: { cidrs: ['10.97.0.0/16'] } }], platform: { kubernetesVersion: '1.30' } },
    { objects: [{ apiVersion: 'storage.k8s.io/v1alpha1', kind: 'VolumeAttributesClass', metadata: { name: 'fast' }, driverName: 'example.org' }] },
    { objects: [{ apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta3', kind: 'FlowSchema', metadata: { name: 'a' }, spec: {} }] },
    { objects: [{ apiVersion: 'storage.k8s.io/v1beta1', kind: 'StorageClass', metadata: { name: 'a' }, provisioner: 'example.org' }] },
    { objects: [{ apiVersion: 'certificates.k8s.io/v1beta1', kind: 'ClusterTrustBundle', metadata: { name: 'shop' }, spec: { trustBundle: '' } }] },
  ],
  sound: [
    { objects: [{ apiVersion: 'flowcontrol.apiserver.k8s.io/v1', kind: 'FlowSchema', metadata: { name: 'shop' }, spec: { priorityLevelConfiguration: { name: 'workload-high' }, matchingPrecedence: 1000 } }] },
    { objects: [cronJob()] },
    { objects: [{ apiVersion: 'networking.k8s.io/v1', kind: 'ServiceCIDR', metadata: { name: 'more' }, spec: { cidrs: ['10.97.0.0/16'] } }] },
    { objects: [{ apiVersion: 'example.org/v1beta1', kind: 'Widget', metadata: { name: 'a' } }] },
    { objects: [{ apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta3', kind: 'FlowSchema', metadata: { name: 'a' }, spec: {} }], platform: { kubernetesVersion: '1.30' } },
  ],
  proof: { refused: 'no matches for kind "CronJob" in version "batch/v1beta1"' },
};
