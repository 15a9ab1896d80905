import { ApiObject } from 'cdk8s';

const METADATA = 'cdk8s-blueprints:made-secret';

/** The Secret that a Job makes, once. */
export interface MadeSecret {
  readonly name: string;
  readonly keys: readonly string[];
}

/** Says which Secret a Job makes, with which keys. */
export function makesSecret(job: ApiObject, secret: MadeSecret): void {
  job.node.addMetadata(METADATA, secret);
}

/** The Secret that a Job makes; undefined of anything else. */
export function madeSecret(job: ApiObject): MadeSecret | undefined {
  return job.node.metadata.find(({ type }) => type === METADATA)?.data;
}
