import { record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule, Violation } from '../internal/rule';
import { secretElsewhere } from '../internal/secret-elsewhere';
import { wholeText } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'issuer-secret',
  severity: 'error',
  title: 'An issuer has its Secrets where cert-manager looks for them, and the certificate of a CA may sign.',
  why: 'Of a ClusterIssuer, cert-manager looks for Secrets in its own namespace alone. A certificate without isCA signs nothing: the issuer is never ready, and no certificate is issued.',
  source: 'https://cert-manager.io/docs/configuration/#cluster-resource-namespace',
  remedy: 'make the Secret in the namespace of cert-manager, or use an Issuer',
  * check(cluster) {
    for (const item of cluster.all('ClusterIssuer.cert-manager.io')) {
      yield* issuerSecrets(item, cluster);
      yield* issuerIsCa(item, cluster, secretsOfClusterIssuers(cluster) ?? 'cert-manager');
    }
    for (const item of cluster.all('Issuer.cert-manager.io')) yield* issuerIsCa(item, cluster, item.namespace);
  },
};

/** What is of no namespace has its Secrets in that of cert-manager, or where cert-manager is told to look. */
function* issuerSecrets(item: Item, cluster: Cluster): Iterable<Violation> {
  const namespace = secretsOfClusterIssuers(cluster);
  for (const [at, name] of secretsRead(item)) {
    const found = secretElsewhere(cluster, item, at, name, [namespace ?? 'cert-manager']);
    for (const violation of found) yield namespace !== undefined ? violation : { ...violation, must: violation.must.replace('must', 'should'), severity: 'warning' };
  }
}

/** The namespace of the Secrets of ClusterIssuers; undefined where the program has no cert-manager. */
function secretsOfClusterIssuers(cluster: Cluster): string | undefined {
  const controller = cluster.pods.find(({ containers }) => containers.some(({ json }) => /cert-manager-controller[:@]/.test(String(json.image))));
  return controller && (/--cluster-resource-namespace=([a-z0-9-]+)/.exec(wholeText(controller))?.[1] ?? controller.namespace);
}

/** The Secrets that an issuer reads: that of its CA, and those by which it logs in. That of its account it makes itself. */
function secretsRead({ spec }: Item): Array<readonly [at: string, name: string]> {
  const { secretName } = record(spec.ca);
  const { solvers, externalAccountBinding } = record(spec.acme);
  const logins = [['spec.acme.solvers', solvers], ['spec.acme.externalAccountBinding', externalAccountBinding], ['spec.vault', spec.vault], ['spec.venafi', spec.venafi]] as const;
  return [...typeof secretName === 'string' ? [['spec.ca.secretName', secretName] as const] : [], ...logins.flatMap(([at, value]) => secretRefs(at, value))];
}

function secretRefs(at: string, value: unknown): Array<readonly [at: string, name: string]> {
  if (Array.isArray(value)) return value.flatMap((each, index) => secretRefs(`${at}[${index}]`, each));
  return Object.entries(record(value)).flatMap(([key, inner]) => {
    const { name, namespace } = record(inner);
    // One that says where it is, is not looked for.
    return namespace === undefined && /(SecretRef|secretRef|credentialsRef)$/.test(key) && typeof name === 'string' ? [[`${at}.${key}`, name] as const] : secretRefs(`${at}.${key}`, inner);
  });
}

/** What signs is a CA, which a certificate of cert-manager's own is only if it says so. */
function* issuerIsCa(item: Item, cluster: Cluster, namespace: string | undefined): Iterable<Violation> {
  const { secretName } = record(item.spec.ca);
  const certificate = cluster.all('Certificate.cert-manager.io').find(each => each.namespace === namespace && each.spec.secretName === secretName);
  const { group = 'cert-manager.io' } = record(certificate?.spec.issuerRef);
  if (typeof secretName !== 'string' || !certificate || certificate.spec.isCA === true || group !== 'cert-manager.io') return;
  yield { item, at: 'spec.ca.secretName', must: `must be of a certificate that may sign, and ${certificate.toString()} has no 'isCA': the issuer is never ready`, value: secretName, remedy: `set 'isCA: true' in ${certificate.toString()}`, source: 'https://cert-manager.io/docs/configuration/ca/' };
}
