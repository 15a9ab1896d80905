import { Cases } from '../_cases';
import { role, roleBinding } from '../_objects';

const rules = (...all: Array<{ resources: string[]; verbs: string[]; resourceNames?: string[] }>) => all.map(each => ({ apiGroups: [''], ...each }));
const NODES = rules({ resources: ['nodes'], verbs: ['list'] });
const clusterRole = (more: object = {}) => ({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'reader' }, rules: NODES, ...more });
const binding = roleBinding({ roleRef: { kind: 'ClusterRole' } });
const everywhere = { ...roleBinding({ roleRef: { kind: 'ClusterRole' } }), kind: 'ClusterRoleBinding' };
const configMaps = (verbs: string[], ...resourceNames: string[]) => ({ resources: ['configmaps'], verbs, resourceNames });

export const cases: Cases = {
  broken: [
    { objects: [role({ rules: NODES })] },
    { objects: [clusterRole(), binding] },
    { objects: [role({ rules: rules(configMaps(['create', 'update'], 'leader')) })] },
    { objects: [clusterRole({ aggregationRule: { clusterRoleSelectors: [{ matchLabels: { portal: 'true' } }] } })] },
  ],
  sound: [
    { objects: [role()] },
    { objects: [clusterRole(), everywhere, binding] },
    { objects: [clusterRole({ rules: rules({ resources: ['pods', 'namespaces'], verbs: ['get'] }) }), binding] },
    { objects: [role({ rules: rules(configMaps(['update'], 'leader'), { resources: ['configmaps'], verbs: ['create'] }) })] },
    { objects: [role({ rules: rules({ resources: ['pods/exec'], verbs: ['create'], resourceNames: ['web-0'] }) })] },
    { objects: [clusterRole({ rules: [], aggregationRule: { clusterRoleSelectors: [{ matchLabels: { portal: 'true' } }] } })] },
  ],
};
