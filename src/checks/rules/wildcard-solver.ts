import { list, record } from '../../core/internal/json';
import { isRecord } from '../../core/internal/schema';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'wildcard-solver',
  severity: 'error',
  title: 'A certificate for all names of a domain is asked of an issuer that can prove the domain.',
  why: 'ACME gives a wildcard to who can change the DNS alone: an issuer whose solvers all answer by HTTP never gets it, and the Order fails.',
  source: 'https://cert-manager.io/docs/configuration/acme/http01/',
  remedy: 'add a solver of \'dns01\' for the domain, or list the names',
  * check(cluster) {
    for (const item of cluster.all('Certificate.cert-manager.io')) {
      const { dnsNames, issuerRef } = item.spec;
      const { kind = 'Issuer', name } = record(issuerRef);
      const wildcard = Array.isArray(dnsNames) ? dnsNames.find(each => String(each).startsWith('*.')) : undefined;
      if (wildcard !== undefined && answersByHttpAlone(cluster, item, String(kind), name)) {
        yield { item, at: 'spec.dnsNames', must: `must be names that ${String(kind)} '${String(name)}' can prove, and it has solvers of http01 alone`, value: wildcard };
      }
    }
    for (const item of cluster.all('Ingress')) {
      if (item.spec.tls === undefined) continue;
      const { 'cert-manager.io/issuer': own, 'cert-manager.io/cluster-issuer': name = own } = record(item.metadata.annotations);
      const wildcard = list(item.spec.tls).flatMap(({ hosts }) => Array.isArray(hosts) ? hosts : []).find(each => String(each).startsWith('*.'));
      if (wildcard !== undefined && answersByHttpAlone(cluster, item, name === own ? 'Issuer' : 'ClusterIssuer', name)) {
        yield { item, at: 'spec.tls', must: `must be names that the issuer '${String(name)}' can prove, and it has solvers of http01 alone`, value: wildcard };
      }
    }
  },
};

function answersByHttpAlone(cluster: Cluster, { namespace }: Item, kind: string, name: unknown): boolean {
  const issuer = cluster.all(`${kind}.cert-manager.io`).find(each => each.name === name && (kind === 'ClusterIssuer' || each.namespace === namespace));
  const solvers = list(record(issuer?.spec.acme).solvers);
  return solvers.length > 0 && solvers.every(({ http01 }) => isRecord(http01));
}
