import { App } from 'cdk8s';
import { Peer, Platform, Tenant, Tls, WebApp } from 'cdk8s-blueprints';

/** Everything that a program can know of its cluster. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const platform = new Platform(app, 'prod', {
    kubernetesVersion,
    context: 'admin@prod',
    domain: 'example.org',
    tls: Tls.secret('wildcard-tls'),
    ingress: { className: 'traefik', namespace: 'ingress', podLabels: { 'app.kubernetes.io/name': 'traefik' } },
    imageRegistries: { 'docker.io': 'registry.example.org/hub', '*': 'registry.example.org/mirror' },
    imagePullSecrets: ['registry'],
    privateRanges: { ldap: '198.51.100.0/28', nfs: '10.20.0.0/24' },
    apiServer: { cidrs: ['192.0.2.10/32', '192.0.2.11/32', '192.0.2.12/32'], ports: [6443] },
    nodeLocalDns: '169.254.20.10',
    ipFamilies: ['IPv4', 'IPv6'],
  });

  new WebApp(new Tenant(platform, 'directory'), 'search', {
    image: 'quay.io/example/search:2.3',
    port: 8080,
    host: 'search',
    egress: [Peer.range('ldap', [636]), Peer.apiServer()],
  });
}
