import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { coversHost } from '../internal/network/hosts';
import { askedBy } from '../internal/programs/traefik-rules';
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
    yield* ofGateways(cluster);
    yield* ofRoutes(cluster);
    yield* ofWebhooks(cluster);
  },
};

/** Certificates of listeners: https://gateway-api.sigs.k8s.io/guides/tls/ */
function* ofGateways(cluster: Cluster): Iterable<Violation> {
  for (const item of cluster.all('Gateway.gateway.networking.k8s.io')) {
    for (const { name, hostname, tls } of list(item.spec.listeners)) {
      const { certificateRefs, mode = 'Terminate' } = record(tls);
      const names = list(certificateRefs).map(({ name: secret, namespace = item.namespace }) => namesIn(cluster, namespace, secret));
      // One of several is enough, and what others are for is not known.
      if (typeof hostname !== 'string' || mode !== 'Terminate' || names.length === 0 || names.some(each => each === undefined)) continue;
      const all = names.flatMap(each => each ?? []);
      // Of a wildcard, routes may ask for some names alone.
      if (all.some(each => coversHost(each, hostname) || (hostname.startsWith('*.') && each.endsWith(hostname.slice(1))))) continue;
      yield { item, at: `listener '${String(name)}' hostname`, must: `must be of its certificate: ${all.join(', ')}`, value: hostname };
    }
  }
}

/** Certificates of Traefik's own routes: https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/ */
function* ofRoutes(cluster: Cluster): Iterable<Violation> {
  const all = cluster.all('Certificate.cert-manager.io').flatMap(({ spec }) => Array.isArray(spec.dnsNames) ? spec.dnsNames.map(String) : []);
  for (const item of cluster.all('IngressRoute.traefik.io')) {
    const names = namesIn(cluster, item.namespace, record(item.spec.tls).secretName);
    for (const host of names ? list(item.spec.routes).flatMap(({ match }) => askedBy(String(match))?.hosts ?? []) : []) {
      // By the name that is asked for, it shows whichever it has.
      if (all.some(each => coversHost(each, host))) continue;
      yield { item, at: 'spec.tls.secretName', must: `should be of a certificate for its hosts: this one is for ${names?.join(', ')}`, value: host, severity: 'warning' };
    }
  }
}

/** The names of the Certificate that a Secret is made by; undefined where they are not known. */
function namesIn(cluster: Cluster, namespace: unknown, secret: unknown): string[] | undefined {
  const certificate = typeof secret === 'string' && typeof namespace === 'string' ? cluster.maker('Secret', namespace, secret) : undefined;
  return certificate?.kind === 'Certificate' && Array.isArray(certificate.spec.dnsNames) ? certificate.spec.dnsNames.map(String) : undefined;
}

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
