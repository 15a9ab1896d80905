import { Cases } from '../_cases';
import { deployment, rollout } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { selector: { matchLabels: { tier: 'front' } } } })] },
    // As cdk8s-plus writes one of 'select: false'.
    { objects: [deployment({ spec: { selector: { matchLabels: null } } })] },
    { objects: [rollout({ spec: { selector: { matchLabels: { tier: 'front' } } } })] },
  ],
  sound: [{ objects: [deployment({ spec: { selector: { matchLabels: { tier: 'front' } }, template: { metadata: { labels: { tier: 'front' } } } } })] }],
  proof: { refused: '`selector` does not match template `labels`' },
};
