import { App } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-27';
import { Platform, Tenant } from 'cdk8s-blueprints';

/** Teams with a namespace each. What cdk8s or cdk8s-plus make inside of one is in its namespace, too. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const platform = new Platform(app, 'prod', { kubernetesVersion });
  const shop = new Tenant(platform, 'shop', { labels: { team: 'shop' }, annotations: { contact: 'shop@example.org' } });
  new ConfigMap(shop, 'notes', { metadata: { name: 'notes' }, data: { motto: 'declare, then apply' } });

  // An appliance that wants more than the standard allows is by itself.
  new Tenant(platform, 'backup-agent', { podSecurity: 'privileged' });
}
