import { App } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-27';
import { Platform, Tenant, Tls, WebApp } from 'cdk8s-blueprints';

/** Teams with a namespace each. What cdk8s or cdk8s-plus make inside of one is in its namespace, too. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const platform = new Platform(app, 'prod', {
    kubernetesVersion,
    domain: 'example.org',
    tls: Tls.secret('wildcard-tls'),
    ingress: { className: 'traefik', namespace: 'ingress', podLabels: { 'app.kubernetes.io/name': 'traefik' } },
  });

  const shop = new Tenant(platform, 'shop', {
    labels: { team: 'shop' },
    annotations: { contact: 'shop@example.org' },
    // What all pods may have set aside together, and how large each may be.
    quota: { cpu: 2, memory: '4Gi', ephemeralStorage: '20Gi', storage: '50Gi' },
    containerLimits: { maxMemory: '2Gi' },
    // Who may do what; a role of its own is for those who restart.
    access: {
      view: ['everybody'],
      edit: ['shop-developers'],
      admin: ['shop-leads'],
      roles: { restart: { groups: ['on-call'], rules: [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list', 'patch'] }] } },
    },
    imagePullSecrets: ['shop-registry'],
    dedicatedNodes: { value: 'shop' },
    exposure: { hosts: ['shop.example.org', '*.shop.example.org'] },
  });
  new ConfigMap(shop, 'notes', { metadata: { name: 'notes' }, data: { motto: 'declare, then apply' } });
  new WebApp(shop, 'web', { image: 'registry.example.org/shop:1.4.2', port: 8080, host: 'shop', scaling: { min: 2, max: 8 } });

  // An appliance that wants more than the standard allows is by itself.
  new Tenant(platform, 'backup-agent', { podSecurity: 'privileged' });
}
