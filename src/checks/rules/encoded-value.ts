import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';
import { textsIn } from '../internal/variable-sources';

export const rule: Rule = {
  id: 'encoded-value',
  severity: 'warning',
  title: 'A value is in base64 only where Kubernetes decodes it, and once.',
  why: 'Kubernetes decodes the data of a Secret, once, and nothing else: its stringData, a ConfigMap and the value of a variable are taken as they are. A program that gets the encoded text has another password, host or name than was meant.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data',
  remedy: 'write it as it is; in the data of a Secret, encoded once',
  * check(cluster) {
    for (const { item, at, name, text } of textsOf(cluster)) {
      // Where somebody wants it so, the name says it.
      if (!/b(ase)?_?64|encoded|auth|basic|header/i.test(name) && isEncoded(text)) yield { item, at, must: 'should not be in base64: nobody decodes it', value: `a text of ${text.length} characters` };
    }
  },
};

interface Text {
  readonly item: Item;
  readonly at: string;
  readonly name: string;
  readonly text: string;
}

/** What programs get, as they get it. */
function* textsOf(cluster: Cluster): Iterable<Text> {
  for (const item of cluster.all('ConfigMap', 'Secret')) {
    for (const [name, text] of Object.entries(textsIn(item))) if (typeof text === 'string') yield { item, at: `key '${name}'`, name, text };
  }
  for (const { item, containers } of cluster.pods) {
    for (const { json, at } of containers) {
      for (const { name, value } of list(json.env)) if (typeof value === 'string') yield { item, at: `${at} env '${String(name)}'`, name: String(name), text: value };
    }
  }
}

/** Whether a text is a word in base64. A random one that happens to be valid is of bytes that are no letters. */
function isEncoded(text: string): boolean {
  const encoded = text.trim();
  if (!/^[A-Za-z0-9+/]{5,}={0,2}$/.test(encoded) || encoded.length % 4 !== 0 || encoded.length < (encoded.endsWith('=') ? 8 : 16)) return false;
  const decoded = Buffer.from(encoded, 'base64').toString('latin1');
  // A login for a header, and a whole file, are meant to be so.
  return /^[\x20-\x7e]+\n?$/.test(decoded) && !/^\{|:/.test(decoded) && Buffer.from(decoded, 'latin1').toString('base64') === encoded;
}
