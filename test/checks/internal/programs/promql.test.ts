import { labelsOf, unmatched } from '../../../../src/checks/internal/programs/promql';

const said = (expression: string) => {
  const labels = labelsOf(expression);
  return labels && [...labels].join();
};

test.each([
  ['sum(up)', ''],
  ['sum by (job) (up)', 'job'],
  ['sum(up) by (job, instance)', 'job,instance'],
  ['count by(job)(rate(http_requests_total{code=~"5.."}[5m]))', 'job'],
  ['sum by () (up)', ''],
  ['sum(a) by (job) / sum(b) by (job)', 'job'],
  ['sum by (a, b) (x) > bool sum by (b, a) (y)', 'a,b'],
  ['100 * (1 - avg by (job) (up))', 'job'],
  ['-sum by (job) (up) > 0.5', 'job'],
  ['max(a) by (job) and min(b) by (job) unless count(c) by (job)', 'job'],
  ['group(a) + stddev(b) - stdvar(c) % quantile(0.9, d) ^ 2', ''],
  ['sum(a) == 1 != 2 > 3 < 4 >= 5 <= 6', ''],
  ['sum by (job) (up{path=") by (x"}) # by (instance)', 'job'],
  ['sum(\n  up{a=\'(\'}\n) by (job)', 'job'],
])('%j leaves %j', (expression, labels) => {
  expect(said(expression)).toBe(labels);
});

test.each([
  'up', '1', '(1 + 2)', 'rate(up[5m])', 'topk(1, up)', 'sum without (job) (up)', 'sum(up) without (job)', 'sum by (a) (x) / sum by (b) (y)', 'sum(x) / up', 'up / sum(x)', 'sum(x) or sum(y)', 'sum', 'sum by (job)', 'sum(up', '(sum(up)',
  'sum(up))', 'sum(up) sum(up)', 'sum(x) +', '', 'bool sum(x)', 'sum(x) / on (job) sum(y)',
])('of %j it is not known what it leaves', expression => {
  expect(said(expression)).toBeUndefined();
});

test.each([
  ['sum(rate(up{a="b"}[5m]))', undefined], ['up{a="}"} # )', undefined], ['up{a=\'(\'} + up{b=`[`}', undefined], ['up{a="\\"("}', undefined], ['up{a=\'\\\'(\'}', undefined], ['', undefined],
  ['sum(up', '('], ['sum(up))', ')'], ['up[5m', '['], ['up{a="b"', '{'], ['up{a="b"]', ']'], ['up{(})', '}'], ['up{a="b}', '"'], ['up{a=\'b}', '\''], ['up{a=`b}', '`'], ['up}', '}'], ['((up)', '('],
])('of %j, %j has no other one', (expression, bracket) => {
  expect(unmatched(expression)).toBe(bracket);
});
