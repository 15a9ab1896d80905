import { list } from '../../core/internal/json';
import { Pods, wordsOf } from './pods';

/** A text that a program is given. */
export interface Text {
  readonly text: string;
  /** Where in the object it is. */
  readonly at: string;
}

/** What the programs of pods are told in plain text: variables, commands and arguments. */
export function textsOf(pods: Pods): readonly Text[] {
  const known = KNOWN.get(pods);
  if (known) return known;
  const texts = textsIn(pods);
  KNOWN.set(pods, texts);
  return texts;
}

// Several rules read them.
const KNOWN = new WeakMap<Pods, readonly Text[]>();

function textsIn({ containers }: Pods): Text[] {
  return containers.flatMap(({ json, at }) => [
    ...list(json.env).flatMap(({ name, value }): Text[] => typeof value === 'string' ? [{ text: value, at: `${at} env '${String(name)}'` }] : []),
    ...wordsOf(json).flatMap(([field, words]) => words.map((text): Text => ({ text, at: `${at} ${field}` }))),
  ]);
}

/** The address of a Service in a text. */
export interface Address {
  readonly name: string;
  readonly namespace: string;
  readonly port?: number;
  readonly text: string;
}

const ADDRESS = /(?<![\w.-])(?:[a-z0-9-]+\.)?([a-z][a-z0-9-]*)\.([a-z0-9][a-z0-9-]*)\.svc(?:\.cluster\.local)?(?![\w-])(?::(\d+))?/g;

/** The addresses of Services in a text: `api.shop.svc:8080`, also with what comes before and after it in a URL. */
export function addressesIn(text: string): Address[] {
  if (!text.includes('.svc')) return [];
  const found = [...text.matchAll(ADDRESS)];
  return found.map(([whole, name, namespace, port]) => ({ text: whole, name, namespace, port: port === undefined ? undefined : Number(port) }));
}
