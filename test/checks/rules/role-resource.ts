import { Cases } from '../_cases';
import { role } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [role({ rules: [{ apiGroups: [''], resources: ['pod', 'deployments', 'pods/log'], verbs: ['get'] }] })] },
    { objects: [role({ rules: [{ apiGroups: [''], resources: ['pods/logs'], verbs: ['get'] }] })] },
    { objects: [role({ rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['read'] }] })] },
    { objects: [role({ rules: [{ apiGroups: [''], resources: ['pods/log', 'pods/logs'], verbs: ['get'] }] })] },
    { objects: [role({ rules: [{ apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'exec'] }] })] },
    { objects: [role({ rules: [{ apiGroups: ['apps'], resources: ['Deployment', 'StatefulSets'], verbs: ['get'] }] })] },
    { objects: [role({ rules: [{ apiGroups: ['extensions'], resources: ['ingresses'], verbs: ['get'] }, { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['get'] }] })] },
  ],
  sound: [
    { objects: [role({ rules: [{ apiGroups: ['', 'apps'], resources: ['pods', 'deployments', 'deployments/scale'], verbs: ['get'] }] })] },
    { objects: [role({ rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['get'] }, { apiGroups: ['example.org'], resources: ['widgets'], verbs: ['get'] }, { apiGroups: ['serving.knative.dev'], resources: ['services'], verbs: ['get'] }] })] },
    // What old clusters have elsewhere.
    { objects: [role({ rules: [{ apiGroups: ['extensions', 'networking.k8s.io'], resources: ['ingresses'], verbs: ['get'] }] })] },
    { objects: [role({ rules: [{ apiGroups: ['extensions'], resources: ['ingresses'], verbs: ['get'] }, { apiGroups: ['networking.k8s.io'], resources: ['ingresses', 'ingresses/status'], verbs: ['get'] }] })] },
    { objects: [role({ rules: [{ apiGroups: [''], resources: ['services'], verbs: ['get', 'exec'] }] })] },
  ],
};
