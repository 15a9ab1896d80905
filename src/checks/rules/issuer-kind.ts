import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'issuer-kind',
  severity: 'error',
  title: 'A certificate is asked of an issuer of the kind that it is.',
  why: 'A reference without a kind is to an Issuer of the namespace, as is the annotation cert-manager.io/issuer: a ClusterIssuer of that name is not found, and the certificate is never issued.',
  source: 'https://cert-manager.io/docs/usage/certificate/',
  remedy: 'write the kind, or the other annotation: cert-manager.io/cluster-issuer',
  * check(cluster) {
    for (const item of cluster.all('Certificate.cert-manager.io')) {
      const { kind = 'Issuer', name, group = 'cert-manager.io' } = record(item.spec.issuerRef);
      if (group === 'cert-manager.io') yield* wrongKind(cluster, item, 'spec.issuerRef', String(kind), String(name));
    }
    for (const item of cluster.all('Ingress')) {
      const { 'cert-manager.io/issuer': issuer, 'cert-manager.io/cluster-issuer': clusterIssuer } = record(item.metadata.annotations);
      if (issuer !== undefined) yield* wrongKind(cluster, item, 'annotation \'cert-manager.io/issuer\'', 'Issuer', String(issuer));
      if (clusterIssuer !== undefined) yield* wrongKind(cluster, item, 'annotation \'cert-manager.io/cluster-issuer\'', 'ClusterIssuer', String(clusterIssuer));
    }
  },
};

/** Where there is none of the kind, and one of the other. */
function wrongKind(cluster: Cluster, item: Item, at: string, kind: string, name: string) {
  const has = (each: string) => cluster.all(`${each}.cert-manager.io`).some(issuer => issuer.name === name && (each === 'ClusterIssuer' || issuer.namespace === item.namespace));
  const other = kind === 'Issuer' ? 'ClusterIssuer' : 'Issuer';
  return has(kind) || !has(other) ? [] : [{ item, at, must: `must be of the ${other} '${name}': there is no ${kind} of this name, and nothing is issued`, value: `${kind} ${name}` }];
}
