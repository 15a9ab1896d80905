import { ExternalService, Platform, Tenant, WebApp, BlueprintApp } from '../../src';
import { errorsOf, objectsOf, only, PLATFORM, synth } from '../_synth';

test('is declared once for a Platform, and gives its host and port', () => {
  const app = new BlueprintApp();
  const platform = new Platform(app, 'test', PLATFORM);
  const mail = new ExternalService(platform, 'mail-relay', { host: 'smtp.example.org', port: 587, cidrs: ['192.0.2.25/32'] });
  new WebApp(new Tenant(platform, 'shop'), 'web', { image: 'example/web:1', port: 8080, egress: [] }).connectTo(mail);
  const objects = objectsOf(app);
  expect(only(objects, 'Deployment').spec.template.spec.containers[0].env).toEqual([{ name: 'MAIL_RELAY_HOST', value: 'smtp.example.org' }, { name: 'MAIL_RELAY_PORT', value: '587' }]);
  expect(only(objects, 'NetworkPolicy', 'web').spec.egress[1]).toEqual({ to: [{ ipBlock: { cidr: '192.0.2.25/32' } }], ports: [{ port: 587, protocol: 'TCP' }] });
});

test('wants a port and addresses', () => {
  expect(errorsOf(tenant => new ExternalService(tenant, 'mail', { host: 'smtp.example.org', port: 0, cidrs: [] }))).toEqual([
    '[test/shop/mail] \'port\' must be a port from 1 to 65535, got 0; give the port that the program listens on (rule: port)',
    '[test/shop/mail] \'cidrs\' must say what addresses \'smtp.example.org\' has: a network policy cannot select by name, got []; list them, such as \'192.0.2.7/32\'; \'0.0.0.0/0\' for any (rule: no-address)',
  ]);
});

test('with a name in the cluster, callers use that', () => {
  const made = synth(tenant => new WebApp(tenant, 'web', { image: 'example/web:1', port: 80 })
    .connectTo(new ExternalService(tenant, 'mail', { host: 'smtp.example.org', port: 587, cidrs: ['192.0.2.25/32'], externalName: true })));
  expect(only(made, 'Service', 'mail').spec).toEqual({ type: 'ExternalName', externalName: 'smtp.example.org' });
  expect(only(made, 'Deployment').spec.template.spec.containers[0].env[0]).toEqual({ name: 'MAIL_HOST', value: 'mail.shop.svc' });
  expect(errorsOf(tenant => new ExternalService(tenant, 'mail', { host: '192.0.2.25', port: 587, externalName: true }))).toEqual([
    '[test/shop/mail] \'externalName\' needs a host name, got "192.0.2.25"; give one, or remove it (rule: external-name)',
  ]);
});
