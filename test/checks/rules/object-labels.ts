import { Cases } from '../_cases';
import { configMap, deployment } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment({ metadata: { labels: { team: 'a_' } } })] },
    { objects: [deployment({ spec: { template: { metadata: { labels: { 'a b': 'c' } } } } })] },
    { objects: [configMap({ metadata: { annotations: { note: 'x'.repeat(2 ** 18) } } })] },
  ],
  sound: [{ objects: [deployment({ metadata: { labels: { 'team': 'a_b', 'example.org/empty': '' }, annotations: { note: 'any {text} at all' } } })] }],
  proof: { refused: 'Invalid value: "a_"' },
};
