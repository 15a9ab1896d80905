import { Cases } from '../_cases';
import { deployment, policy } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), deployment({}, 'api'), policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a' } } }, { podSelector: { matchLabels: { app: 'api' } } }] }] } })] },
    // Whom the second peer is about is not there, and is asked for in the first.
    { objects: [deployment(), policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a' } } }, { podSelector: { matchLabels: { app: 'prometheus' } } }] }] } })] },
  ],
  sound: [
    { objects: [deployment(), deployment({}, 'api'), policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a' } }, podSelector: { matchLabels: { app: 'api' } } }] }] } })] },
    { objects: [deployment(), deployment({}, 'api'), policy({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a' } } }] }, { from: [{ podSelector: { matchLabels: { app: 'api' } } }] }] } })] },
  ],
};
