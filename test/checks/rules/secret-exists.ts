import { Credentials, EnvVar, External, StatefulDatabase, Tenant, Tls, Volume, WebApp, Worker } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, ofContainer, ofPod, service } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(ofContainer({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'tokns', key: 'a' } } }] }))], platform: { external: [External.secret('tokens')] } },
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { tls: [{ hosts: ['shop.example.org'], secretName: 'shop-tls' }] } })] },
    { build: tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, volumes: { '/etc/tls': Volume.secret('certificate') } }) },
  ],
  sound: [
    { build: (_, platform) => new WebApp(new Tenant(platform, 'other', { external: [External.secret('tokens')] }), 'web', { image: 'a:1', port: 8080, env: { A: EnvVar.secret('tokens', 'a') } }) },
    { objects: [deployment(), service(), ingressClass(), ingress({ metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } }, spec: { tls: [{ hosts: ['shop.example.org'], secretName: 'shop-tls' }] } })] },
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { tls: [{ hosts: ['shop.example.org'], secretName: 'shop-tls' }] } })], platform: { tls: Tls.secret('shop-tls') } },
    { objects: [deployment(ofPod({ imagePullSecrets: [{ name: 'registry' }] }))], platform: { imagePullSecrets: ['registry'] } },
    { objects: [deployment(ofContainer({ envFrom: [{ secretRef: { name: 'maybe', optional: true } }] }))] },
    { objects: [deployment(ofContainer({ envFrom: [{ secretRef: { name: 'tokens' } }] })), { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'tokens' }, spec: { dataFrom: [{ extract: { key: 'a' } }] } }] },
    {
      build: tenant => {
        const database = new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.existing('orders-login') });
        new Worker(tenant, 'worker', { image: 'example/worker:1' }).connectTo(database);
      },
    },
  ],
  proof: { appears: 'secret "tokns" not found' },
};
