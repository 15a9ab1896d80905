import { askingOf, issuerOf } from '../internal/programs/issuers';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'issuer-kind',
  severity: 'error',
  title: 'A certificate is asked of an issuer of the kind that it is.',
  why: 'A reference without a kind is to an Issuer of the namespace, as is the annotation cert-manager.io/issuer: a ClusterIssuer of that name is not found, and the certificate is never issued.',
  source: 'https://cert-manager.io/docs/usage/certificate/',
  remedy: 'write the kind, or the other annotation: cert-manager.io/cluster-issuer',
  * check(cluster) {
    for (const { item, at, kind, name } of askingOf(cluster)) {
      const other = kind === 'Issuer' ? 'ClusterIssuer' : 'Issuer';
      // Where there is none of the kind, and one of the other.
      if (issuerOf(cluster, item, kind, name) || !issuerOf(cluster, item, other, name)) continue;
      yield { item, at, must: `must be of the ${other} '${name}': there is no ${kind} of this name, and nothing is issued`, value: `${kind} ${name}` };
    }
  },
};
