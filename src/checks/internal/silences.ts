import { IConstruct } from 'constructs';
import { metadataAt } from '../../core/internal/metadata';

const METADATA = 'cdk8s-blueprints:silence';

/** Silences a rule at a construct. */
export function addSilence(construct: IConstruct, rule: string): void {
  construct.node.addMetadata(METADATA, rule);
}

/** The rules that are silenced at a construct; those around it have theirs. */
export function silencesAt(construct: IConstruct): string[] {
  return metadataAt(construct, METADATA);
}
