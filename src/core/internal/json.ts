/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON object; one without fields in place of anything else. */
export function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

/** The objects of a list; none in place of anything else. */
export function list(value: unknown): readonly Json[] {
  if (!Array.isArray(value)) return NONE;
  // Nearly always they are objects all of them, and there is nothing to copy.
  for (const item of value) if (!isRecord(item)) return value.filter(isRecord);
  return value;
}

const NONE: readonly Json[] = [];

/** The template of the pods that an object makes. */
export function podTemplateOf({ kind, spec }: Json): Json | undefined {
  const { template } = record(kind === 'CronJob' ? record(record(spec).jobTemplate).spec : kind === 'ScaledJob' ? record(spec).jobTargetRef : spec);
  return isRecord(template) && isRecord(template.spec) ? template : undefined;
}
