import { readFileSync } from 'fs';
import { join } from 'path';

// What the generated code says: in its `toJson_*` functions a wire key is beside the key of the interface.
const generated = readFileSync(join(require.resolve('cdk8s-plus-27'), '../imports/k8s.js'), 'utf8');
const renamed = new Map<string, Set<string>>();
for (const [, wire, expression] of generated.matchAll(/^\s+'([^']+)': (.*),$/gm)) {
  for (const [, key] of expression.matchAll(/obj\.(\w+)/g)) {
    if (key !== wire) renamed.set(key, (renamed.get(key) ?? new Set()).add(wire));
  }
}

const source = readFileSync(join(__dirname, '../../src/core/internal/api/wire.ts'), 'utf8');
const table = new Map([...source.matchAll(/^ {2}(\w+): '([^']+)';$/gm)].map(([, key, wire]) => [key, wire]));

test('every key that the generator renamed has its wire spelling in the table', () => {
  expect(renamed.size).toBeGreaterThan(25);
  for (const [key, wires] of renamed) {
    expect([...wires]).toHaveLength(1);
    // `schema` is `$schema` in one type and itself in another, which the table cannot say.
    if (key !== 'schema') expect([key, table.get(key)]).toEqual([key, [...wires][0]]);
  }
});

test('the table holds nothing that the generator did not rename', () => {
  expect([...table.keys()].filter(key => !renamed.has(key))).toEqual([]);
});
