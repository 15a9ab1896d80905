import { Case, Cases } from '../_cases';
import { deployment, ingressRoute, middleware, service } from '../_objects';

const stripping = (name: string, ...prefixes: string[]) => ({ apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata: { name }, spec: { stripPrefix: { prefixes } } });
const adding = { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata: { name: 'add' }, spec: { addPrefix: { prefix: '/billing' } } };

const routed = (match: string, ...middlewares: string[]): Case => ({
  objects: [
    deployment(), service(), stripping('strip', '/billing', '/old'), stripping('all', '/'), stripping('later', '${PREFIX}'), adding, middleware({}, 'limit'),
    ingressRoute({ spec: { routes: [{ kind: 'Rule', match, middlewares: middlewares.map(name => ({ name })), services: [{ name: 'web', port: 80 }] }] } }),
  ],
});

export const cases: Cases = {
  broken: [
    routed('Host(`shop.example.org`) && PathPrefix(`/invoices`)', 'strip'),
    routed('(Host(`a.example.org`) || Host(`b.example.org`)) && PathPrefix(`/invoices`)', 'strip'),
    routed('Host(`a.example.org`) && (PathPrefix(`/invoices`) || Path(`/refunds`))', 'strip'),
    routed('Host(`shop.example.org`) && PathPrefix(`/invoices`)', 'limit', 'strip'),
  ],
  sound: [
    routed('Host(`shop.example.org`) && PathPrefix(`/billing/v2`)', 'strip'),
    routed('Host(`shop.example.org`) && PathPrefix(`/`)', 'strip'),
    routed('Host(`shop.example.org`) && (PathPrefix(`/invoices`) || PathPrefix(`/billing`))', 'strip'),
    routed('(Host(`a.example.org`) && PathPrefix(`/invoices`)) || Host(`b.example.org`)', 'strip'),
    routed('Host(`shop.example.org`) && !PathPrefix(`/invoices`)', 'strip'),
    routed('Host(`shop.example.org`) && PathRegexp(`^/(billing|invoices)/`)', 'strip'),
    routed('Host(`shop.example.org`)', 'strip'),
    routed('Host(`shop.example.org`) && PathPrefix(`/invoices`)', 'add', 'strip'),
    routed('Host(`shop.example.org`) && PathPrefix(`/invoices`)', 'all'),
    routed('Host(`shop.example.org`) && PathPrefix(`/invoices`)', 'limit', 'later'),
    routed('Host(`paths.example.org`) || PathPrefix(`/invoices`)', 'strip'),
    routed('Host("paths.example.org") || PathPrefix("/invoices")', 'strip'),
  ],
};
