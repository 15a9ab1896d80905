import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { parse } from 'yaml';
import { OPTIONS, yaml } from '../../src/platform/_yaml';

// kubectl reads YAML as sigs.k8s.io/yaml does, by the rules of 1.1: `yes` is true there, `0o7` a string, `1_000` a number.
const read = (text: string): unknown => parse(text, { version: '1.1', schema: 'yaml-1.1' });

test.each(['yes', 'no', 'on', 'off', 'y', 'n', '~', 'null', '', '1_000', '0_7', '0o7', '07', '0x1f', '1e3', '.5', '1.', '+1', '12:30:45', '2024-01-01', '=', '<<', '- a', '# a', 'a: b', 'a\nb', '{{x}}', '.inf'])(
  '%j is read as the text that it is', text => expect(read(yaml([{ text, [text]: 'key' }]))).toEqual({ text, [text]: 'key' }));

const values = fc.letrec(tie => ({
  value: fc.oneof({ maxDepth: 3 }, fc.string({ unit: 'grapheme' }), fc.string(), fc.integer(), fc.boolean(), fc.array(tie('value'), { maxLength: 3 }), tie('map')),
  map: fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
})).map;

// `.` and `e0`, without a digit, are numbers to this reader of 1.1, and to no other.
test('any value is read back as it was', () => {
  fc.assert(fc.property(values.filter(value => !/"(__proto__|[-+]?[._]*(e[-+]?\d+)?)"/i.test(JSON.stringify(value))), value => {
    expect(read(yaml([value]))).toEqual(value);
  }), { numRuns: 1000 });
});

test.each(['09_', '0e0_', '0_9', '0_x1', '-0_b1', '1_', '+_1', '0_o7', '.5_', '0_e1'])('%j, which is a number to kubectl alone, is quoted', text => {
  expect(yaml([{ text }])).toMatch(/^text: ['"]/);
});

test.each(['1.4.2', '10.0.0.0/8', '12-a', '1_a', 'a_1', '0x', '2026-11-25T00'])('%j, which is a number to nobody, is not', text => {
  expect(yaml([{ text }])).toBe(`text: ${text}\n`);
});

// Texts whose writing depends on where they stand, on their first and last characters, or on what they would mean if they were bare.
const awkward = fc.oneof(
  fc.constantFrom('yes', 'False', '~', 'null', '', '08', '0x1f', '1e3', '1_0', '.5', '-', '---', '...', '=', '<<', 'a: b', 'a #b', '- a', '? x', '&a', '*a', '!a', '{', '[', '.inf', 'abcdef:', 'abcdefg:h'),
  fc.constantFrom('\n', 'a\n', 'a\nb', 'a\n\n', '\na', 'a\n b\n', ' a\nb', 'a \nb\n', 'a\n  \nb', 'a\r\nb', '---\nfoo', 'key: |\n  x\n', 'x\u0085y', 'a\u00a0b', 'a\tb\nc\n', '...\nabc\n'),
  fc.string(),
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', ':', '#', '-', '.', '1', '\t', '\'', '"', '_') }),
  fc.stringMatching(/^[A-Za-z/][\w./:-]{3,12}$/),
);
const awkwardValues = fc.letrec(tie => ({
  value: fc.oneof({ maxDepth: 4 }, awkward, awkward, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 4 }), tie('map')),
  map: fc.dictionary(awkward, tie('value'), { maxKeys: 4, noNullPrototype: true }),
})).map;

test('any value is written as js-yaml writes it', () => {
  fc.assert(fc.property(awkwardValues, value => {
    expect(yaml([value, value])).toBe([value, value].map(each => dump(each, OPTIONS)).join('---\n'));
  }), { numRuns: Number(process.env.YAML_RUNS ?? 2000) });
});

test('objects are documents', () => expect(yaml([{ a: 1 }, { b: 2 }])).toBe('a: 1\n---\nb: 2\n'));
