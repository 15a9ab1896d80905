import { list } from '../../core/internal/json';
import { certificateByAnnotation, idOf } from '../../core/internal/references/references';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'certificate-twice',
  severity: 'error',
  title: 'The Secret of a certificate is of one set of names.',
  why: 'Each that asks gets a certificate of cert-manager: two of other names for one Secret replace each other\'s for ever, until the issuer refuses more.',
  source: 'https://github.com/cert-manager/cert-manager/issues/2342',
  remedy: 'give each a \'secretName\' of its own, or the same names',
  * check(cluster) {
    const first = new Map<string, { readonly item: Item; readonly names: string }>();
    for (const { item, secret, names } of askedIn(cluster)) {
      const id = idOf('Secret', item.namespace, secret);
      const other = first.get(id);
      if (other && other.names !== names) yield { item, at: `secretName '${secret}'`, must: `must not be that of ${other.item.toString()}, for ${other.names}: each replaces the other's`, value: names };
      // What is asked for by an annotation is a Certificate of the Secret's name: one of another name is a second one.
      if (other?.names === names && item.kind !== other.item.kind && ![item, other.item].some(each => each.kind === 'Certificate' && each.name === secret)) {
        yield { item, at: `secretName '${secret}'`, must: `must not be asked for by ${other.item.toString()} and by the annotation too: each replaces the other's`, value: names, remedy: 'remove the annotation, or the Certificate' };
      }
      first.set(id, other ?? { item, names });
    }
  },
};

interface Asked {
  readonly item: Item;
  readonly secret: string;
  /** All of them, in order. */
  readonly names: string;
}

function askedIn(cluster: Cluster): Asked[] {
  const asked = (item: Item, secret: unknown, names: unknown): Asked[] =>
    typeof secret === 'string' && Array.isArray(names) ? [{ item, secret, names: [...new Set(names.map(String))].sort().join(', ') }] : [];
  return [
    ...cluster.all('Certificate.cert-manager.io').flatMap(item => {
      const { commonName, dnsNames, secretName } = item.spec;
      return asked(item, secretName, [...commonName === undefined ? [] : [commonName], ...Array.isArray(dnsNames) ? dnsNames : []]);
    }),
    ...cluster.all('Ingress').filter(({ metadata }) => certificateByAnnotation(metadata)).flatMap(item => list(item.spec.tls).flatMap(({ secretName, hosts }) => asked(item, secretName, hosts))),
  ];
}
