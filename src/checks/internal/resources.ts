import { Json, record } from '../../core/internal/json';
import { amountOf } from '../../core/internal/quantity';

/** What a container has set aside of a resource, or may use of it; a request that is missing is the limit. Undefined where it says neither. */
export function requestOf(container: Json, resource: string): number | undefined {
  const { requests, limits } = record(container.resources);
  return quantity(record(requests)[resource] ?? record(limits)[resource]);
}

/** What a container may use of a resource at most; undefined where it does not say. */
export function limitOf(container: Json, resource: string): number | undefined {
  return quantity(record(record(container.resources).limits)[resource]);
}

/** The number behind a quantity; undefined where there is none. */
export function quantity(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const amount = amountOf(String(value));
  return Number.isNaN(amount) ? undefined : amount;
}

/** A sum of amounts without what adding binary fractions leaves: 0.1 and 0.05 are 0.15. */
export function rounded(sum: number): number {
  return Number(sum.toPrecision(15));
}

/** An amount as a quota writes it: of memory and storage in the unit that it is a whole number of, of cpu in cores, else a number. */
export function amountText(resource: string, amount: number): string {
  if (!/memory|storage/.test(resource) || resource.startsWith('count/')) return String(Math.round(amount * 1e3) / 1e3);
  const [unit, size] = UNITS.find(([, each]) => amount >= each && amount * 100 % each === 0) ?? ['', 1];
  return `${amount / size}${unit}`;
}

const UNITS: ReadonlyArray<readonly [string, number]> = [['Ti', 2 ** 40], ['Gi', 2 ** 30], ['Mi', 2 ** 20], ['Ki', 2 ** 10]];

/** How many of some pods a number, or a share in percent, is; shares are rounded up. */
export function shareOf(value: unknown, pods: number): number {
  const percent = /^(\d+)%$/.exec(String(value));
  return percent ? Math.ceil(Number(percent[1]) / 100 * pods) : Number(value);
}

/** Whether a number of pods, or a share of them, is none. */
export function isNothing(value: unknown): boolean {
  return value === 0 || value === '0' || value === '0%';
}
