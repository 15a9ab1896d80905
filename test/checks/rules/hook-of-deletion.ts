import { Cases } from '../_cases';
import { deployment, job } from '../_objects';

const HELM = 'helm.sh/hook';
const hook = (annotations: object) => job({ metadata: { annotations } });

export const cases: Cases = {
  broken: [
    { objects: [hook({ [HELM]: 'pre-delete', 'helm.sh/hook-delete-policy': 'hook-succeeded' })] },
    { objects: [hook({ [HELM]: 'post-delete, pre-rollback' })] },
    { objects: [hook({ [HELM]: 'post-rollback' })] },
  ],
  sound: [
    { objects: [hook({})] },
    { objects: [hook({ [HELM]: 'pre-install,pre-upgrade' })] },
    // It runs now as well as then.
    { objects: [hook({ [HELM]: 'pre-upgrade,pre-delete' })] },
    { objects: [hook({ [HELM]: 'test' })] },
    { objects: [hook({ [HELM]: 'pre-delete', 'argocd.argoproj.io/hook': 'PostDelete' })] },
    { objects: [hook({ [HELM]: null })] },
    { objects: [deployment({ metadata: { annotations: { [HELM]: 'post-install' } } })] },
    { objects: [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'cleanup', annotations: { [HELM]: 'pre-delete' } } }] },
  ],
};
