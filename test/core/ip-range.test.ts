import * as fc from 'fast-check';
import { flatten, message } from '../../src/core/internal/finding';
import { inRanges, ipRange, overlap, rangeRules } from '../../src/core/internal/network/ip-range';

const found = (...texts: string[]) => flatten(rangeRules('addresses', texts)).map(message);
const overlapping = (a: string, b: string) => overlap(ipRange(a)!, ipRange(b)!);

test.each([
  '192.0.2.0/28', '192.0.2.7/32', '0.0.0.0/0', '192.0.2.10-192.0.2.20', '192.0.2.10 - 192.0.2.20', '192.0.2.7-192.0.2.7', '192.0.2.255-192.0.3.0',
  '2001:db8::/64', '2001:db8::1-2001:db8::ff',
])('%s is a range', text => expect([ipRange(text) !== undefined, found(text)]).toEqual([true, []]));

test.each([
  '192.0.2.7', '192.0.2.20-192.0.2.10', '192.0.2.1-2001:db8::1', '192.0.2.1-192.0.2.2-192.0.2.3', '192.0.2.1-', '-192.0.2.1', '192.0.2.0/33', '192.0.2.0/',
  '192.0.2.0/8/9', '192.0.2.0/-1', '2001:db8::/129', '192.0.2/24', 'any', '',
])('%s is none', text => {
  expect(ipRange(text)).toBeUndefined();
  expect(found(text)).toEqual([`'addresses[0]' must be a CIDR, or a range from an address to one that is no lower, got ${JSON.stringify(text)}; write '192.0.2.16/28' or '192.0.2.10-192.0.2.20' (rule: ip-range)`]);
});

test('a CIDR is from its first address to its last', () => {
  expect(ipRange('192.0.2.16/28')).toEqual(ipRange('192.0.2.16-192.0.2.31'));
  expect(ipRange('2001:db8::/127')).toEqual(ipRange('2001:db8::-2001:db8::1'));
});

test('an address is in what its numbers say, not its text', () => {
  expect(inRanges('192.0.2.9', ['192.0.2.10-192.0.2.20'])).toBe(false);
  expect(inRanges('192.0.2.100', ['192.0.2.10-192.0.2.20'])).toBe(false);
  expect(inRanges('192.0.2.20', ['10.0.0.0/8', '192.0.2.10-192.0.2.20'])).toBe(true);
  expect(inRanges('2001:db8:0::1', ['2001:db8::/64'])).toBe(true);
  expect(inRanges('2001:db8::1', ['0.0.0.0/0'])).toBe(false);
  expect(inRanges('192.0.2.1', ['any'])).toBe(false);
  expect(inRanges('any', ['0.0.0.0/0'])).toBe(false);
});

test('ranges overlap where they have an address in common', () => {
  expect(overlapping('192.0.2.0-192.0.2.10', '192.0.2.10-192.0.2.20')).toBe(true);
  expect(overlapping('192.0.2.0-192.0.2.9', '192.0.2.10-192.0.2.20')).toBe(false);
  expect(overlapping('192.0.2.0/24', '192.0.2.10-192.0.2.20')).toBe(true);
  expect(overlapping('0.0.0.0/0', '::/0')).toBe(false);
});

test('whether ranges overlap does not depend on their order, and is what their addresses say', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const pair = fc.tuple(byte, byte).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
  fc.assert(fc.property(pair, pair, ([a, b], [c, d]) => {
    const [first, second] = [[a, b], [c, d]].map(([from, to]) => `192.0.2.${from}-192.0.2.${to}`);
    const shared = Array.from({ length: b - a + 1 }, (_, index) => a + index).some(each => each >= c && each <= d);
    expect([overlapping(first, second), overlapping(second, first)]).toEqual([shared, shared]);
    expect(inRanges(`192.0.2.${c}`, [first])).toBe(c >= a && c <= b);
  }));
});

test('no range, a CIDR with bits beyond its length and addresses that are given twice are refused', () => {
  const all = [found(), found('192.0.2.1/28'), found('192.0.2.0/24', 'any', '192.0.2.5-192.0.2.6', '192.0.2.0/30'), found('192.0.2.0/24', '2001:db8::/64')].flat();
  expect(all).toMatchInlineSnapshot(`
[
  "'addresses' must name one range at least, got []; write '192.0.2.10-192.0.2.20' (rule: empty-list)",
  "'addresses[0]' must be a range of addresses with its length, and no bits beyond it, got "192.0.2.1/28"; write '192.0.2.0/24', or '192.0.2.7/32' for one address (rule: cidr)",
  "'addresses[1]' must be a CIDR, or a range from an address to one that is no lower, got "any"; write '192.0.2.16/28' or '192.0.2.10-192.0.2.20' (rule: ip-range)",
  "'addresses[2]' must have no address of 192.0.2.0/24, got "192.0.2.5-192.0.2.6"; remove what is in both (rule: ip-range-twice)",
  "'addresses[3]' must have no address of 192.0.2.0/24, got "192.0.2.0/30"; remove what is in both (rule: ip-range-twice)",
]
`);
});
