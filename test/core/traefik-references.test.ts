import { referencesOf } from '../../src/core/internal/references/references';

const traefik = (kind: string, spec: object) => referencesOf({ apiVersion: 'traefik.io/v1alpha1', kind, metadata: { name: 'x' }, spec }, 'shop')
  .filter(({ kind: referred }) => referred !== 'Service')
  .map(({ kind: referred, namespace, name, type, keys, at, awaited }) => [referred, `${namespace ?? ''}/${name}`, type, keys.join(), at, awaited ? 'awaited' : '']);

test('an IngressRoute names Middlewares, transports, services, options and the Secret of its certificate', () => {
  expect(traefik('IngressRoute', {
    routes: [{
      match: 'Host(`a`)',
      middlewares: [{ name: 'one' }, { name: 'two', namespace: 'edge' }, { name: 'three@file' }],
      services: [
        { name: 'web', port: 80, serversTransport: 'slow' },
        { name: 'both', kind: 'TraefikService' },
        { name: 'api@internal', kind: 'TraefikService' },
        { name: 'web', port: 81, serversTransport: 'quick@file' },
      ],
    }],
    tls: { secretName: 'cert', options: { name: 'strict', namespace: 'edge' } },
  })).toEqual([
    ['Middleware.traefik.io', 'shop/one', 'generic', '', 'route \'Host(`a`)\'', ''],
    ['Middleware.traefik.io', 'edge/two', 'generic', '', 'route \'Host(`a`)\'', ''],
    ['ServersTransport.traefik.io', 'shop/slow', 'generic', '', 'route \'Host(`a`)\'', ''],
    ['TraefikService.traefik.io', 'shop/both', 'generic', '', 'route \'Host(`a`)\'', ''],
    ['Secret', 'shop/cert', 'tls', '', 'spec.tls', 'awaited'],
    ['TLSOption.traefik.io', 'edge/strict', 'generic', '', 'spec.tls.options', ''],
  ]);
});

test('an IngressRouteTCP names those of TCP', () => {
  expect(traefik('IngressRouteTCP', { routes: [{ match: 'HostSNI(`*`)', middlewares: [{ name: 'few' }], services: [{ name: 'db', port: 5432, serversTransport: 'slow' }] }], tls: { secretName: 'cert' } })).toEqual([
    ['MiddlewareTCP.traefik.io', 'shop/few', 'generic', '', 'route \'HostSNI(`*`)\'', ''],
    ['ServersTransportTCP.traefik.io', 'shop/slow', 'generic', '', 'route \'HostSNI(`*`)\'', ''],
    ['Secret', 'shop/cert', 'tls', '', 'spec.tls', 'awaited'],
  ]);
});

test('a Middleware names Secrets, and others in a chain', () => {
  const of = (spec: object) => traefik('Middleware', spec);
  expect(of({ basicAuth: { secret: 'users' } })).toEqual([['Secret', 'shop/users', 'htpasswd', '', 'spec.basicAuth', 'awaited']]);
  expect(of({ digestAuth: { secret: 'users' } })).toEqual([['Secret', 'shop/users', 'generic', '', 'spec.digestAuth', 'awaited']]);
  expect(of({ forwardAuth: { tls: { caSecret: 'ca', certSecret: 'client' } } })).toEqual([
    ['Secret', 'shop/ca', 'generic', '', 'spec.forwardAuth.tls', 'awaited'],
    ['Secret', 'shop/client', 'tls', '', 'spec.forwardAuth.tls', 'awaited'],
  ]);
  expect(of({ chain: { middlewares: [{ name: 'one' }, { name: 'two@file' }] } })).toEqual([['Middleware.traefik.io', 'shop/one', 'generic', '', 'spec.chain', '']]);
});

test('a TraefikService names others, and transports, in each of its three ways', () => {
  const both = { kind: 'TraefikService', name: 'both' };
  const slow = { name: 'web', serversTransport: 'slow' };
  const found = (at: string) => [['TraefikService.traefik.io', 'shop/both', 'generic', '', at, ''], ['ServersTransport.traefik.io', 'shop/slow', 'generic', '', at, '']];
  expect(traefik('TraefikService', { weighted: { services: [both, slow] } })).toEqual(found('spec.weighted'));
  expect(traefik('TraefikService', { highestRandomWeight: { services: [both, slow] } })).toEqual(found('spec.highestRandomWeight'));
  expect(traefik('TraefikService', { mirroring: { ...both, mirrors: [slow] } })).toEqual(found('spec.mirroring'));
  expect(traefik('TraefikService', {})).toEqual([]);
});

test('what is about TLS names Secrets and ConfigMaps', () => {
  expect(traefik('TLSStore', { defaultCertificate: { secretName: 'a' }, certificates: [{ secretName: 'b' }] })).toEqual([
    ['Secret', 'shop/a', 'tls', '', 'spec.defaultCertificate', 'awaited'],
    ['Secret', 'shop/b', 'tls', '', 'spec.certificates[0]', 'awaited'],
  ]);
  expect(traefik('TLSOption', { clientAuth: { secretNames: ['a', 'b'] } })).toEqual([
    ['Secret', 'shop/a', 'generic', '', 'spec.clientAuth.secretNames', 'awaited'],
    ['Secret', 'shop/b', 'generic', '', 'spec.clientAuth.secretNames', 'awaited'],
  ]);
  const tls = { certificatesSecrets: ['client'], rootCAsSecrets: ['old'], rootCAs: [{ secret: 'ca' }, { configMap: 'more' }] };
  const found = (at: string) => [
    ['Secret', 'shop/client', 'tls', '', `${at}.certificatesSecrets`, 'awaited'],
    ['Secret', 'shop/old', 'generic', '', `${at}.rootCAsSecrets`, 'awaited'],
    ['Secret', 'shop/ca', 'generic', '', `${at}.rootCAs`, 'awaited'],
    ['ConfigMap', 'shop/more', 'generic', '', `${at}.rootCAs`, 'awaited'],
  ];
  expect(traefik('ServersTransport', tls)).toEqual(found('spec'));
  expect(traefik('ServersTransportTCP', { tls })).toEqual(found('spec.tls'));
});

test('annotations of Ingresses and Services name what Traefik reads, in their own namespace', () => {
  const annotated = (kind: string, annotations: object) => referencesOf({ apiVersion: 'v1', kind, metadata: { name: 'x', annotations }, spec: {} }, 'shop').map(({ kind: referred, namespace, name, at }) => [referred, `${namespace}/${name}`, at]);
  const at = 'traefik.ingress.kubernetes.io/router.middlewares';
  expect(annotated('Ingress', { [at]: 'shop-one@kubernetescrd, shop-two-three@kubernetescrd,edge-four@kubernetescrd,five@file' })).toEqual([
    ['Middleware.traefik.io', 'shop/one', at],
    ['Middleware.traefik.io', 'shop/two-three', at],
  ]);
  expect(annotated('Ingress', { 'traefik.ingress.kubernetes.io/router.tls.options': 'shop-strict@kubernetescrd' }).map(([kind]) => kind)).toEqual(['TLSOption.traefik.io']);
  expect(annotated('Service', { 'traefik.ingress.kubernetes.io/service.serverstransport': 'shop-slow@kubernetescrd' }).map(([kind]) => kind)).toEqual(['ServersTransport.traefik.io']);
  expect(annotated('ConfigMap', { [at]: 'shop-one@kubernetescrd' })).toEqual([]);
});

test('objects of other groups are not Traefik\'s', () => {
  expect(referencesOf({ apiVersion: 'example.org/v1', kind: 'Middleware', metadata: { name: 'x' }, spec: { basicAuth: { secret: 'users' } } }, 'shop')).toEqual([]);
});
