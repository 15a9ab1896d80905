import { Cases } from '../_cases';
import { deployment, service } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { selector: { matchLabels: { 'app.kubernetes.io/version': '2' } }, template: { metadata: { labels: { 'app.kubernetes.io/version': '2' } } } } })] },
    { objects: [deployment({ spec: { template: { metadata: { labels: { release: '1.30.4' } } } } }), service({ spec: { selector: { release: '1.30.4' } } })] },
  ],
  sound: [
    { objects: [deployment({ spec: { template: { metadata: { labels: { 'app.kubernetes.io/version': '2' } } } } }), service()] },
    { objects: [deployment({ spec: { selector: { matchLabels: { version: 'v1' } }, template: { metadata: { labels: { version: 'v1' } } } } })] },
  ],
};
