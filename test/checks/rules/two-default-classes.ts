import { Cases } from '../_cases';
import { ingressClass } from '../_objects';

export const cases: Cases = {
  broken: [{
    objects: ['one', 'two'].map(name => ingressClass({ metadata: { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } } }, name)),
  }, {
    objects: ['one', 'two'].map(name => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name, annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } }, provisioner: 'example.org/disk' })),
  }],
  sound: [{ objects: [ingressClass({ metadata: { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } } }, 'one'), ingressClass({ metadata: { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'false' } } }, 'two')] }],
};
