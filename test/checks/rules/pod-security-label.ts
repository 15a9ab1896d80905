import { Cases } from '../_cases';

export const cases: Cases = {
  broken: [
    { objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', labels: { 'pod-security.kubernetes.io/enforce': 'restrict' } } }] },
    { objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', labels: { 'pod-security.kubernetes.io/enforced': 'restricted' } } }] },
    { objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', labels: { 'pod-security.kubernetes.io/warn-version': '1.30' } } }] },
    { objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', annotations: { 'pod-security.kubernetes.io/enforce': 'restricted' } } }] },
  ],
  sound: [
    { objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', labels: { 'pod-security.kubernetes.io/enforce': 'baseline', 'pod-security.kubernetes.io/enforce-version': 'v1.30' } } }] },
    { objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' }, annotations: { 'pod-security.kubernetes.io/enforce': 'baseline', 'pod-security.kubernetes.io/note': 'a' } } }] },
  ],
};
