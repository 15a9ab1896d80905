import { IConstruct } from 'constructs';
import { metadataAt } from './metadata';

/** The hosts that may be routed to a namespace. */
export interface AllowedHosts {
  readonly namespace: string;
  readonly hosts: readonly string[];
}

const METADATA = 'cdk8s-blueprints:exposure';

/** Says at a construct which hosts may be routed to a namespace. */
export function restrictHosts(scope: IConstruct, namespace: string, hosts: readonly string[] | undefined): void {
  if (hosts) scope.node.addMetadata(METADATA, { namespace, hosts });
}

/** What a construct, not one in it, has said of hosts. */
export function allowedHostsAt(scope: IConstruct): AllowedHosts[] {
  return metadataAt(scope, METADATA);
}
