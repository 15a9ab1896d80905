import { Tls, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, service } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), ingressClass(), ingress(), { ...ingress(), metadata: { name: 'other' } }] },
    {
      build: tenant => {
        for (const id of ['web', 'api']) new WebApp(tenant, id, { image: 'example/web:1', port: 8080, host: 'shop.example.org', path: id === 'web' ? '/a' : '/a/' });
      },
      platform: { tls: Tls.none(), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } },
    },
  ],
  sound: [
    {
      build: tenant => {
        for (const id of ['web', 'api']) new WebApp(tenant, id, { image: 'example/web:1', port: 8080, host: 'shop.example.org', path: `/${id}` });
      },
      platform: { tls: Tls.none(), ingress: { className: 'public', namespace: 'ingress', podLabels: { app: 'traefik' } } },
    },
    { objects: [deployment(), service(), ingressClass(), ingress(), ingressClass({}, 'inside'), { ...ingress({ spec: { ingressClassName: 'inside' } }), metadata: { name: 'other' } }] },
  ],
};
