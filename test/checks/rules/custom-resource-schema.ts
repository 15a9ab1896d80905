import { JsonPatch } from 'cdk8s';
import { Middleware, Tenant, Traefik } from '../../../src';
import { Cases } from '../_cases';
import { customDefinition, widget } from '../_objects';

const without = { metadata: { name: 'big' }, kind: 'Widget', apiVersion: 'example.org/v1' };

export const cases: Cases = {
  broken: [
    { objects: [customDefinition(), widget({ spec: { size: 'xl' } })] },
    { objects: [customDefinition(), widget({ spec: { size: null, siez: 'l' } })] },
    { objects: [customDefinition(), widget({ spec: { count: 1.5, tags: ['a', 5], parts: [{ weight: 2 }] } })] },
    { objects: [customDefinition(), without] },
    {
      build: (tenant, platform) => {
        new Traefik(new Tenant(platform, 'traefik'), 'traefik');
        const slow = new Middleware(tenant, 'slow', { rateLimit: { average: 10 } });
        slow.apiObject.addJsonPatch(JsonPatch.add('/spec/rateLimit/avarage', 10));
      },
    },
  ],
  sound: [
    { objects: [{ ...customDefinition(), spec: { ...customDefinition().spec, versions: [{ ...customDefinition().spec.versions[0], schema: { openAPIV3Schema: { type: 'object', required: ['mode'], properties: { mode: { type: 'string', default: 'a' } } } } }] } }, without] },
    { objects: [customDefinition(), widget()] },
    { objects: [customDefinition(), widget({ metadata: { annotations: { note: 'a' } }, status: { ready: true } })] },
    { objects: [customDefinition(), widget({ spec: { count: 3, tags: ['a'], parts: [{ name: 'a', anything: { at: 'all' } }], limit: '50%' } })] },
    { objects: [widget({ spec: { size: 'xl' } })] },
  ],
};
