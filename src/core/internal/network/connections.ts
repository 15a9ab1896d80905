import { IConstruct } from 'constructs';
import { Peer } from '../../peer';
import { metadataAt } from '../metadata';
import { podsOf } from './foreign';

/** A connection that a workload has declared. */
export interface DeclaredConnection {
  readonly from: PodsByLabels;
  readonly to: PodsByLabels & { readonly ports: ReturnType<Peer['_ports']> };
  /** The path of what it leads to. */
  readonly target: string;
}

interface PodsByLabels {
  readonly namespace?: string;
  readonly labels: Record<string, string>;
}

const METADATA = 'cdk8s-blueprints:connection';

interface Entry {
  readonly from: PodsByLabels;
  readonly peer: Peer;
  readonly target: string;
}

/** Says at a workload that it is connected to somebody. */
export function addConnection(scope: IConstruct, entry: Entry): void {
  scope.node.addMetadata(METADATA, entry);
}

/** The connections of a workload to pods; what is outside of the cluster is not among them. */
export function connectionsAt(scope: IConstruct): DeclaredConnection[] {
  return metadataAt<Entry>(scope, METADATA).flatMap(({ from, peer, target }) => {
    const who = peer._who();
    const pods = who.type === 'pods' ? who : who.type === 'workload' ? podsOf(who.workload) : undefined;
    return pods === undefined || typeof pods === 'string' ? [] : [{ from, to: { namespace: pods.namespace, labels: pods.labels, ports: peer._ports() }, target }];
  });
}
