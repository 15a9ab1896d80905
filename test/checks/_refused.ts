import { readFileSync } from 'fs';
import { join } from 'path';
import { Json } from '../../src/core/internal/json';

/** An object that the API server refuses for one reason. */
export interface Refused {
  /** The rule that finds it. */
  readonly rule: string;
  /** What the API server says is wrong: a field, or its words. */
  readonly said: string;
  readonly object: Json & { readonly kind: string; readonly metadata: { readonly name: string } };
}

export const REFUSED: readonly Refused[] = JSON.parse(readFileSync(join(__dirname, 'refused.json'), 'utf8'));
