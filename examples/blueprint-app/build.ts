import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Platform, Tenant, WebApp } from 'cdk8s-blueprints';

/** A blueprint of one's own: a construct that can be used twice, or shared as a package. */
class Shop extends Construct {
  constructor(scope: Construct, id: string, props: { readonly image: string }) {
    super(scope, id);
    const api = new WebApp(this, 'api', { image: props.image, command: ['/shop', 'api'], port: 8080 });
    const web = new WebApp(this, 'web', { image: props.image, command: ['/shop', 'web'], port: 8080 });
    web.connectTo(api);
  }
}

/** One program for two clusters; and a Chart in a namespace that is somebody else's. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  for (const id of ['test', 'prod']) {
    const shops = new Tenant(new Platform(app, id, { kubernetesVersion }), 'shops');
    for (const town of ['grenoble', 'lyon']) new Shop(shops, town, { image: 'registry.example.org/shop:1.4' });
  }

  const tools = new Chart(app, 'tools', { namespace: 'wiki' });
  new WebApp(tools, 'wiki', { image: 'registry.example.org/wiki:3.1', port: 8080 });
}
