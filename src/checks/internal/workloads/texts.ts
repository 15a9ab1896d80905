import { list } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Container, Pods, wordsOf } from '../pods';

/** A text that a program is given. */
export interface Text {
  readonly text: string;
  /** Where in the object it is. */
  readonly at: string;
}

/** What the programs of pods are told in plain text: variables, commands and arguments. */
export const textsOf = memo(({ containers }: Pods): readonly Text[] => containers.flatMap(({ json, at }) => [
  ...list(json.env).flatMap(({ name, value }): Text[] => typeof value === 'string' ? [{ text: value, at: `${at} env '${String(name)}'` }] : []),
  ...wordsOf(json).flatMap(([field, words]) => words.map((text): Text => ({ text, at: `${at} ${field}` }))),
]));

/** All those texts as one, a line each: most have nothing of what a rule is about, and need not be looked at one by one. */
export const wholeText = memo((pods: Pods): string => textsOf(pods).map(({ text }) => text).join('\n'));

/** All of a container as JSON, for the same. */
export const containerText = memo(({ json }: Container): string => JSON.stringify(json));

/** Whether pods may listen on a port that they do not say they have: where a program of theirs is told its number, or where the node's own are theirs. */
export function isTold(pods: Pods, port: number): boolean {
  return pods.spec.hostNetwork === true || USUAL.has(port) || new RegExp(`(^|\\D)${port}(\\D|$)`, 'm').test(wholeText(pods));
}

// Ports for probes and metrics that programs have by themselves: controller-runtime, Keycloak and MinIO, Istio, CSI's liveness probe.
const USUAL = new Set([8081, 9000, 9808, 15020, 15021]);
