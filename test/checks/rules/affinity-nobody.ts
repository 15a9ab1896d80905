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
  ],
  sound: [
    { objects: [beside('cache'), deployment({}, 'cache')] },
    { objects: [beside('web')] },
    { objects: [beside('cache', { namespaces: ['elsewhere'] })] },
    { objects: [beside('cache', { namespaceSelector: {} })] },
    { objects: [beside('cache')], platform: { external: [External.pods({ app: 'cache' })] } },
  ],
  proof: { appears: 'didn\'t match pod affinity rules' },
};
