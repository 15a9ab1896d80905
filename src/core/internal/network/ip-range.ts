import { Found } from '../finding';
import { addressBits, cidr, error } from '../rules';

/** Private addresses, of which clusters and networks at home are: RFC 1918, RFC 6598, RFC 4193. */
export const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'];

/** Addresses from one to another, as bits: texts of bits of one length are in the order of the numbers. */
export interface IpRange {
  readonly first: string;
  readonly last: string;
}

/** A CIDR such as `192.0.2.0/28`, or a range such as `192.0.2.10-192.0.2.20`; undefined for anything else. */
export function ipRange(text: string): IpRange | undefined {
  const [from, to, ...more] = text.split('-').map(each => each.trim());
  if (to !== undefined) {
    const [first, last] = [addressBits(from), addressBits(to)];
    return first !== undefined && last?.length === first.length && first <= last && more.length === 0 ? { first, last } : undefined;
  }
  const [address, length, ...rest] = text.split('/');
  const bits = addressBits(address);
  if (bits === undefined || !/^\d{1,3}$/.test(length ?? '') || Number(length) > bits.length || rest.length > 0) return undefined;
  const network = bits.slice(0, Number(length));
  return { first: network.padEnd(bits.length, '0'), last: network.padEnd(bits.length, '1') };
}

/** Whether two ranges have an address in common. */
export function overlap(a: IpRange, b: IpRange): boolean {
  return a.first.length === b.first.length && a.first <= b.last && b.first <= a.last;
}

/** Whether all addresses of a range are in another. */
export function isWithin(a: IpRange, b: IpRange): boolean {
  return a.first.length === b.first.length && b.first <= a.first && a.last <= b.last;
}

/** Whether an address is in one of the ranges. */
export function inRanges(address: string, ranges: readonly string[]): boolean {
  const bits = addressBits(address);
  return bits !== undefined && ranges.map(ipRange).some(range => range !== undefined && overlap(range, { first: bits, last: bits }));
}

/** What is wrong with addresses to give away: one that is no range, and two that overlap. */
export function rangeRules(object: string, texts: readonly string[]): Found[] {
  const ranges = texts.map(ipRange);
  return [
    texts.length > 0 ? undefined : error('empty-list', object, 'must name one range at least', texts, 'write \'192.0.2.10-192.0.2.20\''),
    texts.map((text, index): Found => {
      const range = ranges[index];
      if (!range) return error('ip-range', `${object}[${index}]`, 'must be a CIDR, or a range from an address to one that is no lower', text, 'write \'192.0.2.16/28\' or \'192.0.2.10-192.0.2.20\'');
      const other = ranges.findIndex(each => each !== undefined && overlap(each, range));
      return [
        text.includes('/') ? cidr(`${object}[${index}]`, text) : undefined,
        other < index ? error('ip-range-twice', `${object}[${index}]`, `must have no address of ${texts[other]}`, text, 'remove what is in both') : undefined,
      ];
    }),
  ];
}
