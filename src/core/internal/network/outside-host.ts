import { IConstruct } from 'constructs';
import { metadataAt } from '../metadata';

const METADATA = 'cdk8s-blueprints:outside-host';

/** Says the host of something that is outside of the cluster, at the construct that declares it. */
export function setOutsideHost(scope: IConstruct, host: string): void {
  scope.node.addMetadata(METADATA, host);
}

/** The hosts outside of the cluster that a construct, not one in it, declares. */
export function outsideHostsAt(scope: IConstruct): string[] {
  return metadataAt(scope, METADATA);
}
