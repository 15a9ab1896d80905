import { merge } from '../../src/core/internal/api/merge';
import { schema } from '../../src/core/internal/api/schema';

const pod = schema().kind('v1', 'Pod')!;
const claim = schema().kind('v1', 'PersistentVolumeClaim')!;
const spec = (fields: Record<string, unknown>) => ({ spec: fields });

test('maps are merged, and null removes', () => {
  expect(merge(spec({ a: 1, b: { c: 1, d: 2 } }), spec({ b: { c: null, e: 3 } }), pod)).toEqual(spec({ a: 1, b: { d: 2, e: 3 } }));
});

test('lists are merged by the key that the API merges them by', () => {
  const before = spec({ containers: [{ name: 'a', image: 'a:1', env: [{ name: 'X', value: '1' }] }, { name: 'b' }] });
  expect(merge(before, spec({ containers: [{ name: 'a', env: [{ name: 'X', value: '2' }, { name: 'Y', value: '3' }] }, { name: 'c' }] }), pod)).toEqual(
    spec({ containers: [{ name: 'a', image: 'a:1', env: [{ name: 'X', value: '2' }, { name: 'Y', value: '3' }] }, { name: 'b' }, { name: 'c' }] }));
});

test('an element leaves a list by $patch: delete', () => {
  expect(merge(spec({ volumes: [{ name: 'a' }, { name: 'b' }] }), spec({ volumes: [{ name: 'a', $patch: 'delete' }] }), pod)).toEqual(spec({ volumes: [{ name: 'b' }] }));
});

test('a map is replaced by $patch: replace', () => {
  expect(merge(spec({ nodeSelector: { a: '1' } }), spec({ nodeSelector: { $patch: 'replace', b: '2' } }), pod)).toEqual(spec({ nodeSelector: { b: '2' } }));
});

test('a list without a key is replaced', () => {
  expect(merge(spec({ tolerations: [{ key: 'a' }] }), spec({ tolerations: [{ key: 'b' }] }), pod)).toEqual(spec({ tolerations: [{ key: 'b' }] }));
  expect(merge(spec({ accessModes: ['ReadWriteOnce'] }), spec({ accessModes: ['ReadWriteMany'] }), claim)).toEqual(spec({ accessModes: ['ReadWriteMany'] }));
});

test('a set of scalars is united', () => {
  expect(merge({ metadata: { finalizers: ['a'] } }, { metadata: { finalizers: ['a', 'b'] } }, pod)).toEqual({ metadata: { finalizers: ['a', 'b'] } });
});

test('objects of other kinds are merged as JSON', () => {
  expect(merge(spec({ list: [{ name: 'a' }], keep: 1 }), spec({ list: [{ name: 'b' }] }), undefined)).toEqual(spec({ list: [{ name: 'b' }], keep: 1 }));
});

test('nothing that is merged is changed itself', () => {
  const before = spec({ containers: [{ name: 'a' }] });
  const copy = structuredClone(before);
  merge(before, spec({ containers: [{ name: 'a', image: 'b:1' }, { name: 'b' }] }), pod);
  expect(before).toEqual(copy);
});
