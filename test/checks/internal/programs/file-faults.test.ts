import { faultOf } from '../../../../src/checks/internal/programs/file-faults';

test.each([
  ['a.json', '{"a": 1\n "b": 2}', 'line 2: missed comma between flow collection entries'],
  ['a.json', '\uFEFF{"a": [1}', 'line 1: missed comma between flow collection entries'],
  ['a.json', '{"a": yes}', 'a word that is not of JSON'],
  ['a.json', '{"a": 01}', 'a word that is not of JSON'],
  ['a.json', '{"a": "b c}\n', 'line 2: unexpected end of the stream within a double quoted scalar'],
  ['a.json', '{"a": [1],}, ', 'line 1: end of the stream or a document separator is expected'],
  ['a.json', '{"a": "it\'s" 1 2}', 'line 1: missed comma between flow collection entries'],
  ['a.json', '{"http://a": 1 2}', 'a word that is not of JSON'],
  ['a.yaml', 'a: 1\nb: 2\na: 3\n', 'line 3: duplicated mapping key'],
  ['a.yaml', 'a: $A\nb: 2\na: 3\n', 'line 3: duplicated mapping key'],
  ['a.yaml', 'a: $A\n\tb: 2\n', 'line 2: tab characters must not be used in indentation'],
  ['a.yml', '\uFEFFa: [1, 2\nb: 3\n', 'line 2: missed comma between flow collection entries'],
  ['a.yaml', 'a: 1\n---\nb: "c\n', 'line 4: unexpected end of the stream within a double quoted scalar'],
  ['a.yaml', 'a: b: c\n', 'line 1: bad indentation of a mapping entry'],
  ['a.yaml', 'a: !secret b\nc: &d 1\ne: *f\n', 'line 3: unidentified alias'],
  ['a.yaml', `a: [\n${'1,\n'.repeat(19)}]\nb: c: d\n`, 'line 22: bad indentation of a mapping entry'],
])('in %s, %j is wrong: %s', (path, text, words) => {
  expect(faultOf(path, text)).toEqual({ language: path.endsWith('.json') ? 'JSON' : 'YAML', words, lenient: false });
});

test.each([
  ['{"a": 1,}', 1], ['[1,\n2,\n]', 2], ['{"a": ",}",\n"b": [1 ,  ]}', 2], ['{"a": "\\",]",\n}', 1], ['{"a": "b\\\\",\n\n}', 1], ['\n[[1],]', 2],
])('%j has a comma too many in line %d', (text, line) => {
  expect(faultOf('a.json', text)).toEqual({ language: 'JSON', words: `line ${line}: a comma behind the last value`, lenient: true });
});

test.each([
  '{{ a', '{% a', '<% a', '#{a', '[[ .a', '[[.a', '[[- .a', '[[$a', '[[a', '@A@', '%AB%', '__A__', '__A_B1__', '<A>', '<A_B>',
])('%s is filled in', word => {
  expect(faultOf('a.json', `{"a" ${word}}`)).toBeUndefined();
  expect(faultOf('a.yaml', `a: [${word}\nb: c: d\n`)).toBeUndefined();
});

test.each(['$A', '${A}', '$(a)', '$1'])('%s is a variable', word => {
  expect(faultOf('a.json', `{"a": ${word}}`)).toBeUndefined();
  expect(faultOf('a.yaml', `a: [1 ${word}\nb: c: d\n`)).toBeUndefined();
});

test.each([
  '// a\n{"a": 1}', '  /* a */ {"a": 1}', '# a\n{"a": 1}', '{"a": 1, // a\n"b": 2}', '{"a": 1 /* b */}', '[// a\n1]', '{"a": \'b\'}', '{ \'a\': 1}', '[\'a\']', '{"a": 1, \'b\': 2}', '{a: 1}', '{ $a-b : 1}', '{"a": 1, _b: 2}',
  '{"a": NaN}', '[-Infinity]', '{"a": 1} {"a": 2}', '[1][2]', '{"a": 1}\n\n{"a": 2}\n', '{"a": 1}\n"b"\n', '[1]\n \n2', '{"a": 1\n   # b\n}', '{ab : 1}', 'note {"a" 1}', 'a', '"a" b', ' \n', '',
])('%j is of another language than JSON', text => {
  expect(faultOf('a.json', text)).toBeUndefined();
});

test.each([
  ['a.json', '{"a": [1, {"b": null}]}'], ['a.yaml', 'a: 1\n'], ['a.yaml', 'a: !b [c, d]\ne: !f {g: h}\ni: !<tag:example.org,2000:j> k\n'], ['a.yaml', 'a: &a {b: 1}\nc:\n  <<: *a\n'], ['a.yaml', 'a: [\n1,\n2\n]\n'],
  ['a.yaml', `a: [\n${'1,\n'.repeat(20)}]\nb: c: d\n`], ['a.txt', '{'], ['a.json.txt', '{'], ['a.yamlx', 'a: b: c'], ['template/a.yaml', 'a: b: c'], ['a.tpl.json', '{'], ['A.TMPL.json', '{'],
])('nothing is wrong in %s with %j', (path, text) => {
  expect(faultOf(path, text)).toBeUndefined();
});
