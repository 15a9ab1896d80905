import { Credentials, ExternalDatabase, ExternalDatabaseProps, WebApp } from '../../src';
import { errorsOf, only, synth } from '../_synth';

const connected = (props: ExternalDatabaseProps) => synth(tenant => {
  new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, egress: [] }).connectTo(new ExternalDatabase(tenant, 'orders', props));
});
const errors = (props: ExternalDatabaseProps) => errorsOf(tenant => new ExternalDatabase(tenant, 'orders', props));
const env = (props: ExternalDatabaseProps) => only(connected(props), 'Deployment').spec.template.spec.containers[0].env;

test('gives the variables that a StatefulDatabase gives, and a way out', () => {
  const props: ExternalDatabaseProps = {
    engine: 'postgres', host: 'db.example.org', port: 5433, cidrs: ['192.0.2.7/32', '192.0.2.8/32'], credentials: Credentials.existing('orders'), username: 'shop', database: 'orders',
  };
  expect(env(props)).toEqual([
    { name: 'PGHOST', value: 'db.example.org' },
    { name: 'PGPORT', value: '5433' },
    { name: 'PGUSER', value: 'shop' },
    { name: 'PGPASSWORD', valueFrom: { secretKeyRef: { name: 'orders', key: 'password' } } },
    { name: 'PGDATABASE', value: 'orders' },
  ]);
  expect(only(connected(props), 'NetworkPolicy').spec.egress[1]).toEqual({
    to: [{ ipBlock: { cidr: '192.0.2.7/32' } }, { ipBlock: { cidr: '192.0.2.8/32' } }],
    ports: [{ port: 5433, protocol: 'TCP' }],
  });
});

test('without a password the URL has none', () => {
  expect(env({ engine: 'redis', host: '192.0.2.7' })).toEqual([
    { name: 'REDIS_HOST', value: '192.0.2.7' },
    { name: 'REDIS_PORT', value: '6379' },
    { name: 'REDIS_URL', value: 'redis://192.0.2.7:6379/0' },
  ]);
});

test.each([['192.0.2.7', '192.0.2.7/32'], ['2001:db8::7', '2001:db8::7/128']])('the address %s is a range of its own', (host, cidr) => {
  expect(only(connected({ engine: 'redis', host }), 'NetworkPolicy').spec.egress[1].to).toEqual([{ ipBlock: { cidr } }]);
});

test('a name without addresses is refused, since no policy could let it through', () => {
  expect(errors({ engine: 'postgres', host: 'db.example.org' })).toEqual([
    '[test/shop/orders] \'cidrs\' must say what addresses \'db.example.org\' has: a network policy cannot select by name, got "none"; list them, such as \'192.0.2.7/32\'; \'0.0.0.0/0\' for any (rule: no-address)',
  ]);
});

test('nobody makes a password for what is outside', () => {
  const line = 'must be of a Secret that is there: only a database of the program has its password made, got "login"; use Credentials.existing, or Credentials.of (rule: not-generated)';
  expect(errorsOf(tenant => {
    const outside = new ExternalDatabase(tenant, 'orders', { engine: 'postgres', host: '192.0.2.7', credentials: Credentials.generated('login') });
    new WebApp(tenant, 'web', { image: 'example/web:1', port: 80 }).connectTo(outside, { credentials: Credentials.generated('login') });
  })).toEqual([`[test/shop/orders] 'credentials' ${line}`, `[test/shop/web] connectTo('test/shop/orders') credentials ${line}`]);
});
