import { External } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofPod } from '../_objects';

const beside = (app: string, more: object = {}) => deployment(ofPod({
  affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app } }, topologyKey: 'kubernetes.io/hostname', ...more }] } },
}));

export const cases: Cases = {
  broken: [
    { objects: [beside('cache')] },
    { objects: [beside('cahce', { namespaces: ['shop'] }), deployment({}, 'cache')] },
    // As cdk8s-plus writes 'Namespaces.select' of a name.
    { objects: [beside('cahce', { namespaces: ['shop'], namespaceSelector: {} }), deployment({}, 'cache')] },
  ],
  sound: [
    { objects: [beside('cache'), deployment({}, 'cache')] },
    { objects: [beside('web')] },
    { objects: [beside('cache', { namespaces: ['elsewhere'] })] },
    { objects: [beside('cache', { namespaceSelector: {} })] },
    { objects: [beside('cache', { namespaces: ['shop'], namespaceSelector: {} }), deployment({}, 'cache')] },
    { objects: [beside('cache', { namespaces: ['shop'], namespaceSelector: {} }), { ...deployment({}, 'cache'), metadata: { name: 'cache', namespace: 'default' } }] },
    { objects: [beside('cache', { namespaces: ['shop'], namespaceSelector: { matchLabels: { tier: 'data' } } })] },
    { objects: [beside('cache', { namespaces: ['shop'], namespaceSelector: {} })], platform: { external: [External.pods({ app: 'cache' }, { namespace: 'data' })] } },
    { objects: [beside('cache')], platform: { external: [External.pods({ app: 'cache' })] } },
  ],
  proof: { appears: 'didn\'t match pod affinity rules' },
};
