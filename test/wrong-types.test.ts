import { propsOf, TYPES } from './_assembly';
import { STRUCTS } from './_structs';

// One of each kind; CI, which tries more programs too, tries more values.
const FEW: unknown[] = [null, -1, NaN, 'text', true, [null], {}, { a: null }, new Date(0)];
const MORE: unknown[] = [undefined, 5, '', [], [5], ['text'], { a: 5 }, { a: 'text' }];
const WRONG = process.env.PROPERTY_RUNS ? [...FEW, ...MORE] : FEW;

test.each(Object.keys(STRUCTS).filter(name => STRUCTS[name].render))('%s: a value of another type is a finding, or does no harm, and nothing else is thrown', name => {
  // What programs inherit from a pod is tried with one of them.
  const props = name === 'WebAppProps' ? propsOf(name) : TYPES.get(name)?.properties ?? [];
  for (const { name: prop } of props) {
    for (const value of WRONG) {
      try {
        STRUCTS[name].render!({ ...STRUCTS[name].base, [prop]: value });
      } catch (error) {
        expect([prop, value, (error as Error).message.split('\n')[0]]).toEqual([prop, value, 'Validation failed with the following errors:']);
      }
    }
  }
});
