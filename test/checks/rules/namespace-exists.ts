import { External, Tenant, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment } from '../_objects';

export const cases: Cases = {
  broken: [{ objects: [deployment({ metadata: { namespace: 'shpo' } })] }, { objects: [deployment({ metadata: { namespace: 'elsewhere' } })] }],
  sound: [
    { objects: [deployment({ metadata: { namespace: 'elsewhere' } })], platform: { external: [External.namespace('elsewhere')] } },
    { objects: [deployment({ metadata: { namespace: 'kube-system' } })] },
    { build: (_, platform) => new WebApp(new Tenant(platform, 'given', { createNamespace: false }), 'web', { image: 'a:1', port: 8080 }) },
  ],
  proof: { refused: 'namespaces "shpo" not found' },
};
