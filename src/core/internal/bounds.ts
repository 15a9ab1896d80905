import { IConstruct } from 'constructs';
import { DedicatedNodesProps } from '../placement';
import { metadataAt } from './metadata';

/** What all objects of a namespace have to keep to, whoever makes them. */
export interface Bounds {
  readonly namespace: string;
  /** The hosts that may be routed to it; any where they are not said. */
  readonly hosts?: readonly string[];
  /** The nodes that its pods run on; any where they are not said. */
  readonly dedicatedNodes?: DedicatedNodesProps;
}

const METADATA = 'cdk8s-blueprints:bounds';

/** Says at a construct what a namespace has to keep to. */
export function setBounds(scope: IConstruct, bounds: Bounds): void {
  if (bounds.hosts || bounds.dedicatedNodes) scope.node.addMetadata(METADATA, bounds);
}

/** What a construct, not one in it, has said of namespaces. */
export function boundsAt(scope: IConstruct): Bounds[] {
  return metadataAt(scope, METADATA);
}
