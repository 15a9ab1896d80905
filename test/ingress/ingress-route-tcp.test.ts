import { IngressRouteTcp, IngressRouteTcpProps } from '../../src';
import { expectSnapshot, synth } from '../_synth';
import { ALONE, errorsAlone } from './_alone';

const db = { name: 'db', port: 5432 };
const minimal: IngressRouteTcpProps = { entryPoints: ['postgres'], routes: [{ match: 'HostSNI(`*`)', services: [db] }] };

const errors = (props: IngressRouteTcpProps) => errorsAlone(tenant => new IngressRouteTcp(tenant, 'it', props));
const ofMatch = (match: string, tls: IngressRouteTcpProps['tls'] = {}) => errors({ routes: [{ match, services: [db] }], tls });

test('minimal', () => expectSnapshot(synth(tenant => new IngressRouteTcp(tenant, 'route', minimal), ALONE)));

test('full', () => expectSnapshot(synth(tenant => new IngressRouteTcp(tenant, 'route', {
  name: 'pinned',
  labels: { team: 'data' },
  annotations: { note: 'x' },
  entryPoints: ['postgres'],
  routes: [{
    match: 'HostSNI(`db.example.org`) && ClientIP(`10.0.0.0/8`)',
    priority: 10,
    middlewares: [{ name: 'limit' }],
    services: [
      { name: 'db', namespace: 'other', port: 'sql', weight: 2, tls: true, serversTransport: 'mutual', nativeLB: true, nodePortLB: true },
      { name: 'db-2', port: 5432 },
    ],
  }],
  tls: { secretName: 'db-tls', certResolver: 'letsencrypt', domains: [{ main: 'db.example.org' }], options: { name: 'modern' }, store: { name: 'default' } },
}), ALONE)));

test('its name is what the object is called', () => {
  synth(tenant => expect(new IngressRouteTcp(tenant, 'route', minimal).name).toBe('route'), ALONE);
});

test('rules that Traefik reads are taken', () => {
  const good = ['HostSNI(`db.example.org`)', 'hostsni(`a`) || HostSNI(`b`)', 'HostSNIRegexp(`^.+\\.example\\.org$`) && !ALPN(`h2`)', 'ClientIP(`::1`)'];
  expect(good.flatMap(match => ofMatch(match))).toEqual([]);
});

test('rules that it cannot read, or that take nothing, are refused', () => {
  const bad = ['Host(`a`)', 'HostSNI(`a`, `b`)', 'HostSNI(`*.example.org`)', 'HostSNI(`a b`)', 'HostSNIRegexp(`(?!a)`)', 'HostSNIRegexp(`{a:b}`)', 'ALPN(`acme-tls/1`)', 'ClientIP(`a`)'];
  const found = bad.flatMap(match => ofMatch(match));
  expect(found).toMatchInlineSnapshot(`
[
  "'routes[0].match' must have matchers that Traefik knows: ALPN, ClientIP, HostSNI, HostSNIRegexp, got "Host"; choose one of them (rule: route-match)",
  "'routes[0].match' must give HostSNI one value, got ["a","b"]; write HostSNI(\`…\`) || HostSNI(\`…\`) (rule: route-match)",
  "'routes[0].match' must have a whole name in HostSNI, got "*.example.org"; write HostSNIRegexp(\`^[^.]+\\.example\\.org$\`) (rule: route-match)",
  "'routes[0].match' must have a host name alone in HostSNI, got "a b"; leave out scheme, port and path, and write other letters as xn--… (rule: route-match)",
  "'routes[0].match' must not look ahead or behind in HostSNIRegexp, got "(?!a)"; write it otherwise: Go reads it by RE2 (rule: route-match)",
  "'routes[0].match' must not have names in {} in HostSNIRegexp, got "{a:b}"; write \`^[^.]+\\.example\\.org$\`, as is right since version 3 (rule: route-match)",
  "'routes[0].match' must have a protocol that Traefik does not answer itself in ALPN, got "acme-tls/1"; leave acme-tls/1 to Traefik (rule: route-match)",
  "'routes[0].match' must have an address or a range of addresses in ClientIP, got "a"; write \`192.0.2.7\` or \`192.0.2.0/24\` (rule: route-match)",
]
`);
});

test('a name without TLS is refused, and all names are not', () => {
  const found = errors({ routes: [{ match: 'HostSNI(`db.example.org`)', services: [db] }] });
  expect(found).toMatchInlineSnapshot(`
[
  "'routes[0].match' must not ask for a name without 'tls': only clients of TLS send one, got "db.example.org"; give 'tls', or take all by HostSNI(\`*\`) (rule: sni-tls)",
]
`);
  expect(errors({ routes: [{ match: 'ClientIP(`10.0.0.1`)', services: [db] }] })).toEqual([]);
});

test('routes that nothing comes to, or that go nowhere, are refused', () => {
  const [route] = minimal.routes;
  const found = [
    errors({ routes: [] }),
    errors({ routes: [route, route] }),
    errors({ routes: [{ ...route, services: undefined }] }),
    errors({ routes: [{ ...route, services: [{ ...db, weight: 0 }, { ...db, weight: 0 }] }] }),
    errors({ routes: [{ ...route, services: [{ name: 'Db', port: 0 }], middlewares: [{ name: '' }] }] }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "'routes' must have a route, got []; add one, or leave out the object (rule: no-services)",
  "'routes[1].match' must not be that of routes[0], in whose place Traefik puts it, got "HostSNI(\`*\`)"; put them together, or make them differ (rule: same-match)",
  "'routes[0].services' must have a service, got []; say where it goes (rule: no-services)",
  "'routes[0].services' must have a service with a weight above 0, got [0,0]; give one a weight (rule: no-services)",
  "'routes[0].services[0].name' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "Db"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'routes[0].services[0].port' must be given for a Service, got 0; give the port of the Service, by number or name (rule: service-port)",
  "'routes[0].middlewares[0].name' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got ""; give the name as kubectl prints it (rule: dns-subdomain)",
]
`);
});

test('TLS that servers speak leaves nothing to say', () => {
  const match = 'HostSNI(`a`)';
  expect(ofMatch(match, { passthrough: true })).toEqual([]);
  const found = [
    ofMatch(match, { passthrough: true, secretName: 'a', certResolver: 'b', domains: [], options: { name: 'c' }, store: { name: 'default' } }),
    ofMatch(match, { options: { name: 'default', namespace: 'a' } }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "'tls.secretName' must not be given beside 'passthrough', with which the servers speak TLS, got "a"; leave it out (rule: unused-field)",
  "'tls.certResolver' must not be given beside 'passthrough', with which the servers speak TLS, got "b"; leave it out (rule: unused-field)",
  "'tls.domains' must not be given beside 'passthrough', with which the servers speak TLS, got []; leave it out (rule: unused-field)",
  "'tls.options' must not be given beside 'passthrough', with which the servers speak TLS, got {"name":"c"}; leave it out (rule: unused-field)",
  "'tls.store' must not be given beside 'passthrough', with which the servers speak TLS, got {"name":"default"}; leave it out (rule: unused-field)",
  "'tls.options' must not name the TLSOption 'default', which no route can ask for, got {"name":"default","namespace":"a"}; leave it out: it holds where none is named (rule: default-tls-option)",
]
`);
});
