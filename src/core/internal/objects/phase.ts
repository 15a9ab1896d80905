import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';

/** What is applied together; each phase is up before the next one is applied. */
export const PHASES = ['0-foundation', '1-controllers', '2-configuration', '3-data', '4-apps'] as const;

/** Index of a phase in `PHASES`. */
export enum Phase { FOUNDATION, CONTROLLERS, CONFIGURATION, DATA, APPS }

const METADATA = 'cdk8s-blueprints:phase';
// They wait for nothing, and others wait for them.
const ALWAYS_FIRST = new Set(['Namespace', 'CustomResourceDefinition', 'PersistentVolume']);

/** Puts a construct, and all below it that says nothing else, into a phase. */
export function setPhase(scope: Construct, phase: Phase): void {
  scope.node.addMetadata(METADATA, phase);
}

/** The phase of an object, or of one of a kind in a list: its kind's, the nearest ancestor's, or the last. */
export function phaseOf(object: ApiObject, kind = object.kind): Phase {
  if (ALWAYS_FIRST.has(kind)) return Phase.FOUNDATION;
  for (let at: IConstruct | undefined = object; at; at = at.node.scope) {
    const entry = at.node.metadata.find(({ type }) => type === METADATA);
    if (entry) return entry.data;
  }
  return Phase.APPS;
}
