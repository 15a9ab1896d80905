import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { deployment, ofPod, role, roleBinding } from '../_objects';

const token = (account: string): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token', annotations: { 'kubernetes.io/service-account.name': account } }, type: 'kubernetes.io/service-account-token' });
const spark = (serviceAccount: string): Manifest => ({ apiVersion: 'sparkoperator.k8s.io/v1beta2', kind: 'SparkApplication', metadata: { name: 'report' }, spec: { type: 'Python', mode: 'cluster', image: 'apache/spark:3.5.5', mainApplicationFile: 'local:///opt/spark/report.py', sparkVersion: '3.5.5', driver: { cores: 1, memory: '1g', serviceAccount }, executor: { cores: 1, instances: 1, memory: '1g' } } });

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofPod({ serviceAccountName: 'builder' }))] },
    { objects: [role(), roleBinding({ subjects: [{ kind: 'ServiceAccount', name: 'builder', namespace: 'shop' }] })] },
    { objects: [role(), roleBinding({ subjects: [{ kind: 'User', name: 'system:serviceaccount:tools:default' }, { kind: 'User', name: 'system:serviceaccount:shop:builder' }] })] },
    { objects: [{ apiVersion: 'external-secrets.io/v1', kind: 'SecretStore', metadata: { name: 'vault' }, spec: { provider: { vault: { auth: { kubernetes: { serviceAccountRef: { name: 'reader' } } } } } } }] },
    { objects: [token('builder')] },
    { objects: [spark('spark')] },
  ],
  sound: [
    { objects: [spark('spark'), { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'spark' } }] },
    { objects: [token('default')] },
    { objects: [deployment(ofPod({ serviceAccountName: 'builder' })), { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'builder' } }] },
    { objects: [deployment(ofPod({ serviceAccountName: 'default' }))] },
    { objects: [role(), roleBinding({ subjects: [{ kind: 'Group', name: 'developers' }, { kind: 'User', name: 'jane' }, { kind: 'User', name: 'system:serviceaccount:shop:default' }] })] },
  ],
  proof: { appears: 'error looking up service account' },
};
