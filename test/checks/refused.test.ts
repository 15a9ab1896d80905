import { Cluster } from '../../src/checks/internal/cluster';
import { Item } from '../../src/checks/internal/item';
import { judge } from '../../src/checks/internal/judge';
import { NO_SETTING } from '../../src/checks/internal/setting';
import { schema } from '../../src/core/internal/api/schema';
import { Finding } from '../../src/core/internal/finding';
import { minorsOf, REFUSED, TAKEN, Tried } from './_refused';

/** The errors that an object by itself is, for a version of Kubernetes. */
function errorsOf({ object }: Tried, minor: number): Finding[] {
  return judge(new Cluster([new Item(object, 'object', false)], { ...NO_SETTING, minor })).map(({ finding }) => finding).filter(({ severity }) => severity === 'error');
}

// That the API server refuses them, and why, a live test shows.
test.each(REFUSED)('$said of $object.kind $object.metadata.name: an error of $rule', refused => {
  for (const minor of minorsOf(refused)) expect(errorsOf(refused, minor).map(({ rule }) => rule)).toContain(refused.rule);
});

// What an older version does not know is said of the field, and not of its value.
/** Whether a version has the kind of an object. */
const isServed = ({ object }: Tried, minor: number) => (schema().served(String(object.apiVersion), object.kind)?.since ?? 0) <= minor;

test.each(REFUSED.filter(refused => refused.rule === 'unknown-field' && refused.since !== undefined && isServed(refused, refused.since - 1)))('$said of $object.kind $object.metadata.name: no error before 1.$since', refused => {
  const said = errorsOf(refused, (refused.since ?? 0) - 1).filter(({ rule }) => rule === 'unknown-field');
  expect(said.filter(({ why }) => !why.includes('must be a field of Kubernetes'))).toEqual([]);
});

const OF_THE_API_SERVER = ['fields-together', 'object-name', 'required-field', 'unknown-field'];

test.each(TAKEN)('$object.kind $object.metadata.name: no error', taken => {
  for (const minor of minorsOf(taken)) expect(errorsOf(taken, minor).filter(({ rule }) => OF_THE_API_SERVER.includes(rule))).toEqual([]);
});
