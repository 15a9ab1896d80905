import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

type Term = ReadonlyArray<readonly [key: string, operator: string, ...values: string[]]>;
const terms = (...all: Term[]) => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: all.map(each => ({
        matchExpressions: each.map(([key, operator, ...values]) => ({ key, operator, ...values.length > 0 ? { values } : {} })),
      })),
    },
  },
});
const on = (affinity: object, nodeSelector: Record<string, string> = {}) => deployment(ofPod({ affinity, nodeSelector }));
const ZONE = 'topology.kubernetes.io/zone';

export const cases: Cases = {
  broken: [
    { objects: [on(terms([[ZONE, 'In', 'a'], [ZONE, 'In', 'b']]))] },
    { objects: [on(terms([[ZONE, 'In', 'a', 'b'], ['disk', 'Exists'], [ZONE, 'In', 'c', 'd']], [[ZONE, 'In', 'a'], [ZONE, 'In', 'b']]))] },
    { objects: [on(terms([[ZONE, 'In', 'a']]), { [ZONE]: 'b' })] },
  ],
  sound: [
    { objects: [on(terms([[ZONE, 'In', 'a', 'b']]))] },
    { objects: [on(terms([[ZONE, 'In', 'a']], [[ZONE, 'In', 'b']]))] },
    { objects: [on(terms([[ZONE, 'In', 'a', 'b'], [ZONE, 'In', 'b', 'c']]), { [ZONE]: 'b', disk: 'ssd' })] },
    { objects: [on(terms([[ZONE, 'In', 'a'], [ZONE, 'NotIn', 'b']]))] },
    { objects: [on({}, { [ZONE]: 'b' })] },
  ],
};
