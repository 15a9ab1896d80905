import { list } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';
import { textsIn } from '../internal/workloads/variable-sources';

export const rule: Rule = {
  id: 'encoded-value',
  severity: 'warning',
  title: 'A value is in base64 only where Kubernetes decodes it, and once.',
  why: 'Kubernetes decodes the data of a Secret, once, and nothing else: its stringData, a ConfigMap and the value of a variable are taken as they are. A program that gets the encoded text has another password, host or name than was meant.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data',
  remedy: 'write it as it is; in the data of a Secret, encoded once',
  * check(cluster) {
    for (const item of cluster.all('ConfigMap', 'Secret')) {
      for (const [name, text] of Object.entries(textsIn(item))) if (isEncoded(text)) yield* judged(item, name, text, `key '${name}'`);
    }
    for (const { item, containers } of cluster.pods) {
      for (const { json, at } of containers) {
        for (const { name, value } of list(json.env)) if (isEncoded(value)) yield* judged(item, String(name), value, `${at} env '${String(name)}'`);
      }
    }
  },
};

function* judged(item: Item, name: string, text: string, at: string): Iterable<Violation> {
  // Where somebody wants it so, the name says it. OAuth2 Proxy decodes that of its cookies itself.
  if (/b(ase)?_?64|encoded|auth|basic|header|cookie.?secret/i.test(name)) return;
  yield { item, at, must: 'should not be in base64: nobody decodes it', value: `a text of ${text.length} characters` };
}

/** Whether a text is a word in base64. A random one that happens to be valid is of bytes that are no letters. */
function isEncoded(text: unknown): text is string {
  if (typeof text !== 'string' || text.length < 8) return false;
  const encoded = text.trim();
  if (encoded.length < (encoded.endsWith('=') ? 8 : 16)) return false;
  const decoded = Buffer.from(encoded, 'base64').toString('latin1');
  // A login for a header, and a whole file, are meant to be so.
  return /^[\x20-\x7e]+\n?$/.test(decoded) && !/^\{|:/.test(decoded) && Buffer.from(decoded, 'latin1').toString('base64') === encoded;
}
