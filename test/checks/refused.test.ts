import { Cluster } from '../../src/checks/internal/cluster';
import { Item } from '../../src/checks/internal/item';
import { judge } from '../../src/checks/internal/judge';
import { REFUSED } from './_refused';

// That the API server refuses them, and why, a live test shows.
test.each(REFUSED)('$said of $object.kind $object.metadata.name: an error of $rule', ({ rule, object }) => {
  const errors = judge(new Cluster([new Item(object, 'object', false)])).filter(({ finding }) => finding.severity === 'error');
  expect(errors.map(({ finding }) => finding.rule)).toContain(rule);
});
