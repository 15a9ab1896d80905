import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';

// Values of cdk8s and cdk8s-plus are told by their shape, not their class: a user may have another version of it.

/** CPU as Kubernetes spells it: `500m`, `2`. */
export function cpuText(value: string | number | Cpu): string {
  if (typeof value === 'object') return value.amount;
  return typeof value === 'number' && !Number.isInteger(value) ? `${Math.round(value * 1e6) / 1e3}m` : String(value);
}

/** Memory or storage as Kubernetes spells it: `128Mi`. */
export function sizeText(value: string | Size): string {
  return typeof value === 'string' ? value : value.asString();
}

/** A number of seconds; one that is not whole is for a rule to refuse. */
export function secondsOf(value: number | Duration): number {
  return typeof value === 'number' ? value : value.toSeconds({ integral: false });
}

const SUFFIXES: Readonly<Record<string, number>> = {
  '': 1,
  'n': 1e-9,
  'u': 1e-6,
  'm': 1e-3,
  'k': 1e3,
  'M': 1e6,
  'G': 1e9,
  'T': 1e12,
  'P': 1e15,
  'E': 1e18,
  'Ki': 2 ** 10,
  'Mi': 2 ** 20,
  'Gi': 2 ** 30,
  'Ti': 2 ** 40,
  'Pi': 2 ** 50,
  'Ei': 2 ** 60,
};

/**
 * The number behind a quantity, or NaN where it is none.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function amountOf(quantity: string): number {
  let amount = KNOWN.get(quantity);
  if (amount === undefined) KNOWN.set(quantity, amount = newAmount(quantity));
  return amount;
}

// A program has few different ones, and asks for them again and again.
const KNOWN = new Map<string, number>();

function newAmount(quantity: string): number {
  const match = /^(\d+(?:\.\d*)?|\.\d+)(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/.exec(quantity);
  if (!match) return NaN;
  const [, digits, exponent = '', suffix = ''] = match;
  return Number(digits + exponent) * (SUFFIXES[suffix] ?? NaN);
}
