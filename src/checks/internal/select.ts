import { Json, list, record } from '../../core/internal/json';

/** Labels of an object. */
export type Labels = Readonly<Record<string, unknown>>;

/** Whether labels have all of some. */
function has(labels: Labels, wanted: Json): boolean {
  for (const key in wanted) if (!(key in labels) || String(labels[key]) !== String(wanted[key])) return false;
  return true;
}

/**
 * Whether a label selector takes labels. One that is empty takes all.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selects(selector: Json, labels: Labels): boolean {
  return has(labels, record(selector.matchLabels)) && list(selector.matchExpressions).every(expression => satisfies(expression, labels));
}

function satisfies({ key, operator, values }: Json, labels: Labels): boolean {
  const name = String(key);
  const among = Array.isArray(values) && name in labels && values.map(String).includes(String(labels[name]));
  switch (operator) {
    case 'In': return among;
    case 'NotIn': return !among;
    case 'Exists': return name in labels;
    case 'DoesNotExist': return !(name in labels);
    default: return false;
  }
}
