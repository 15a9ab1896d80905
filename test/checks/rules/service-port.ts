import { Manifest } from '../../_synth';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, ofContainer, service } from '../_objects';

const route = (apiVersion: string, kind: string, spec: object): Manifest => ({ apiVersion, kind, metadata: { name: 'web' }, spec });
const traefik = (kind: string, ...services: object[]) => route('traefik.io/v1alpha1', kind, { routes: [{ match: 'Host(`shop.example.org`)', services }] });
const gateway = (kind: string, ...backendRefs: object[]) => route('gateway.networking.k8s.io/v1', kind, { parentRefs: [{ name: 'public', namespace: 'ingress' }], rules: [{ backendRefs }] });
const dns: Manifest = { ...service(), spec: { selector: { app: 'web' }, ports: [{ name: 'dns', port: 53, protocol: 'UDP', targetPort: 'dns' }] } };

const mesh = (destination: object, field = 'http') => route('networking.istio.io/v1', 'VirtualService', { hosts: ['web.example.org'], [field]: [{ route: [{ destination }] }] });

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { rules: [{ host: 'shop.example.org', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 8080 } } } }] } }] } })] },
    { objects: [deployment(), service({ spec: { ports: [{ port: 80, name: 'web', targetPort: 'http' }] } }), ingressClass(), ingress()] },
    { objects: [deployment(), service(), traefik('IngressRoute', { name: 'web', port: 8080 })] },
    { objects: [deployment(), service(), traefik('IngressRouteTCP', { name: 'web', port: 'web' })] },
    { objects: [deployment(), service(), traefik('IngressRouteUDP', { name: 'web', port: 80 })] },
    { objects: [deployment(), service(), gateway('HTTPRoute', { name: 'web', port: 8080 })] },
    { objects: [deployment(), service(), gateway('TCPRoute', { name: 'web', namespace: 'shop', port: 8080 })] },
    { objects: [deployment(), service(), mesh({ host: 'web', port: { number: 8080 } })] },
    { objects: [deployment(), service(), mesh({ host: 'web.shop.svc.cluster.local', port: { number: 8080 } }, 'tcp')] },
  ],
  sound: [
    { objects: [deployment(), service(), mesh({ host: 'web', port: { number: 80 } })] },
    { objects: [deployment(), service(), mesh({ host: 'web' })] },
    { objects: [deployment(), service(), mesh({ host: 'web.example.org', port: { number: 8080 } })] },
    { objects: [deployment(), service(), mesh({ host: 'other', port: { number: 8080 } })] },
    { objects: [deployment(), service(), ingressClass(), ingress({ spec: { rules: [{ host: 'shop.example.org', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }] } }] } })] },
    { objects: [deployment(), service(), traefik('IngressRoute', { name: 'web', port: 80 }, { name: 'web', port: 'http' }, { name: 'web' }, { name: 'api@internal', kind: 'TraefikService' })] },
    { objects: [deployment(), service(), gateway('HTTPRoute', { name: 'web', port: 80 }, { group: 'example.org', kind: 'Bucket', name: 'web' })] },
    { objects: [deployment(ofContainer({ ports: [{ name: 'dns', containerPort: 5353, protocol: 'UDP' }] })), dns, traefik('IngressRouteUDP', { name: 'web', port: 53 })] },
  ],
};
