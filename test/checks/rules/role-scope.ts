import { Cases } from '../_cases';
import { role, roleBinding } from '../_objects';

const rules = (...all: Array<{ resources: string[]; verbs: string[]; resourceNames?: string[] }>) => all.map(each => ({ apiGroups: [''], ...each }));
const NODES = rules({ resources: ['nodes'], verbs: ['list'] });
const clusterRole = (more: object = {}) => ({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'reader' }, rules: NODES, ...more });
const binding = roleBinding({ roleRef: { kind: 'ClusterRole' } });
const everywhere = { ...roleBinding({ roleRef: { kind: 'ClusterRole' } }), kind: 'ClusterRoleBinding' };
const other = { ...roleBinding({ roleRef: { kind: 'ClusterRole', name: 'view' } }, 'others'), kind: 'ClusterRoleBinding' };
const configMaps = (verbs: string[], ...resourceNames: string[]) => ({ resources: ['configmaps'], verbs, resourceNames });

export const cases: Cases = {
  broken: [
    { objects: [role({ rules: NODES })] },
    { objects: [clusterRole(), binding] },
    { objects: [role({ rules: rules(configMaps(['create', 'update'], 'leader')) })] },
    { objects: [clusterRole({ aggregationRule: { clusterRoleSelectors: [{ matchLabels: { portal: 'true' } }] } })] },
    { objects: [clusterRole(), other, binding] },
  ],
  sound: [
    { objects: [role()] },
    { objects: [clusterRole(), everywhere, binding] },
    { objects: [clusterRole({ rules: rules({ resources: ['pods', 'namespaces'], verbs: ['get'] }) }), binding] },
    { objects: [role({ rules: rules(configMaps(['update'], 'leader'), { resources: ['configmaps'], verbs: ['create'] }) })] },
    { objects: [role({ rules: rules({ resources: ['pods/exec'], verbs: ['create'], resourceNames: ['web-0'] }) })] },
    { objects: [clusterRole({ rules: [], aggregationRule: { clusterRoleSelectors: [{ matchLabels: { portal: 'true' } }] } })] },
    { objects: [clusterRole(), everywhere, role(), roleBinding({ roleRef: { kind: 'Role' } })] },
    { objects: [clusterRole(), other, role(), roleBinding({ roleRef: { kind: 'Role' } })] },
    { objects: [role({ rules: rules(configMaps(['update'], 'leader')) })] },
    { objects: [role({ rules: rules(configMaps(['create', 'patch'], 'applied')) })] },
    { objects: [role({ rules: rules(configMaps(['get', 'create'], 'leader'), { resources: ['configmaps'], verbs: ['create'], resourceNames: [] }) })] },
    { objects: [role({ rules: rules(configMaps(['create'], 'leader'), { resources: ['pods'], verbs: ['get'] }, { resources: ['configmaps'], verbs: ['create'] }) })] },
  ],
};
