import { readFileSync } from 'fs';
import { join } from 'path';
import { NO_SETTING } from '../../src/checks/internal/setting';
import { Json } from '../../src/core/internal/json';

/** An object that the API server of some versions has something to say about. */
export interface Tried {
  /** The first and the last minor version that this holds for, where it is not all. */
  readonly since?: number;
  readonly until?: number;
  readonly object: Json & { readonly kind: string; readonly metadata: { readonly name: string } };
}

/** An object that the API server refuses for one reason. */
export interface Refused extends Tried {
  /** The rule that finds it. */
  readonly rule: string;
  /** What the API server says is wrong: a field, or its words. */
  readonly said: string;
}

export const REFUSED: readonly Refused[] = JSON.parse(readFileSync(join(__dirname, 'refused.json'), 'utf8'));

/** Objects that the API server just takes: each is like one that it refuses. */
export const TAKEN: readonly Tried[] = JSON.parse(readFileSync(join(__dirname, 'taken.json'), 'utf8'));

/** The minor versions in which what is said of an object is tried: the usual one, and the ends. */
export function minorsOf({ since = 0, until = Infinity }: Tried): number[] {
  return [...new Set([30, NO_SETTING.minor, 36, since, until])].filter(minor => minor >= Math.max(since, 30) && minor <= Math.min(until, 36));
}
