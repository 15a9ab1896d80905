import { External } from '../../../src';
import { Cases } from '../_cases';
import { budget, deployment } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), budget({ spec: { selector: { matchLabels: { app: 'wbe' } } } })] },
    { objects: [deployment(), budget({ spec: { selector: { matchLabels: { tier: 'front' } } } })] },
  ],
  sound: [
    { objects: [deployment(), budget({ spec: { selector: { matchLabels: null, matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'api'] }] } } })] },
    { objects: [budget({ spec: { selector: { matchLabels: { app: 'made-elsewhere' } } } })], platform: { external: [External.pods({ app: 'made-elsewhere' })] } },
    { objects: [{ apiVersion: 'example.org/v1', kind: 'Cluster', metadata: { name: 'orders' } }, budget({ spec: { selector: { matchLabels: { 'example.org/cluster': 'orders' } } } })] },
  ],
};
