import v8 from 'v8';
import { unoptimized } from '../../../src/checks/internal/unoptimized';

const flags = () => jest.spyOn(v8, 'setFlagsFromString');
const set = () => flags().mock.calls.map(([flag]) => flag);

beforeEach(() => flags().mockImplementation());
afterEach(() => flags().mockRestore());

test('V8 does not optimize meanwhile, and does afterwards', () => {
  expect(unoptimized(() => [...set(), 'work'], [])).toEqual(['--no-opt', 'work']);
  expect(set()).toEqual(['--no-opt', '--opt']);
});

test('it does afterwards also where the work fails', () => {
  expect(() => unoptimized(() => { throw new Error('of the work'); }, [])).toThrow('of the work');
  expect(set()).toEqual(['--no-opt', '--opt']);
});

test.each(['--jitless', '--no-opt', '--no-turbofan', '--max-old-space-size=4096 --interrupt-budget=1000000', '--always-sparkplug'])('what Node was started with holds: %s', given => {
  expect(unoptimized(() => 'work', ['--enable-source-maps', given])).toBe('work');
  expect(set()).toEqual([]);
});

test('other flags of Node change nothing', () => {
  unoptimized(() => 'work', ['--enable-source-maps', '--import=/opt/jit/tsx', '--max-old-space-size=4096 --no-warnings']);
  expect(set()).toEqual(['--no-opt', '--opt']);
});
