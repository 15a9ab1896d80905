import { RouteService, TraefikService, TraefikServiceProps } from '../../src';
import { expectSnapshot, synth } from '../_synth';
import { ALONE, errorsAlone } from './_alone';

const old: RouteService = { name: 'old', port: 80, weight: 9 };
const young: RouteService = { name: 'young', port: 80, weight: 1 };
const minimal: TraefikServiceProps = { weighted: { services: [old, young] } };

const errors = (props: TraefikServiceProps) => errorsAlone(tenant => new TraefikService(tenant, 'it', props));

test('minimal', () => expectSnapshot(synth(tenant => new TraefikService(tenant, 'split', minimal), ALONE)));

test('full', () => expectSnapshot(synth(tenant => {
  new TraefikService(tenant, 'weighted', {
    name: 'pinned',
    labels: { team: 'web' },
    annotations: { note: 'x' },
    weighted: { services: [old, { name: 'split', kind: 'TraefikService' }], sticky: { cookie: { name: 'stay' } } },
  });
  new TraefikService(tenant, 'mirrored', {
    mirroring: { name: 'old', port: 80, mirrorBody: false, maxBodySize: 1024, mirrors: [{ name: 'young', port: 80, percent: 50 }] },
  });
  new TraefikService(tenant, 'hashed', { highestRandomWeight: { services: [old, young] } });
}, ALONE)));

test('its name is what the object is called', () => {
  synth(tenant => expect(new TraefikService(tenant, 'split', minimal).name).toBe('split'), ALONE);
});

test('what answers nobody, or is read for nothing, is refused', () => {
  const found = [
    errors({}),
    errors({ ...minimal, highestRandomWeight: { services: [old] } }),
    errors({ weighted: {} }),
    errors({ weighted: { services: [{ ...old, weight: 0 }], sticky: {} } }),
    errors({ weighted: { services: [{ name: 'old' }] } }),
    errors({ highestRandomWeight: { services: [] } }),
    errors({ mirroring: { name: 'old', mirrors: [{ name: 'young', port: 80 }, { name: 'young', port: 80, percent: 101 }] } }),
  ].flat();
  expect(found).toMatchInlineSnapshot(`
[
  "'props' must have one of 'weighted', 'mirroring' and 'highestRandomWeight', got []; give one, and others to a TraefikService of their own (rule: one-way)",
  "'props' must have one of 'weighted', 'mirroring' and 'highestRandomWeight', got ["weighted","highestRandomWeight"]; give one, and others to a TraefikService of their own (rule: one-way)",
  "'weighted.services' must have a service, got []; say where it goes (rule: no-services)",
  "'weighted.services' must have a service with a weight above 0, got [0]; give one a weight (rule: no-services)",
  "'weighted.sticky' must have a cookie, got {}; write { cookie: {} }, or leave it out (rule: unused-field)",
  "'weighted.services[0].port' must be given for a Service, got undefined; give the port of the Service, by number or name (rule: service-port)",
  "'highestRandomWeight.services' must have a service, got []; say where it goes (rule: no-services)",
  "'mirroring.port' must be given for a Service, got undefined; give the port of the Service, by number or name (rule: service-port)",
  "'mirroring.mirrors[0].percent' must be given, as a mirror gets nothing without it, got undefined; give the share of the requests, such as 100 (rule: unused-field)",
  "'mirroring.mirrors[1].percent' must be from 0 to 100, got 101; give the share of the requests, such as 100 (rule: whole-number)",
]
`);
});
