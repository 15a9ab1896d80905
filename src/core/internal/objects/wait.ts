import { ApiObject } from 'cdk8s';

const METADATA = 'cdk8s-blueprints:wait';

/** Says that what comes in later phases needs the Job's work to be done. */
export function awaited(job: ApiObject): void {
  job.node.addMetadata(METADATA, true);
}

/** Whether later phases need a Job to be done. */
export function isAwaited(object: ApiObject): boolean {
  return object.node.metadata.some(({ type }) => type === METADATA);
}
