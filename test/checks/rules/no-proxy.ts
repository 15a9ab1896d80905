import { WebApp } from '../../../src';
import { Cases } from '../_cases';
import { deployment, ofContainer, service } from '../_objects';

const asking = (...env: Array<readonly [name: string, value: string]>) => [deployment(), service(), deployment(ofContainer({ env: env.map(([name, value]) => ({ name, value })) }, 'caller'), 'caller')];
const PROXY = ['http_proxy', 'http://proxy.example.org:3128'] as const;
const WEB = ['WEB', 'http://web.shop.svc:80/'] as const;

export const cases: Cases = {
  broken: [
    { objects: asking(PROXY, WEB) },
    { objects: asking(PROXY, ['NO_PROXY', 'localhost,.example.org'], ['WEB', 'http://web']) },
    { objects: asking(['HTTPS_PROXY', '192.0.2.3:3128'], ['no_proxy', 'svc.example.org,vc'], ['WEB', 'https://web.shop.svc:80']) },
    {
      build: tenant => new WebApp(tenant, 'caller', { image: 'example/web:1', port: 8080, env: { NO_PROXY: 'localhost' } }).connectTo(new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 })),
      platform: { httpProxy: { url: 'http://proxy.example.org:3128', cidrs: ['192.0.2.3/32'] } },
    },
  ],
  sound: [
    { objects: asking(PROXY, ['NO_PROXY', 'localhost, .svc'], WEB) },
    { objects: asking(PROXY, ['no_proxy', 'web.shop.svc:80'], WEB) },
    { objects: asking(PROXY, ['no_proxy', '*'], WEB) },
    { objects: asking(['HTTPS_PROXY', 'http://proxy.example.org:3128'], WEB) },
    { objects: [...asking(['HTTP_PROXY', 'http://squid'], WEB), deployment({}, 'squid'), service({}, 'squid')] },
    { objects: asking(['HTTP_PROXY', 'http://squid.elsewhere.svc:3128'], ['HTTPS_PROXY', ''], WEB) },
    { objects: asking(PROXY, ['OTHER', 'http://other.example.org']) },
    {
      build: tenant => new WebApp(tenant, 'caller', { image: 'example/web:1', port: 8080 }).connectTo(new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080 })),
      platform: { httpProxy: { url: 'http://proxy.example.org:3128', cidrs: ['192.0.2.3/32'] } },
    },
  ],
};
