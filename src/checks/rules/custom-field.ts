import { isRecord } from '../../core/internal/json';
import { valuesAt } from '../../core/internal/json-path';
import { FORMS, NEEDED, NO_LONGER, WITHIN } from '../internal/api/custom-fields';
import { Item } from '../internal/item';
import { secondsIn } from '../internal/programs/durations';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'custom-field',
  severity: 'error',
  title: 'A field of an operator\'s kind is written as the operator reads it: durations, sizes, addresses, names of its own lists.',
  why: 'Go knows no days, Prometheus no fractions: such an object is refused, or its operator cannot read it, nor, with some, any other of its kind. What asks longer than it waits until it asks again is refused too.',
  source: 'https://github.com/prometheus-operator/prometheus-operator/blob/main/Documentation/api-reference/api.md#monitoring.coreos.com/v1.Duration',
  remedy: 'correct it',
  alone: true,
  * check(cluster) {
    for (const item of cluster.items) {
      if (item.builtIn) continue;
      const kind = `${item.kind}.${item.group}`;
      yield* ofForm(item, kind);
      yield* tooLong(item, kind);
      yield* notWithin(item, kind);
      yield* lacking(item, kind);
    }
  },
};

function* ofForm(item: Item, kind: string): Iterable<Violation> {
  for (const [path, { pattern, words, source }] of FORMS[kind] ?? []) {
    for (const { value, at } of valuesAt(item.json, path)) {
      // An empty one is as none.
      if (value !== '' && !(typeof value === 'string' && pattern.test(value))) yield { item, at, must: words, value, source };
    }
  }
}

function* tooLong(item: Item, kind: string): Iterable<Violation> {
  if (!Object.hasOwn(NO_LONGER, kind)) return;
  const { above, shorter, longer, unsaid, less = false, source } = NO_LONGER[kind];
  for (const { value, at } of valuesAt(item.json, above)) {
    if (!isRecord(value)) continue;
    const { [shorter]: one, [longer]: other = unsaid } = value;
    const [least, most] = [secondsIn(one), secondsIn(other)];
    // Of a route, none at all is written so.
    if (least === undefined || most === undefined || most === 0 || (less ? least < most : least <= most)) continue;
    yield { item, at: `${at}.${shorter}`, must: `must ${less ? 'be less' : 'not be more'} than '${longer}', ${String(other)}${value[longer] === undefined ? ' where it is not said' : ''}`, value: one, source };
  }
}

function* notWithin(item: Item, kind: string): Iterable<Violation> {
  if (!Object.hasOwn(WITHIN, kind)) return;
  const { fields, names: list, source } = WITHIN[kind];
  const names = valuesAt(item.json, list).map(({ value }) => String(value));
  for (const { value, at } of fields.flatMap(field => valuesAt(item.json, field))) {
    if (!names.includes(String(value))) yield { item, at, must: `must be one of ${list.replace('[].name', '')}: ${names.join(', ') || 'there is none'}`, value, source };
  }
}

function* lacking(item: Item, kind: string): Iterable<Violation> {
  if (!Object.hasOwn(NEEDED, kind)) return;
  const { fields, source } = NEEDED[kind];
  for (const at of fields.filter(field => valuesAt(item.json, field).length === 0)) {
    yield { item, at, must: 'must be given: the operator passes over it', value: 'nothing', remedy: 'add it', source };
  }
}
