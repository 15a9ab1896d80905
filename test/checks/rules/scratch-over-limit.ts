import { Volume, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

const scratch = (emptyDir: object, limits: object) => {
  const containers = [{ name: 'web', resources: { limits }, volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }] }];
  return { objects: [deployment(ofPod({ volumes: [{ name: 'scratch', emptyDir }], containers }))] };
};

export const cases: Cases = {
  broken: [
    scratch({ sizeLimit: '2Gi', medium: 'Memory' }, { memory: '512Mi' }),
    scratch({ sizeLimit: '20Gi' }, { 'ephemeral-storage': '1Gi' }),
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, volumes: { '/scratch': Volume.emptyDir({ sizeLimit: '20Gi' }) } }) },
  ],
  sound: [
    { objects: [deployment(ofPod({ volumes: [{ name: 'scratch', emptyDir: { sizeLimit: '2Gi', medium: 'Memory' } }], containers: [{ name: 'web', resources: { limits: { memory: '64Mi' } }, volumeMounts: [{ name: 'scratch', mountPath: '/scratch', readOnly: true }] }] }))] },
    scratch({ sizeLimit: '512Mi', medium: 'Memory' }, { memory: '512Mi' }),
    scratch({ sizeLimit: '20Gi', medium: 'Memory' }, { 'ephemeral-storage': '1Gi' }),
    scratch({ sizeLimit: '1Gi' }, { 'ephemeral-storage': '1Gi' }),
    scratch({ sizeLimit: '20Gi' }, {}),
    scratch({}, { 'ephemeral-storage': '1Gi' }),
  ],
};
