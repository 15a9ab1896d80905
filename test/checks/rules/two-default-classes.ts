import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { ingressClass } from '../_objects';

const storageClass = (name: string, mark: string, value = 'true'): Manifest => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name, annotations: { [mark]: value } }, provisioner: 'example.org/disk' });
const priorityClass = (name: string, globalDefault: boolean): Manifest => ({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value: 100, globalDefault });
const snapshotClass = (name: string, driver = 'disk.example.org'): Manifest => ({ apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshotClass', metadata: { name, annotations: { 'snapshot.storage.kubernetes.io/is-default-class': 'true' } }, driver, deletionPolicy: 'Retain' });

const NOW = 'storageclass.kubernetes.io/is-default-class';
const BEFORE = 'storageclass.beta.kubernetes.io/is-default-class';

export const cases: Cases = {
  broken: [{
    objects: ['one', 'two'].map(name => ingressClass({ metadata: { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } } }, name)),
  }, {
    objects: ['one', 'two'].map(name => storageClass(name, NOW)),
  },
  { objects: [storageClass('one', NOW), storageClass('two', BEFORE)] },
  { objects: [priorityClass('one', true), priorityClass('two', true)] },
  { objects: [snapshotClass('one'), snapshotClass('two')] }],
  sound: [
    { objects: [ingressClass({ metadata: { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } } }, 'one'), ingressClass({ metadata: { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'false' } } }, 'two')] },
    { objects: [storageClass('one', NOW), storageClass('two', BEFORE, 'false'), priorityClass('one', true), priorityClass('two', false), snapshotClass('one'), snapshotClass('two', 'file.example.org')] },
  ],
};
