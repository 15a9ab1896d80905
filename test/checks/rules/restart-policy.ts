import { Cases } from '../_cases';
import { cronJob, deployment, job, ofPod, pod } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [job(ofPod({ restartPolicy: null }))] }, { objects: [deployment(ofPod({ restartPolicy: 'OnFailure' }))] }],
  sound: [{ objects: [job(ofPod({ restartPolicy: 'OnFailure' })), cronJob({}, 'other')] }, { objects: [pod({ spec: { restartPolicy: 'Never' } })] }],
  proof: { refused: 'restartPolicy: Required value|Unsupported value: "Always"' },
};
