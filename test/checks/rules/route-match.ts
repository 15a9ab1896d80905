import { Cases } from '../_cases';
import { deployment, ingressRoute, ofContainer, service } from '../_objects';

const WEB = { services: [{ name: 'web', port: 80 }] };
const http = (match: string, more: object = {}) => ingressRoute({ spec: { routes: [{ match, ...WEB, ...more }] } });
const tcp = (match: string, more: object = {}) => ({ ...ingressRoute({ spec: { routes: [{ match, ...WEB }], ...more } }), kind: 'IngressRouteTCP' });
const traefik = (version: string, ...args: string[]) => deployment(ofContainer({ image: `traefik:${version}`, args: ['--providers.kubernetescrd=true', ...args] }, 'traefik'), 'traefik');
const TLS = { tls: { passthrough: true } };

export const cases: Cases = {
  broken: [
    { objects: [deployment(), service(), http('Host(\'shop.example.org\')')] },
    { objects: [deployment(), service(), http('Host(`shop.example.org`) && Headers(`x-app`, `shop`)')] },
    { objects: [deployment(), service(), traefik('v3.6.12'), http('Host(`shop.example.org`, `www.example.org`)')] },
    { objects: [deployment(), service(), traefik('v3.6.12'), http('Host(`shop.example.org`) && Path(`/shop/{id}`)')] },
    { objects: [deployment(), service(), traefik('v2.11.2'), http('Host(`shop.example.org`) &&')] },
    { objects: [deployment(), service(), tcp('HostSNI(`mqtt.example.org`)')] },
    { objects: [deployment(), service(), traefik('v3.6.12'), http('Host(`*.example.org`)')] },
    { objects: [deployment(), service(), traefik('v3.0.4'), http('Host(`shop.example.org`, `www.example.org`)')] },
    // What its file says, nobody knows here.
    { objects: [deployment(), service(), traefik('v3.0.4', '--configfile=/etc/traefik.yaml'), http('Host(`shop.example.org`, `www.example.org`)')] },
  ],
  sound: [
    { objects: [deployment(), service(), http('Host(`*.example.org`)')] },
    { objects: [deployment(), service(), traefik('v3.7.9'), http('Host(`*.example.org`) || Host(`*`)')] },
    { objects: [deployment(), service(), traefik('v3.10.1'), http('Host(`*.example.org`) || Host(`*`)')] },
    { objects: [deployment(), service(), traefik('v3'), http('Host(`*.example.org`) || Host(`*`)')] },
    { objects: [deployment(), service(), http('Host(`a.${DOMAIN}`)')] },
    { objects: [deployment(), service(), traefik('v3.1', '--core.defaultRuleSyntax=v2'), http('Host(`a.example.org`, `b.example.org`)')] },
    { objects: [deployment(), service(), http('Host(`shop.example.org`) && PathPrefix("/shop")')] },
    { objects: [deployment(), service(), http('Host(`a.example.org`, `b.example.org`)', { syntax: 'v2' })] },
    { objects: [deployment(), service(), traefik('v2.11.2'), http('Host(`a.example.org`, `b.example.org`)')] },
    { objects: [deployment(), service(), tcp('HostSNI(`*`)')] },
    { objects: [deployment(), service(), tcp('HostSNI(`mqtt.example.org`)', TLS)] },
  ],
};
