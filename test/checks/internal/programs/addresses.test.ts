import { addressesIn, hostIn, localAddressesIn, localHostsIn, localUrlsIn, podAddressesIn } from '../../../../src/checks/internal/programs/addresses';

const at = 'container \'web\' env \'URL\'';
const withPort = (name: string, port?: number) => port === undefined ? name : `${name}:${port}`;
const whole = (text: string) => addressesIn({ text, at }).map(({ pod, name, namespace, port }) => withPort([...pod === undefined ? [] : [pod], name, namespace].join('.'), port));
const urls = (text: string) => localUrlsIn({ text, at }).map(({ name, port }) => withPort(name, port));
const pods = (text: string, where = at) => podAddressesIn({ text, at: where }).map(({ pod, name, namespace, port }) => withPort([pod, name, ...namespace === undefined ? [] : [namespace]].join('.'), port));

test.each([
  ['http://api.shop.svc:8080/v1', 'api.shop:8080'],
  ['api.shop.svc.cluster.local', 'api.shop'],
  ['api.shop.svc.example.org', 'api.shop'],
  ['store-0.store.shop.svc:5432,store-1.store.shop.svc:5432', 'store-0.store.shop:5432', 'store-1.store.shop:5432'],
  ['amqp://user:word@mq.shop.svc', 'mq.shop'],
  ['%(scheme)://api.shop.svc', 'api.shop'],
  ['a: 1 # b.shop.svc\nc.shop.svc', 'c.shop'],
  ['; a.shop.svc\n // b.shop.svc\n# c.shop.svc\nhttp://d#e.shop.svc', 'e.shop'],
  ['%s.shop.svc %(name)s.shop.svc /:name.shop.svc'],
  ['api.shop.svcs api.shop.svc-a api.svc 9a.shop.svc api.shop'],
])('%j has addresses with a namespace', (text, ...found) => {
  expect(whole(text)).toEqual(found);
});

test.each([
  ['http://api', 'api:80'],
  ['https://api/v1', 'api:443'],
  ['HTTPS://api https://api-2?a=b ws://api; grpc://api#c, "redis://cache" \'nats://mq\'', 'api-2:443', 'api', 'api', 'cache', 'mq'],
  ['jdbc:postgresql://db:5432/shop', 'db:5432'],
  ['postgresql+asyncpg://user:word@db/shop', 'db'],
  ['mongodb+srv://db redis+sentinel://cache redis+cluster://cache redis+unix://cache redis+socket://cache'],
  ['mongodb+srv://db:27017', 'db:27017'],
  ['s3://bucket vault://secret s3://bucket:9000', 'bucket:9000'],
  ['http://api.example.org http://192.0.2.7 http://$API http://api_a http://user@ http:/api api:80'],
])('%j has URLs of names', (text, ...found) => {
  expect(urls(text)).toEqual(found);
});

test.each([
  ['DB_HOST', true], ['PGHOST', true], ['MYSQLHOST', true], ['MYSQL_HOST', true], ['REDIS_HOSTNAME', true], ['A1_B2_HOST', true], ['MY_SERVERS_HOST', true],
  ['HOST', false], ['HOSTNAME', false], ['VIRTUAL_HOST', false], ['APP_PUBLIC_HOST', false], ['ALLOWED_HOST', false], ['BIND_HOST', false], ['LISTEN_HOST', false], ['SERVER_HOST', false], ['EXTERNAL_HOST', false],
  ['INGRESS_HOSTNAME', false], ['DB_HOSTS', false], ['DB_HOST_A', false], ['db_HOST', false],
])('whether %s is a host to be asked: %j', (name, isHost) => {
  expect(hostIn({ text: 'db', at: `container 'web' env '${name}'` }).map(each => each.name)).toEqual(isHost ? ['db'] : []);
});

test.each([['db-0', true], ['d', true], ['db.shop', false], ['0db', false], ['db-', false], ['Db', false], ['', false], ['db:80', false]])('whether %j is a name alone: %j', (text, isName) => {
  expect(hostIn({ text, at: 'env \'DB_HOST\'' })).toHaveLength(isName ? 1 : 0);
});

test('a name with a port is an address by itself alone', () => {
  expect(localAddressesIn({ text: 'cache:6379', at })).toEqual([{ text: 'cache:6379', at, name: 'cache', port: 6379 }]);
  for (const text of ['cache:1', 'cache:123456', 'cache:6379/0', 'a cache:6379', 'cache:6379a', '9cache:6379', 'Cache:6379']) expect(localAddressesIn({ text, at })).toEqual([]);
});

test('what a tool is told is a host in a command, and in nothing else', () => {
  const text = 'nc -z db 5432';
  expect(localHostsIn({ text, at: 'container \'web\' args' })).toEqual([{ text, at: 'container \'web\' args', name: 'db', port: 5432 }]);
  expect(localAddressesIn({ text: `${text}; curl http://api`, at: 'container \'web\' command' }).map(({ name }) => name)).toEqual(['api', 'db']);
  for (const where of [at, 'env \'args\'', 'container \'args\' env \'A\'', 'container \'web\' argsb']) expect(localHostsIn({ text, at: where })).toEqual([]);
});

test.each([
  ['store-0.store:8080', 'store-0.store:8080'],
  ['store-0.store,store-1.store; "store-2.store" \'store-3.store\' [store-4.store (store-5.store =store-6.store', ...[0, 1, 2, 3, 4, 5, 6].map(index => `store-${index}.store`)],
  ['http://a-12.store.shop:80/ user@a-0.store', 'a-12.store.shop:80', 'a-0.store'],
  ['# a-0.store\na-1.store # a-2.store', 'a-1.store'],
  ['store.store a-0 a-b.store /a-0.store x.a-0.store a-0.store.shop.svc a-0.store-1.x.y 9-0.store a-0.9 a-0.store.'],
])('%j has pods', (text, ...found) => {
  expect(pods(text)).toEqual(found);
});

test('whom no proxy is asked for need not be asked', () => {
  for (const name of ['no_proxy', 'NO_PROXY']) expect(pods('a-0.store', `container 'web' env '${name}'`)).toEqual([]);
  expect(pods('a-0.store', 'env \'NO_PROXY_A\'')).toEqual(['a-0.store']);
});
