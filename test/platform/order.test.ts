import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { inOrder } from '../../src/platform/_order';

const root = () => new Chart(new App(), 'chart');
const object = (scope: Construct, id: string) => new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap' });

function ids(scope: Construct): string[] {
  const items = scope.node.findAll().filter(each => ApiObject.isApiObject(each));
  const dependencies = scope.node.findAll().flatMap(source => source.node.dependencies.map(target => ({ source, target })));
  const order = inOrder(items, dependencies);
  return ('cycle' in order ? order.cycle : order).map(({ node }) => node.id);
}

test('without dependencies it is the order of creation', () => {
  const chart = root();
  ['c', 'a', 'b'].forEach(id => object(chart, id));
  expect(ids(chart)).toEqual(['c', 'a', 'b']);
});

test('what is depended on comes just before', () => {
  const chart = root();
  const [a, , c] = ['a', 'b', 'c'].map(id => object(chart, id));
  a.addDependency(c);
  expect(ids(chart)).toEqual(['c', 'a', 'b']);
});

test('a construct that is depended on comes whole, also the constructs inside', () => {
  const chart = root();
  const first = object(chart, 'first');
  const group = new Construct(chart, 'group');
  object(group, 'a');
  object(new Construct(group, 'inner'), 'b');
  first.node.addDependency(group);
  expect(ids(chart)).toEqual(['a', 'b', 'first']);
});

test('a construct that depends comes whole after', () => {
  const chart = root();
  const group = new Construct(chart, 'group');
  object(group, 'a');
  object(group, 'b');
  group.node.addDependency(object(chart, 'last'));
  expect(ids(chart)).toEqual(['last', 'a', 'b']);
});

test('a dependency of a construct inside of one that has one, too', () => {
  const chart = root();
  const outer = new Construct(chart, 'outer');
  const inner = new Construct(outer, 'inner');
  object(inner, 'a');
  const x = object(chart, 'x');
  const y = object(chart, 'y');
  outer.node.addDependency(x);
  inner.node.addDependency(y);
  expect(ids(chart)).toEqual(['x', 'y', 'a']);
});

test('a circle is told', () => {
  const chart = root();
  const [a, b, c] = ['a', 'b', 'c'].map(id => object(chart, id));
  a.addDependency(b);
  b.addDependency(c);
  c.addDependency(a);
  expect(ids(chart).sort()).toEqual(['a', 'b', 'c']);
});

test('a long chain needs no deep stack, and no more than linear time', () => {
  const chart = root();
  let before = object(chart, '0');
  for (let index = 1; index < 20_000; index++) {
    const next = object(chart, String(index));
    before.addDependency(next);
    before = next;
  }
  // Of the processor's time: what else the machine does is not ours.
  const start = process.cpuUsage();
  expect(ids(chart)[0]).toBe('19999');
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(5);
});
