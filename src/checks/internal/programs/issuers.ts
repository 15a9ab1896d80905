import { list, record } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { Item } from '../item';

/** What asks an issuer of cert-manager's for a certificate. */
export interface Asking {
  readonly item: Item;
  /** Where it names the issuer. */
  readonly at: string;
  readonly kind: string;
  readonly name: string;
  /** Where the names are that the certificate is for, and those. */
  readonly namesAt: string;
  readonly names: readonly string[];
}

/** All that ask one: Certificates by a reference, Ingresses by an annotation. References to issuers of others are theirs. */
export function askingOf(cluster: Cluster): Asking[] {
  return [...cluster.all('Certificate.cert-manager.io').flatMap(ofCertificate), ...cluster.all('Ingress').flatMap(ofIngress)];
}

/** The issuer of a kind and name that an object means; undefined where the program makes none. */
export function issuerOf(cluster: Cluster, { namespace }: Item, kind: string, name: string): Item | undefined {
  return cluster.find(`${kind}.cert-manager.io`, kind === 'ClusterIssuer' ? undefined : namespace, name);
}

function ofCertificate(item: Item): Asking[] {
  const { issuerRef, dnsNames } = item.spec;
  const { kind = 'Issuer', name, group = 'cert-manager.io' } = record(issuerRef);
  const names = Array.isArray(dnsNames) ? dnsNames.map(String) : [];
  return group === 'cert-manager.io' ? [{ item, at: 'spec.issuerRef', kind: String(kind), name: String(name), namesAt: 'spec.dnsNames', names }] : [];
}

const ANNOTATIONS = [['cert-manager.io/issuer', 'Issuer'], ['cert-manager.io/cluster-issuer', 'ClusterIssuer']] as const;

function ofIngress(item: Item): Asking[] {
  const annotations = record(item.metadata.annotations);
  return ANNOTATIONS.filter(([annotation]) => annotations[annotation] !== undefined).map(([annotation, kind]): Asking => ({
    item,
    at: `annotation '${annotation}'`,
    kind,
    name: String(annotations[annotation]),
    namesAt: 'spec.tls',
    names: list(item.spec.tls).flatMap(({ hosts }) => Array.isArray(hosts) ? hosts.map(String) : []),
  }));
}
