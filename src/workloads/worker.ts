import { Construct } from 'constructs';
import { validate } from '../core/internal/finding';
import { checked } from '../core/internal/shape';
import { DeploymentWorkload, DeploymentWorkloadProps } from './deployment-workload';

/** Props of a `Worker`. */
export interface WorkerProps extends DeploymentWorkloadProps {
}

/**
 * A program that nobody asks, such as one that takes work from a queue: a Deployment without a Service. What shows that it is well is a probe of its own,
 * `Probe.exec`; without one, that it runs.
 */
export class Worker extends DeploymentWorkload {
  constructor(scope: Construct, id: string, props: WorkerProps) {
    const { clean, slips } = checked('WorkerProps', props);
    super(scope, id, clean, 'worker', false);
    validate(this, slips);
  }
}
