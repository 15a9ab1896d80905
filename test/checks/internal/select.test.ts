import { selects } from '../../../src/checks/internal/select';

const labels = { app: 'web', tier: 1 };
const expression = (key: string, operator: string, values?: unknown) => ({ matchExpressions: [{ key, operator, values }] });

test.each<[object, boolean]>([
  [{}, true],
  [{ matchLabels: { app: 'web' } }, true],
  [{ matchLabels: { app: 'web', tier: '1' } }, true],
  [{ matchLabels: { app: 'api' } }, false],
  [{ matchLabels: { zone: undefined } }, false],
  [expression('app', 'In', ['api', 'web']), true],
  [expression('app', 'In', ['api']), false],
  [expression('tier', 'In', ['1']), true],
  [expression('zone', 'In', ['undefined']), false],
  [expression('app', 'In', 'web'), false],
  [expression('app', 'NotIn', ['api']), true],
  [expression('app', 'NotIn', ['web']), false],
  [expression('zone', 'NotIn', ['a']), true],
  [expression('app', 'Exists'), true],
  [expression('zone', 'Exists'), false],
  [expression('zone', 'DoesNotExist'), true],
  [expression('app', 'DoesNotExist'), false],
  [expression('app', 'Equals', ['web']), false],
  [{ matchLabels: { app: 'web' }, ...expression('zone', 'Exists') }, false],
])('%j: %j', (selector, taken) => expect(selects(selector as Readonly<Record<string, unknown>>, labels)).toBe(taken));
