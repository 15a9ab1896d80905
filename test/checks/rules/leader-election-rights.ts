import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofPod, role, roleBinding } from '../_objects';

const ACCOUNT = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'operator' } };
const BINDING = roleBinding({ subjects: [{ kind: 'ServiceAccount', name: 'operator', namespace: 'shop' }] });
const rules = (...more: object[]) => role({ rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }, ...more] });
const elects = (...args: string[]) => deployment(ofPod({ serviceAccountName: 'operator', containers: [{ name: 'web', args }] }));
const leases = (verbs: string[], more: object = {}) => ({ apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs, ...more });

export const cases: Cases = {
  broken: [
    { objects: [ACCOUNT, BINDING, rules(), elects('--metrics-bind-address=:8443', '--leader-elect')] },
    { objects: [ACCOUNT, BINDING, rules(leases(['get', 'list', 'watch'])), elects('--enable-leader-election=true')] },
  ],
  sound: [
    { objects: [ACCOUNT, BINDING, rules(leases(['get', 'create', 'update'])), elects('--leader-elect')] },
    { objects: [ACCOUNT, BINDING, rules(leases(['create']), leases(['get', 'update'], { resourceNames: ['lock'] })), elects('--leader-elect')] },
    { objects: [ACCOUNT, BINDING, rules({ apiGroups: [''], resources: ['configmaps'], verbs: ['*'] }), elects('--leader-elect')] },
    { objects: [ACCOUNT, BINDING, rules(), elects('--leader-elect=false')] },
    { objects: [ACCOUNT, BINDING, rules(), elects('--leader-elect', '--leader-election-namespace=other')] },
    { objects: [BINDING, rules(), elects('--leader-elect')], platform: { external: [External.serviceAccount('operator')] } },
    // What a role of somebody else's allows, nobody says.
    { objects: [ACCOUNT, elects('--leader-elect')] },
  ],
};
