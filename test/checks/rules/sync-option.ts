import { Cases } from '../_cases';

const REPOSITORY = 'https://git.example.com/ops/apps.git';
const spec = (...syncOptions: string[]) => ({
  project: 'default',
  source: { repoURL: REPOSITORY, targetRevision: 'HEAD', path: 'apps' },
  destination: { server: 'https://kubernetes.default.svc', namespace: 'apps' },
  syncPolicy: { syncOptions },
});
const application = (...options: string[]) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'apps' }, spec: spec(...options) });
const set = (more: object, ...options: string[]) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: { name: 'apps' },
  spec: { generators: [{ list: { elements: [{ cluster: 'eu' }] } }], template: { metadata: { name: 'apps' }, spec: spec(...options) }, ...more },
});

export const cases: Cases = {
  broken: [
    { objects: [set({}, 'CreateNamespace=true', 'preserveResourcesOnDeletion=true')] },
    { objects: [application('CreateNamespace=True')] },
    { objects: [application('CreateNamespaces=true')] },
    { objects: [application('serverSideApply=true')] },
    { objects: [application('PruneLast')] },
    { objects: [application('CreateNamespace=true,PruneLast=true')] },
    { objects: [application('PrunePropagationPolicy=Foreground')] },
    { objects: [application('Watch=true')] },
  ],
  sound: [
    { objects: [set({ syncPolicy: { preserveResourcesOnDeletion: true } }, 'CreateNamespace=true')] },
    { objects: [application('CreateNamespace=true', 'PruneLast=false', 'Prune=confirm', 'Delete=false', 'PrunePropagationPolicy=foreground', 'ClientSideApplyMigration=false')] },
    { objects: [application()] },
    { objects: [set({ goTemplate: true }, '{{ .option }}', 'CreateNamespace={{ .create }}')] },
  ],
};
