import { list, record } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'certificate-asked',
  severity: 'warning',
  title: 'A route that asks for a certificate says for which hosts, and of an issuer that is there.',
  why: 'A certificate is made for what is listed in tls: an annotation without it does nothing, and one that names no issuer leaves the Certificate waiting.',
  source: 'https://cert-manager.io/docs/usage/ingress/#how-it-works',
  remedy: 'add \'tls\' with hosts and a secretName, or correct the issuer',
  * check(cluster) {
    const issuers = cluster.all('ClusterIssuer.cert-manager.io').map(({ name }) => name);
    for (const item of cluster.all('Ingress')) {
      const { 'cert-manager.io/cluster-issuer': clusterIssuer, 'cert-manager.io/issuer': issuer } = record(item.metadata.annotations);
      if ((clusterIssuer ?? issuer) === undefined) continue;
      if (list(item.spec.tls).length === 0) yield { item, at: 'spec.tls', must: 'should list the hosts that the certificate is for: none is made', value: 'nothing' };
      // Where the program makes none, they are somebody else's.
      if (typeof clusterIssuer === 'string' && issuers.length > 0 && !issuers.includes(clusterIssuer)) {
        yield { item, at: 'annotation \'cert-manager.io/cluster-issuer\'', must: `should name an issuer of the program: ${issuers.join(', ')}`, value: clusterIssuer };
      }
    }
  },
};
