import { Cases } from '../_cases';
import { role, roleBinding } from '../_objects';

const given = (resources: string[], verbs: string[], apiGroups = [''], more: object = {}) => ({ rules: [{ apiGroups, resources, verbs, ...more }] });
const clusterRole = (patch: object) => ({ ...role({}, 'helper'), kind: 'ClusterRole', ...patch });
const bound = (kind: string, name: string, to = 'helper') => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: 'helper' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: to },
  subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind, name }],
});
const RBAC = 'rbac.authorization.k8s.io';
const ACCOUNTS = 'system:serviceaccounts';
const inNamespace = (name: string) => ({ ...roleBinding(), subjects: [{ kind: 'Group', name, apiGroup: 'rbac.authorization.k8s.io' }] });
const toDefault = (to: string) => ({ ...bound('Group', '', to), subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'shop' }] });

export const cases: Cases = {
  broken: [
    { objects: [clusterRole(given(['secrets'], ['get', 'list'])), bound('Group', ACCOUNTS)] },
    { objects: [bound('Group', 'system:authenticated', 'cluster-admin')] },
    { objects: [bound('User', 'system:anonymous', 'edit')] },
    { objects: [clusterRole(given(['*'], ['*'], ['*'])), bound('Group', 'system:unauthenticated')] },
    { objects: [clusterRole(given(['deployments'], ['get', 'patch'], ['apps'])), bound('Group', ACCOUNTS)] },
    { objects: [role(given(['pods', 'pods/exec'], ['create'])), inNamespace('system:authenticated')] },
    { objects: [clusterRole(given(['pods'], ['create'])), bound('Group', ACCOUNTS)] },
    { objects: [clusterRole(given(['serviceaccounts/token'], ['create'])), bound('Group', ACCOUNTS)] },
    { objects: [clusterRole(given(['clusterroles'], ['bind'], [RBAC])), bound('Group', ACCOUNTS)] },
    { objects: [clusterRole(given(['rolebindings'], ['create'], [RBAC])), bound('Group', ACCOUNTS)] },
    { objects: [clusterRole(given(['users'], ['impersonate'])), bound('Group', ACCOUNTS)] },
    { objects: [clusterRole(given(['secrets'], ['get'], [''], { resourceNames: [] })), bound('Group', ACCOUNTS)] },
    { objects: [toDefault('cluster-admin')] },
    { objects: [clusterRole(given(['*'], ['*'], ['*'])), toDefault('helper')] },
  ],
  sound: [
    { objects: [toDefault('view')] },
    { objects: [bound('Group', 'default', 'cluster-admin')] },
    { objects: [bound('User', 'alice', 'cluster-admin')] },
    { objects: [clusterRole(given(['configmaps'], ['*'])), toDefault('helper')] },
    { objects: [{ ...toDefault('cluster-admin'), kind: 'RoleBinding' }] },
    { objects: [clusterRole(given(['configmaps', 'pods'], ['get', 'list'])), bound('Group', 'system:authenticated')] },
    { objects: [clusterRole(given(['secrets'], ['get', 'list'])), bound('Group', 'security-team')] },
    { objects: [clusterRole(given(['secrets'], ['get'], [''], { resourceNames: ['ca'] })), bound('Group', ACCOUNTS)] },
    { objects: [bound('Group', 'system:authenticated', 'view')] },
    { objects: [bound('Group', 'system:unauthenticated', 'system:service-account-issuer-discovery')] },
    { objects: [clusterRole(given(['deployments'], ['get', 'list'], ['apps'])), bound('Group', ACCOUNTS)] },
    { objects: [clusterRole(given(['selfsubjectaccessreviews'], ['create'], ['authorization.k8s.io'])), bound('Group', 'system:authenticated')] },
    { objects: [clusterRole(given(['secrets'], ['get', 'list'])), bound('Group', 'system:serviceaccounts:ci')] },
  ],
};
