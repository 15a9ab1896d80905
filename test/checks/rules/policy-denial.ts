import { Cases } from '../_cases';
import { deployment, policy } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), policy({ spec: { podSelector: { matchLabels: { app: 'web' } } } }, 'default-deny')] },
    { objects: [deployment(), policy({ spec: { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Egress'], ingress: null, egress: [{}] } }, 'deny-egress')] },
  ],
  sound: [
    { objects: [deployment(), policy({ spec: { podSelector: { matchLabels: { app: 'web' } }, ingress: null } }, 'default-deny')] },
    { objects: [deployment(), policy({}, 'web')] },
    { objects: [deployment(), policy({ spec: { podSelector: { matchLabels: { app: 'web' } } } }, 'sudeny')] },
    // What others may, of those it denies, it says.
    { objects: [deployment(), deployment({}, 'api'), policy({ spec: { podSelector: { matchLabels: { app: 'web' } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: 'api' } } }] }] } }, 'deny-others')] },
  ],
};
