import { Cases } from '../_cases';
import { deployment, policy } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment(), policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a' } } }, { podSelector: { matchLabels: { app: 'api' } } }] }] } })] }],
  sound: [
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a' } }, podSelector: { matchLabels: { app: 'api' } } }] }] } })] },
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a' } } }] }, { from: [{ podSelector: { matchLabels: { app: 'api' } } }] }] } })] },
  ],
};
