import { Chart } from 'cdk8s';
import { BlueprintApp, Credentials, EnvVar, ExternalDatabase, ExternalService, GeneratedSecret, Platform, StatefulDatabase, Tenant, WebApp } from '../../src';
import { errorsOf, objectsOf, only, PLATFORM, warningsOf } from '../_synth';

const web = { image: 'example/web:1', port: 8080 };

/** Two Tenants of one Platform. */
function neighbours(connect: (shop: Tenant, office: Tenant) => void) {
  const app = new BlueprintApp();
  const platform = new Platform(app, 'test', PLATFORM);
  connect(new Tenant(platform, 'shop'), new Tenant(platform, 'office'));
  return app;
}

test('a connection to a web app gives its host, port and URL', () => {
  const objects = objectsOf(neighbours((shop, office) => new WebApp(shop, 'web', web).connectTo(new WebApp(office, 'mail-api', web))));
  expect(only(objects, 'Deployment', 'web').spec.template.spec.containers[0].env).toEqual([
    { name: 'MAIL_API_HOST', value: 'mail-api.office.svc' },
    { name: 'MAIL_API_PORT', value: '8080' },
    { name: 'MAIL_API_URL', value: 'http://mail-api.office.svc:8080' },
  ]);
});

test.each([
  [{ ports: [{ name: 'https', port: 8443 }] }, 'https://api.office.svc:8443'],
  [{ ports: [{ name: 'https-api', port: 8443, servicePort: 9443 }] }, 'https://api.office.svc:9443'],
  [{ ports: [{ name: 'grpcs', port: 9000 }] }, 'https://api.office.svc:9000'],
  [{ port: 443 }, 'https://api.office.svc:443'],
  [{ ports: [{ name: 'web', port: 8443, servicePort: 443 }] }, 'https://api.office.svc:443'],
  [{ ports: [{ name: 'grpc', port: 9000 }] }, 'http://api.office.svc:9000'],
  [{ ports: [{ name: 'httpsx', port: 9000 }] }, 'http://api.office.svc:9000'],
])('the URL of a web app with %j is %s', (ports, url) => {
  const objects = objectsOf(neighbours((shop, office) => new WebApp(shop, 'web', web).connectTo(new WebApp(office, 'api', { image: 'example/api:1', ...ports }))));
  expect(only(objects, 'Deployment', 'web').spec.template.spec.containers[0].env[2]).toEqual({ name: 'API_URL', value: url });
});

test('a connection to another namespace selects namespace and pods in one peer, on both sides', () => {
  const objects = objectsOf(neighbours((shop, office) => new WebApp(shop, 'web', web).connectTo(new WebApp(office, 'api', web))));
  const peer = (namespace: string, name: string) => [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } }, podSelector: { matchLabels: { 'cdk8s-blueprints/name': name } } }];
  expect(only(objects, 'NetworkPolicy', 'web').spec.egress[1].to).toEqual(peer('office', 'api'));
  expect(only(objects, 'NetworkPolicy', 'api').spec.ingress[0].from).toEqual(peer('shop', 'web'));
});

test('variables of a connection come before the user\'s, which can refer to them', () => {
  const objects = objectsOf(neighbours((shop, office) => new WebApp(shop, 'web', { ...web, env: { BASE: '$(API_URL)/v1' } }).connectTo(new WebApp(office, 'api', web))));
  expect(only(objects, 'Deployment', 'web').spec.template.spec.containers[0].env.map(({ name }: { name: string }) => name)).toEqual(['API_HOST', 'API_PORT', 'API_URL', 'BASE']);
});

test('a database of another namespace needs credentials of the caller\'s own', () => {
  const connect = (options = {}) => neighbours((shop, office) => new WebApp(shop, 'web', web).connectTo(new StatefulDatabase(office, 'orders', { engine: 'redis', version: '7', storage: '1Gi' }), options));
  expect(() => connect().synthYaml()).toThrow(
    '[test/shop/web] connectTo(\'test/office/orders\') needs \'credentials\': a pod cannot read a Secret of another namespace, got "Secret \'orders-credentials\'"; name a Secret of this namespace that holds the same (rule: foreign-secret)');
  const { env } = only(objectsOf(connect({ credentials: Credentials.existing('office-orders') })), 'Deployment').spec.template.spec.containers[0];
  expect(env).toContainEqual({ name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: { name: 'office-orders', key: 'password' } } });
});

test('two connections of a kind need a prefix, and so does one beside a variable of its name', () => {
  const database = { engine: 'postgres', version: '17', storage: '1Gi' } as const;
  const twice = (prefix?: string) => errorsOf(tenant => {
    const app = new WebApp(tenant, 'web', { ...web, env: { B_PGPORT: '1' } });
    app.connectTo(new StatefulDatabase(tenant, 'a', database));
    app.connectTo(new StatefulDatabase(tenant, 'b', database), { prefix });
  });
  expect(twice('C_')).toEqual([]);
  expect(twice()).toHaveLength(5);
  expect(twice('B_')).toEqual(['[test/shop/web] connectTo(\'test/shop/b\') must not set a variable that is set already, got "B_PGPORT"; give a \'prefix\' (rule: env-twice)']);
  expect(twice('1 ')[0]).toBe('[test/shop/web] connectTo(\'test/shop/b\') prefix must be the name of a variable: letters, digits, \'_\', \'-\' and \'.\', not beginning with a digit, got "1 "; rename the variable (rule: env-name)');
});

test('what is outside may be declared for the whole app', () => {
  const app = new BlueprintApp();
  const mail = new ExternalService(app, 'mail', { host: '192.0.2.25', port: 25 });
  new WebApp(new Tenant(new Platform(app, 'a', PLATFORM), 'shop'), 'web', web).connectTo(mail);
  expect(app.synthYaml()).toContain('192.0.2.25/32');
});

test('a Chart without a namespace is nowhere to connect to', () => {
  const app = new BlueprintApp();
  const platform = new Platform(app, 'test', PLATFORM);
  new WebApp(new Tenant(platform, 'shop'), 'web', web).connectTo(new WebApp(new Chart(platform, 'chart'), 'api', web));
  expect(() => app.synthYaml()).toThrow(
    '[test/shop/web] connectTo(\'test/chart/api\') must be between known namespaces: a Chart without one is wherever it is applied, got "shop"; give the Chart a \'namespace\' (rule: no-namespace)');
});

test('another Platform is another cluster', () => {
  const app = new BlueprintApp();
  const [a, b] = ['a', 'b'].map(id => new WebApp(new Tenant(new Platform(app, id, PLATFORM), 'shop'), 'web', web));
  a.connectTo(b);
  expect(() => app.synthYaml()).toThrow(
    '[a/shop/web] connectTo(\'b/shop/web\') must be of the same Platform: another one is another cluster, got "b/shop/web"; declare what is outside as an ExternalService or ExternalDatabase (rule: other-platform)');
});

test('a connection is said once; with another prefix it is another one', () => {
  const connect = (prefix: string) => errorsOf(tenant => {
    const orders = new ExternalDatabase(tenant, 'orders', { engine: 'postgres', host: '192.0.2.7' });
    const caller = new WebApp(tenant, 'web', web);
    caller.connectTo(orders);
    caller.connectTo(orders, { prefix });
  });
  expect(connect('OTHER_')).toEqual([]);
  expect(connect('')).toEqual([
    '[test/shop/web] connectTo(\'test/shop/orders\') must be said once, got "test/shop/orders"; remove one of them; with another \'prefix\' it is another connection (rule: connected-twice)',
  ]);
});

test('a Secret of the program is read in its namespace, by a key that it has', () => {
  expect(errorsOf(tenant => {
    const mine = new GeneratedSecret(tenant, 'session', { keys: ['key'] });
    const theirs = new GeneratedSecret(new Tenant(tenant.node.scope!, 'other'), 'token');
    new WebApp(tenant, 'web', { image: 'example/web:1', port: 8080, env: { A: EnvVar.secret(mine, 'kee'), B: EnvVar.secret(theirs, 'password') } });
  })).toEqual([
    '[test/shop/web] env \'A\' must be a key that the Secret \'session\' has: key, got "kee"; correct it, or have it made (rule: no-such-key)',
    '[test/shop/web] env \'B\' must be of a Secret in the namespace of the pod, shop, got "other/token"; make one there (rule: foreign-secret)',
  ]);
});

test('source ranges that pods cannot hold are a warning', () => {
  const warned = (externalTrafficPolicy?: 'Local') => warningsOf(tenant => new WebApp(tenant, 'web', {
    image: 'example/web:1', port: 8080, service: { type: 'LoadBalancer', loadBalancerSourceRanges: ['198.51.100.0/24'], externalTrafficPolicy },
  }));
  expect([warned('Local').length, warned().length]).toEqual([0, 1]);
  expect(warned()[0]).toContain('nodes hide who calls, so the network policy lets in anybody');
  expect(warned()[0]).toContain('(rule: source-ranges)');
});
