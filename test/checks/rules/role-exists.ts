import { Cases } from '../_cases';
import { role, roleBinding } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [roleBinding()] }, { objects: [roleBinding({ roleRef: { kind: 'ClusterRole', name: 'views' } })] }],
  sound: [
    { objects: [role(), roleBinding()] },
    { objects: [roleBinding({ roleRef: { kind: 'ClusterRole', name: 'view' } })] },
    { objects: [roleBinding({ roleRef: { kind: 'ClusterRole', name: 'system:auth-delegator' } })] },
  ],
};
