import { Expression, parseRule } from '../../src/core/internal/traefik/syntax';

/** An expression with parentheses around all that is joined. */
function shown(expression: Expression): string {
  if ('name' in expression) return `${expression.name}(${expression.values.join(', ')})`;
  if ('not' in expression) return `!${shown(expression.not)}`;
  return 'all' in expression ? `(${expression.all.map(shown).join(' && ')})` : `(${expression.any.map(shown).join(' || ')})`;
}

test.each([
  ['Host(`a`)', 'Host(a)'],
  ['Host(`a`,)', 'Host(a)'],
  ['Query(`a`, "b")', 'Query(a, b)'],
  ['Header(`X`, "a\\"b\\\\c")', 'Header(X, a"b\\c)'],
  ['Path(`/a\\b`)', 'Path(/a\\b)'],
  ['Host(`a`)||Host(`b`)&&Path(`/c`)', '(Host(a) || (Host(b) && Path(/c)))'],
  ['(Host(`a`) || Host(`b`)) && Path(`/c`)', '((Host(a) || Host(b)) && Path(/c))'],
  ['!Host(`a`) && Path(`/c`)', '(!Host(a) && Path(/c))'],
  ['!(Host(`a`) && !!Path(`/c`))', '!(Host(a) && !!Path(/c))'],
  ['((Host(`a`)))', 'Host(a)'],
  ['\n Host(`a`) &&\n  Path(`/c`)\n', '(Host(a) && Path(/c))'],
])('%j is %s', (rule, expected) => {
  const { expression, problem } = parseRule(rule);
  expect([expression && shown(expression), problem]).toEqual([expected, undefined]);
});

test.each([
  ['', 'must say which requests the route takes'],
  [' ', 'must say which requests the route takes'],
  ['Host(`a`) &&', 'must end with a matcher'],
  ['Host(`a`) && ()', 'must have a matcher before )'],
  ['Host(`a`) || && Path(`/`)', 'must have a matcher before &&'],
  ['`a`', 'must have a matcher before `a`'],
  ['Host(`a`) Path(`/`)', 'must have && or || before Path'],
  ['(Host(`a`) Path(`/`))', 'must have && or || before Path'],
  ['Host(`a`))', 'must open every parenthesis that it closes'],
  ['(Host(`a`)', 'must close every parenthesis'],
  ['(Host(`a`) && (Path(`/`)', 'must close every parenthesis'],
  ['Host', 'must give Host its values in parentheses'],
  ['Host(`a`', 'must give Host its values in parentheses'],
  ['Host && Path(`/`)', 'must give Host its values in parentheses'],
  ['Host(a)', 'must give Host values between back-quotes, with commas between them'],
  ['Host(`a` `b`)', 'must give Host values between back-quotes, with commas between them'],
  ['Host(,`a`)', 'must give Host values between back-quotes, with commas between them'],
  ['Host(`a`)\n&& Path(`/`)', 'must not go on in the next line after a value or a )'],
  ['Host(`a', 'must close every back-quote'],
  ['Host("a\\q")', 'must have texts in quotes as Go has them'],
  ['Host(\'a\')', 'must have values between back-quotes'],
  ['Host(`a`) & Path(`/`)', 'must be matchers that are joined by && and ||, which & is no part of'],
])('%j: %s', (rule, why) => {
  const { expression, problem = [] } = parseRule(rule);
  expect([expression, problem[0], problem[1]]).toEqual([undefined, why, expect.stringMatching(/\w/)]);
});

test('what is before a problem is read', () => {
  expect(parseRule('Host(`a`) && Path(`/b`) &&').matchers).toEqual([{ name: 'Host', values: ['a'] }, { name: 'Path', values: ['/b'] }]);
});
