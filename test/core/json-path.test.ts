import { valuesAt } from '../../src/core/internal/json-path';

const json = {
  metadata: { labels: { 'example.org/cluster': 'a' } },
  spec: { list: [{ name: 'x', inner: [1, 2] }, { name: 'y' }, 'text'], map: { b: { value: true }, a: 'c' }, none: null, zero: 0 },
};

test.each<[string, Array<[unknown, string]>]>([
  ['spec.zero', [[0, 'spec.zero']]],
  ['spec.none', [[null, 'spec.none']]],
  ['spec.missing', []],
  ['spec.missing.deeper', []],
  ['spec.list[].name', [['x', 'spec.list[0].name'], ['y', 'spec.list[1].name']]],
  ['spec.list[].inner[]', [[1, 'spec.list[0].inner[0]'], [2, 'spec.list[0].inner[1]']]],
  ['spec.map{}', [[{ value: true }, 'spec.map.b'], ['c', 'spec.map.a']]],
  ['spec.map{}.value', [[true, 'spec.map.b.value']]],
  ['spec.map[]', []],
  ['spec.list{}', []],
  ['metadata.labels."example.org/cluster"', [['a', 'metadata.labels.example.org/cluster']]],
])('%s', (path, expected) => {
  expect(valuesAt(json, path).map(({ value, at }) => [value, at])).toEqual(expected);
});
