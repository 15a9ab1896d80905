import { askedBy, pathsTaken } from '../../../../src/checks/internal/programs/traefik-rules';

test.each([
  ['Host(`A.example.org`)', { hosts: ['a.example.org'], others: [] }],
  ['HOST("a") || host(`b`)', { hosts: ['a', 'b'], others: [] }],
  ['Path(`/a`)', { path: { text: '/a', how: 'exact' }, others: [] }],
  ['PathPrefix(`/a`) && Host(`a`)', { hosts: ['a'], path: { text: '/a', how: 'prefix' }, others: [] }],
  ['Path(`/a`) || PathPrefix(`/a/`)', { path: { text: '/a', how: 'parts' }, others: [] }],
])('%s asks for %j', (rule, asked) => expect(askedBy(rule)).toEqual(asked));

test.each([
  'Host(`a`) || Path(`/a`)',
  'Host(`a`, `b`)',
  'Path(`/a`) || PathPrefix(`/b/`)',
  'Path(`/a`) || PathPrefix(`/a/`) || Path(`/b`)',
  'PathPrefix(`/a`) || PathPrefix(`/a/`)',
  'Path(`/a`) || Path(`/b`)',
  '!Host(`a`)',
])('%s is something else', rule => expect(askedBy(rule)).toEqual({ others: [expect.stringMatching(/\w/)] }));

test('what else is asked is the same however it is written', () => {
  const others = ['Host(`a`) && Method(`GET`)', 'Method("GET")&&Host(`a`)'].map(rule => askedBy(rule)?.others);
  expect(others[0]).toEqual(others[1]);
  expect(askedBy('Host(`a`) && Method(`POST`)')?.others).not.toEqual(others[0]);
});

test.each(['Host(`a`) && Host(`b`)', 'Path(`/a`) && PathPrefix(`/b`)', 'Host(`a`) &&', ''])('%j is not told', rule => expect(askedBy(rule)).toBeUndefined());

test.each([
  ['PathPrefix(`/a`)', ['/a']],
  ['Host(`a`) && Path(`/a`)', ['/a']],
  ['PathPrefix(`/a`) || pathprefix(`/b`)', ['/a', '/b']],
  ['Host(`a`) && (PathPrefix(`/a`) || Path(`/b`))', ['/a', '/b']],
  ['PathPrefix(`/a`) && !PathPrefix(`/a/b`)', ['/a']],
  ['PathPrefix(`/a`) || Host(`b`)', []],
  ['PathPrefix(`/a`) || (Host(`b`) && Method(`GET`))', []],
  ['!PathPrefix(`/a`)', []],
  ['Host(`a`)', []],
  ['PathPrefix(`/a`) &&', []],
])('%s takes %j', (rule, paths) => expect(pathsTaken(rule)).toEqual(paths));
