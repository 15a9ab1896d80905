import { IngressRouteUdp, IngressRouteUdpProps } from '../../src';
import { expectSnapshot, synth } from '../_synth';
import { ALONE, errorsAlone } from './_alone';

const dns = { name: 'dns', port: 53 };
const minimal: IngressRouteUdpProps = { entryPoints: ['dns'], routes: [{ services: [dns] }] };

const errors = (props: IngressRouteUdpProps) => errorsAlone(tenant => new IngressRouteUdp(tenant, 'it', props));

test('minimal', () => expectSnapshot(synth(tenant => new IngressRouteUdp(tenant, 'route', minimal), ALONE)));

test('full', () => expectSnapshot(synth(tenant => new IngressRouteUdp(tenant, 'route', {
  name: 'pinned',
  labels: { team: 'net' },
  annotations: { note: 'x' },
  entryPoints: ['dns'],
  routes: [{ services: [{ name: 'dns', namespace: 'other', port: 'udp', weight: 2, nativeLB: true, nodePortLB: true }, { name: 'dns-2', port: 53 }] }],
}), ALONE)));

test('its name is what the object is called', () => {
  synth(tenant => expect(new IngressRouteUdp(tenant, 'route', minimal).name).toBe('route'), ALONE);
});

test('what Traefik takes no packets for is refused', () => {
  const [route] = minimal.routes;
  const found = [
    errors({ routes: [] }),
    errors({ routes: [route, { services: [{ name: 'other', port: 53 }] }] }),
    errors({ routes: [{}] }),
    errors({ routes: [{ services: [{ ...dns, weight: 0 }, { ...dns, weight: 0 }] }] }),
    errors({ routes: [{ services: [{ name: 'Dns', port: '' }] }] }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "'routes' must be one route, as an entry point of UDP takes no more, got "0 routes"; give one, and others to an IngressRouteUdp with entry points of its own (rule: one-udp-route)",
  "'routes' must be one route, as an entry point of UDP takes no more, got "2 routes"; give one, and others to an IngressRouteUdp with entry points of its own (rule: one-udp-route)",
  "'routes[0].services' must have a service, got []; say where it goes (rule: no-services)",
  "'routes[0].services' must have a service with a weight above 0, got [0,0]; give one a weight (rule: no-services)",
  "'routes[0].services[0].name' must be the name of an object: lower-case letters, digits, '-' and '.', at most 253 characters, got "Dns"; give the name as kubectl prints it (rule: dns-subdomain)",
  "'routes[0].services[0].port' must be given for a Service, got ""; give the port of the Service, by number or name (rule: service-port)",
]
`);
});
