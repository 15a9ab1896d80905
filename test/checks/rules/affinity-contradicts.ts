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
const apart = (matchLabels: object, change: object = {}) => ({
  podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: HOSTNAME, labelSelector: { matchLabels }, ...change }] },
});
const HOSTNAME = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

export const cases: Cases = {
  broken: [
    { objects: [on(terms([[ZONE, 'In', 'a'], [ZONE, 'In', 'b']]))] },
    { objects: [on(terms([[ZONE, 'In', 'a', 'b'], ['disk', 'Exists'], [ZONE, 'In', 'c', 'd']], [[ZONE, 'In', 'a'], [ZONE, 'In', 'b']]))] },
    { objects: [on(terms([[ZONE, 'In', 'a']]), { [ZONE]: 'b' })] },
    { objects: [on(apart({ app: 'web' }), { [HOSTNAME]: 'node-1' })] },
    { objects: [on(apart({ app: 'web' }, { namespaces: ['shop'] }), { [HOSTNAME]: 'node-1' })] },
  ],
  sound: [
    { objects: [on(apart({ app: 'web' }))] },
    // What names its node itself, the scheduler does not look at.
    { objects: [deployment(ofPod({ affinity: apart({ app: 'web' }), nodeName: 'node-1' }))] },
    { objects: [on(apart({ app: 'other' }), { [HOSTNAME]: 'node-1' })] },
    { objects: [on(apart({ app: 'web' }, { namespaces: ['other'] }), { [HOSTNAME]: 'node-1' })] },
    { objects: [deployment({ spec: { replicas: 1, ...ofPod({ affinity: apart({ app: 'web' }), nodeSelector: { [HOSTNAME]: 'node-1' } }).spec } })] },
    { objects: [on(terms([[ZONE, 'In', 'a', 'b']]))] },
    { objects: [on(terms([[ZONE, 'In', 'a']], [[ZONE, 'In', 'b']]))] },
    { objects: [on(terms([[ZONE, 'In', 'a', 'b'], [ZONE, 'In', 'b', 'c']]), { [ZONE]: 'b', disk: 'ssd' })] },
    { objects: [on(terms([[ZONE, 'In', 'a'], [ZONE, 'NotIn', 'b']]))] },
    { objects: [on({}, { [ZONE]: 'b' })] },
  ],
};
