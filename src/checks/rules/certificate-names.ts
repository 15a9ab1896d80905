import { list } from '../../core/internal/json';
import { coversHost } from '../internal/hosts';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'certificate-names',
  severity: 'error',
  title: 'The certificate of a route is for its hosts.',
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
  },
};
