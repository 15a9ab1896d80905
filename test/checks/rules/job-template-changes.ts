import { Cases } from '../_cases';
import { job } from '../_objects';

const annotated = (value: string, metadata: object = {}) => job({ metadata, spec: { template: { metadata: { annotations: { rollme: value } } } } });
const now = new Date();
const ofContainer = (more: object) => job({ spec: { template: { spec: { containers: [{ name: 'task', ...more }] } } } });

export const cases: Cases = {
  broken: [
    { objects: [annotated(now.toISOString())] },
    { objects: [ofContainer({ env: [{ name: 'AT', value: String(now.getTime()) }] })] },
    { objects: [ofContainer({ args: [`--until=${now.toISOString().slice(0, 19)}Z`] })] },
    { objects: [job({ spec: { template: { metadata: { labels: { at: String(Math.floor(now.getTime() / 1000)) } } } } })] },
  ],
  sound: [
    { objects: [annotated('2024-01-01T00:00:00Z')] },
    { objects: [annotated('9f86d081884c7d659a2feaa0c55ad015')] },
    { objects: [annotated(now.toISOString(), { annotations: { 'argocd.argoproj.io/hook': 'Sync', 'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation' } })] },
    { objects: [{ ...annotated(now.toISOString()), metadata: { name: 'task-20260101' } }] },
  ],
};
