import { FailureRule } from '../../job';
import { CATALOGUE } from './images';

/**
 * The props of a Job that a release waits for, whose script asks the API server by curl as a ServiceAccount. Of an exit code of `final` nothing is tried again.
 */
export function apiJob(serviceAccountName: string, script: string, final: number) {
  return {
    name: serviceAccountName,
    image: CATALOGUE.curl,
    command: ['sh', '-c', script],
    security: { user: 100, group: 101 },
    resources: { cpu: '50m', memory: '64Mi' },
    serviceAccountName,
    serviceAccountToken: true,
    egress: [],
    // The API server may not be reached at once: policies take a moment.
    backoffLimit: 6,
    failureRules: [FailureRule.failJob([final]), FailureRule.ignoreDisruptions()],
    wait: true,
  };
}
