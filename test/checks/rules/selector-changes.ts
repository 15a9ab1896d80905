import { Cases } from '../_cases';
import { deployment, headless, ofPod, service, statefulSet } from '../_objects';

const claiming = (metadata: object) => statefulSet({ spec: { ...ofPod({ containers: [{ name: 'store', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] }).spec, volumeClaimTemplates: [{ metadata: { name: 'data', ...metadata }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }] } });

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { selector: { matchLabels: { 'app.kubernetes.io/version': '2' } }, template: { metadata: { labels: { 'app.kubernetes.io/version': '2' } } } } })] },
    { objects: [deployment({ spec: { template: { metadata: { labels: { release: '1.30.4' } } } } }), service({ spec: { selector: { release: '1.30.4' } } })] },
    { objects: [headless(), claiming({ labels: { 'app.kubernetes.io/version': '2' } })] },
    { objects: [headless(), claiming({ labels: { 'helm.sh/chart': 'store-1.2.0' } })] },
  ],
  sound: [
    { objects: [headless(), claiming({ labels: { app: 'store' }, annotations: { note: 'kept' } })] },
    { objects: [deployment({ spec: { template: { metadata: { labels: { 'app.kubernetes.io/version': '2' } } } } }), service()] },
    { objects: [deployment({ spec: { selector: { matchLabels: { version: 'v1' } }, template: { metadata: { labels: { version: 'v1' } } } } })] },
  ],
};
