import { BlueprintApp, Platform, Tenant, WebApp } from 'cdk8s-blueprints';

const app = new BlueprintApp();
const prod = new Platform(app, 'prod', {
  domain: 'example.org',
  ingress: { className: 'traefik', namespace: 'traefik', podLabels: { 'app.kubernetes.io/name': 'traefik' } },
});
const shop = new Tenant(prod, 'shop');
new WebApp(shop, 'web', { image: 'registry.example.org/shop:1.4.2', port: 8080, host: 'shop' });
app.synth();
