import { Cases } from '../_cases';
import { autoscaler, budget, daemonSet, deployment, job, pod, rollout } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment({ spec: { replicas: 1 } }), budget({ spec: { maxUnavailable: null, minAvailable: 1 } })] },
    { objects: [deployment(), budget({ spec: { maxUnavailable: 0 } })] },
    { objects: [deployment(), budget({ spec: { maxUnavailable: '0%' } })] },
    { objects: [deployment({ spec: { replicas: 3 } }), budget({ spec: { maxUnavailable: null, minAvailable: '67%' } })] },
    { objects: [deployment({ spec: { replicas: null } }), autoscaler(), budget({ spec: { maxUnavailable: null, minAvailable: 2 } })] },
    { objects: [rollout({ spec: { replicas: 2 } }), budget({ spec: { maxUnavailable: null, minAvailable: 2 } })] },
    { objects: [job(), budget({ spec: { selector: { matchLabels: { app: null, job: 'task' } } } })] },
    { objects: [pod({}, 'single'), budget({ spec: { maxUnavailable: null, minAvailable: '50%' } }, 'single')] },
  ],
  sound: [
    { objects: [pod({}, 'single'), budget({ spec: { maxUnavailable: null, minAvailable: 0 } }, 'single')] },
    { objects: [deployment(), budget({ spec: { maxUnavailable: null, minAvailable: 1 } })] },
    { objects: [deployment({ spec: { replicas: 3 } }), budget({ spec: { maxUnavailable: null, minAvailable: '66%' } })] },
    { objects: [deployment({ spec: { replicas: 1 } }), budget()] },
    { objects: [deployment({ spec: { replicas: 0 } }), budget({ spec: { maxUnavailable: null, minAvailable: 1 } })] },
    // How many nodes there are, no manifest says.
    { objects: [daemonSet({}, 'web'), budget({ spec: { maxUnavailable: null, minAvailable: 1 } })] },
  ],
};
