import { App } from 'cdk8s';
import { EnvVar, Platform, SealedSecret, Tenant, WebApp } from 'cdk8s-blueprints';

// What `kubeseal --raw --namespace shop --name payment` prints; only the controller of the cluster can open it. (This one was never sealed.)
const SEALED = 'AgBy8hCi'.repeat(48);

/** A value that is in the program, encrypted for one cluster. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const shop = new Tenant(new Platform(app, 'prod', { kubernetesVersion }), 'shop');
  const payment = new SealedSecret(shop, 'payment', { encryptedData: { token: SEALED } });
  new WebApp(shop, 'web', { image: 'registry.example.org/shop:1.4.2', port: 8080, env: { PAYMENT_TOKEN: EnvVar.secret(payment, 'token') } });
}
