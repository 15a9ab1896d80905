import { Construct } from 'constructs';
import { metadataAt } from './metadata';

/** Something about the input that the user has to know: an error fails the synthesis, a warning is printed. */
export interface Finding {
  /** Id of the rule, in kebab case. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** What it is about: a prop, as the user wrote it, or a Kubernetes object. */
  readonly object: string;
  /** What was found there, as text. */
  readonly value: string;
  /** What is allowed, continuing the sentence that the object begins: `must be …`. */
  readonly why: string;
  /** How to mend it. */
  readonly remedy: string;
  /** Where the fact is from, if it is not plain. */
  readonly source?: string;
}

/** What a rule answers: nothing, one finding or some. */
export type Found = Finding | undefined | Found[];

const METADATA = 'cdk8s-blueprints:findings';

/** Records what is wrong with the props of a construct. The constructor goes on; the synthesis reports all findings together. */
export function validate(scope: Construct, ...found: Found[]): void {
  const findings = flatten(found);
  if (findings.length > 0) check(scope, () => findings);
}

/** The same for what is only known when everything is built: `findings` runs at synthesis. */
export function check(scope: Construct, findings: () => Finding[]): void {
  scope.node.addMetadata(METADATA, findings);
  scope.node.addValidation({ validate: () => findings().filter(({ severity }) => severity === 'error').map(message) });
}

/** All findings of a construct, not of its children: first what is of a wrong type, from which others may follow. */
export function findingsOf(scope: Construct): Finding[] {
  const all = metadataAt<() => Finding[]>(scope, METADATA).flatMap(findings => findings());
  return [...all.filter(({ rule }) => rule === 'type'), ...all.filter(({ rule }) => rule !== 'type')];
}

/** A finding as a sentence. cdk8s puts the construct's path before it. */
export function message({ object, why, value, remedy, rule, source }: Finding): string {
  return `${object} ${why}, got ${value}; ${remedy} (rule: ${rule}${source === undefined ? '' : `, see ${source}`})`;
}

/** A value as a message shows it: short enough to read, and saying so where it is shortened. */
export function show(value: unknown): string {
  const text = textOf(value);
  return text.length <= 80 ? text : `${text.slice(0, 60)}… (${text.length} characters)`;
}

/** Findings about the options of something, under the name that it has where it is used. */
export function within(object: string, found: Found): Found {
  return flatten([found]).map(finding => ({ ...finding, object: `${object} ${finding.object}` }));
}

function textOf(value: unknown): string {
  // JSON has no word for NaN, and objects of classes are better named than spread out.
  if (typeof value === 'number') return String(value);
  const name = className(value);
  if (name !== undefined) return name;
  try {
    return JSON.stringify(value, (_, item) => className(item) ?? item) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

/** The class of an object, if it is of one. */
function className(value: unknown): string | undefined {
  const plain = typeof value !== 'object' || value === null || Array.isArray(value) || value.constructor === undefined || value.constructor.name === 'Object';
  return plain ? undefined : value.constructor.name;
}

/** All findings of a list. */
export function flatten(found: Found[]): Finding[] {
  const findings: Finding[] = [];
  collect(found, findings);
  return findings;
}

function collect(found: readonly Found[], into: Finding[]): void {
  for (const item of found) {
    if (Array.isArray(item)) collect(item, into);
    else if (item !== undefined) into.push(item);
  }
}
