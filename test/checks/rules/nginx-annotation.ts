import { Tenant, Tls, Traefik, WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ingress, ingressClass, ingressRoute, service } from '../_objects';

const annotated = (own: Record<string, string>, prefix = 'nginx.ingress.kubernetes.io/') => {
  const annotations = Object.fromEntries(Object.entries(own).map(([name, value]) => [prefix + name, value]));
  return { objects: [deployment(), service(), ingressClass(), ingress({ metadata: { annotations } })] };
};

const TRAEFIK = ingressClass({ spec: { controller: 'traefik.io/ingress-controller' } });
const DEFAULT = { ...TRAEFIK, metadata: { ...TRAEFIK.metadata, annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } } };

export const cases: Cases = {
  broken: [
    annotated({ 'proxy-boddy-size': '8m' }),
    annotated({ 'client-max-body-size': '8m' }),
    annotated({ 'enable-opentracing': 'true' }),
    annotated({ 'proxy-body-size': '8Mi' }),
    annotated({ 'proxy-read-timeout': '60s' }),
    annotated({ 'ssl-redirect': 'yes' }),
    annotated({ 'proxy-buffering': 'true' }),
    annotated({ 'backend-protocol': 'grpc' }),
    annotated({ 'whitelist-source-range': '10.0.0.0/8 192.168.0.0/16' }),
    annotated({ 'auth-realm': 'Members' }),
    annotated({ 'auth-type': 'basic' }),
    annotated({ 'canary-weight': '10' }),
    annotated({ 'auth-url': 'auth.example.org/verify' }),
    annotated({ 'proxy-body-size': '8m' }, ''),
    annotated({ 'nginx.ingress.kubernetes.io/ssl-redirect': 'true', 'ingress.kubernetes.io/proxy-body-size': '8m' }, ''),
    annotated({ 'session-cookie-hash': 'md5' }),
    annotated({ 'use-http2': 'true' }),
    annotated({ 'cors-allow-origin': 'https://example.org' }),
    { objects: [deployment(), service(), ingressClass({ spec: { controller: 'traefik.io/ingress-controller' } }), ingress({ metadata: { annotations: { 'nginx.ingress.kubernetes.io/whitelist-source-range': '10.0.0.0/8' } } })] },
    { objects: [deployment(), service(), DEFAULT, ingress({ metadata: { annotations: { 'nginx.ingress.kubernetes.io/whitelist-source-range': '10.0.0.0/8' } }, spec: { ingressClassName: null } })] },
    { objects: [deployment(), service(), TRAEFIK, ingress({ metadata: { annotations: { 'kubernetes.io/ingress.class': 'public', 'nginx.ingress.kubernetes.io/whitelist-source-range': '10.0.0.0/8' } }, spec: { ingressClassName: null } })] },
    { objects: [deployment(), service(), ingressRoute({ metadata: { annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '8m' } } })] },
    { objects: [{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'web', annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '8m' } }, spec: { parentRefs: [{ name: 'edge', namespace: 'edge' }] } }] },
    {
      build: (tenant, platform) => {
        new Traefik(new Tenant(platform, 'traefik'), 'traefik');
        new WebApp(tenant, 'files', { image: 'example/files:1', port: 8080, host: 'files.example.org', annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '8m' } });
      },
      platform: { tls: Tls.none() },
    },
    { objects: [deployment(), service(), ingressClass(), ingress({ metadata: { annotations: { 'nginx.ingress.kubernetes.io/canary': 'true', 'nginx.ingress.kubernetes.io/canary-weight': '10' } } })] },
  ],
  sound: [
    { objects: [deployment(), service(), ingressClass(), ingress(), ingress({ metadata: { annotations: { 'nginx.ingress.kubernetes.io/canary': 'true', 'nginx.ingress.kubernetes.io/canary-weight': '10' } } }, 'canary'), deployment({}, 'canary'), service({}, 'canary')] },
    annotated({ 'proxy-body-size': '8M', 'proxy-read-timeout': '60', 'ssl-redirect': 'true', 'proxy-buffering': 'on', 'backend-protocol': 'GRPC' }),
    annotated({ 'whitelist-source-range': '10.0.0.0/8, 192.168.0.1,2001:db8::/32' }),
    { objects: [...annotated({ 'canary': 'true', 'canary-weight': '10', 'canary-by-header': 'X-Canary' }).objects, ingress({}, 'main'), deployment({}, 'main'), service({}, 'main')] },
    annotated({ 'auth-url': 'https://auth.example.org/verify', 'auth-signin': 'https://auth.example.org/start?rd=$escaped_request_uri', 'auth-response-headers': 'X-User' }),
    annotated({ 'enable-cors': 'true', 'cors-allow-origin': 'https://example.org', 'cors-max-age': '600' }),
    annotated({ 'affinity': 'cookie', 'session-cookie-name': 'route', 'session-cookie-samesite': 'Lax', 'limit-rps': '5', 'limit-whitelist': '10.0.0.0/8' }),
    annotated({ 'proxy-next-upstream': 'error timeout http_502', 'rewrite-target': '', 'load-balance': 'ewma' }),
    annotated({ canary: 'true' }, ''),
    annotated({ 'force-ssl-redirect': 'true' }, 'ingress.kubernetes.io/'),
    annotated({ 'proxy-ssl-verify': 'off', 'fastcgi-params-configmap': 'params' }),
    annotated({ 'proxy-body-size': '8m' }, 'nginx.org/'),
  ],
};
