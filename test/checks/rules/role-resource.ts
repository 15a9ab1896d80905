import { Cases } from '../_cases';
import { role } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [role({ rules: [{ apiGroups: [''], resources: ['pod', 'deployments', 'pods/log'], verbs: ['get'] }] })] },
    { objects: [role({ rules: [{ apiGroups: [''], resources: ['pods/logs'], verbs: ['get'] }] })] },
    { objects: [role({ rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['read'] }] })] },
    { objects: [role({ rules: [{ apiGroups: [''], resources: ['pods/log', 'pods/logs'], verbs: ['get'] }] })] },
  ],
  sound: [
    { objects: [role({ rules: [{ apiGroups: ['', 'apps'], resources: ['pods', 'deployments', 'deployments/scale'], verbs: ['get'] }] })] },
    { objects: [role({ rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['get'] }, { apiGroups: ['example.org'], resources: ['widgets'], verbs: ['get'] }, { apiGroups: ['serving.knative.dev'], resources: ['services'], verbs: ['get'] }] })] },
  ],
};
