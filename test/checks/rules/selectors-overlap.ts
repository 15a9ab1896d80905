import { Cases } from '../_cases';
import { deployment } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(), deployment({ spec: { selector: { matchLabels: { app: 'web', track: 'canary' } }, template: { metadata: { labels: { app: 'web', track: 'canary' } } } } }, 'canary')] }],
  sound: [
    { objects: [deployment({ spec: { selector: { matchLabels: { track: 'stable' } }, template: { metadata: { labels: { track: 'stable' } } } } }), deployment({ spec: { selector: { matchLabels: { app: 'web', track: 'canary' } }, template: { metadata: { labels: { app: 'web', track: 'canary' } } } } }, 'canary')] },
    { objects: [deployment(), deployment({ metadata: { name: 'other', namespace: 'default' }, spec: { selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } } } } }, 'other')] },
  ],
};
