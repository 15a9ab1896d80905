import { Cases } from '../_cases';
import { cronJob, deployment, job, ofPod, pod } from '../_objects';

const foreign = (apiVersion: string, kind: string) => ({ ...deployment(ofPod({ restartPolicy: 'Never' })), apiVersion, kind });

export const cases: Cases = {
  broken: [{ objects: [job(ofPod({ restartPolicy: null }))] }, { objects: [deployment(ofPod({ restartPolicy: 'OnFailure' }))] }, { objects: [foreign('argoproj.io/v1alpha1', 'Rollout')] }],
  sound: [{ objects: [job(ofPod({ restartPolicy: 'OnFailure' })), cronJob({}, 'other')] }, { objects: [pod({ spec: { restartPolicy: 'Never' } })] }, { objects: [foreign('apps.kruise.io/v1alpha1', 'BroadcastJob')] }],
  proof: { refused: 'restartPolicy: Required value|Unsupported value: "Always"' },
};
