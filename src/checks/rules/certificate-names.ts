import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { coversHost } from '../internal/network/hosts';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'certificate-names',
  severity: 'error',
  title: 'A certificate is for the names by which it is asked for.',
  why: 'A certificate for *.example.org is for names of one more label: to a.b.example.org, and to example.org itself, browsers take it for somebody else\'s.',
  source: 'https://www.rfc-editor.org/rfc/rfc6125#section-6.4.3',
  remedy: 'add the name to \'dnsNames\' of the Certificate',
  * check(cluster) {
    for (const item of cluster.all('Ingress')) {
      if (item.spec.tls === undefined) continue;
      const routed = list(item.spec.rules).flatMap(({ host }) => typeof host === 'string' ? [host] : []);
      for (const [index, { hosts = routed, secretName }] of list(item.spec.tls).entries()) {
        const certificate = cluster.maker('Secret', item.namespace, String(secretName));
        if (certificate?.kind !== 'Certificate' || !Array.isArray(certificate.spec.dnsNames)) continue;
        const names = certificate.spec.dnsNames.map(String);
        for (const host of Array.isArray(hosts) ? hosts.map(String) : []) {
          if (!names.some(name => coversHost(name, host))) yield { item, at: `spec.tls[${index}]`, must: `must be hosts of ${certificate.toString()}: ${names.join(', ')}`, value: host };
        }
      }
    }
    yield* ofWebhooks(cluster);
  },
};

/** Certificates of webhooks, which the API server asks by the name of their Service: https://cert-manager.io/docs/concepts/ca-injector/ */
function* ofWebhooks(cluster: Cluster): Iterable<Violation> {
  for (const item of cluster.all('ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration')) {
    const [namespace, name] = String(record(item.metadata.annotations)['cert-manager.io/inject-ca-from'] ?? '').split('/');
    const certificate = name === undefined ? undefined : cluster.find('Certificate.cert-manager.io', namespace, name);
    if (!certificate || !Array.isArray(certificate.spec.dnsNames)) continue;
    const names = certificate.spec.dnsNames.map(String);
    for (const { name: webhook, clientConfig } of list(item.json.webhooks)) {
      const service = record(record(clientConfig).service);
      const host = `${String(service.name)}.${String(service.namespace)}.svc`;
      if (service.name === undefined || names.includes(host)) continue;
      yield { item, at: `webhook '${String(webhook)}'`, must: `must be asked by a name of ${certificate.toString()}: ${names.join(', ')}`, value: host };
    }
  }
}
