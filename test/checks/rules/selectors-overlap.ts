import { Cases } from '../_cases';
import { daemonSet, deployment, ofPod } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(), deployment({ spec: { selector: { matchLabels: { app: 'web', track: 'canary' } }, template: { metadata: { labels: { app: 'web', track: 'canary' } } } } }, 'canary')] }],
  sound: [
    { objects: [daemonSet(ofPod({ nodeSelector: { 'kubernetes.io/os': 'linux' } })), { ...daemonSet(ofPod({ nodeSelector: { 'kubernetes.io/os': 'windows' } })), metadata: { name: 'agent-windows' } }] },
    { objects: [deployment({ spec: { selector: { matchLabels: { track: 'stable' } }, template: { metadata: { labels: { track: 'stable' } } } } }), deployment({ spec: { selector: { matchLabels: { app: 'web', track: 'canary' } }, template: { metadata: { labels: { app: 'web', track: 'canary' } } } } }, 'canary')] },
    { objects: [deployment(), deployment({ metadata: { name: 'other', namespace: 'default' }, spec: { selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } } } } }, 'other')] },
  ],
};
