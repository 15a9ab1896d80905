import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { BlueprintApp } from '../../src';
import { htpasswd, kubectl, run, until } from './_cluster';
import { ask, outside, settled } from './_edge';
import { program, PROXY } from './_routes-program';

// Every word of neutral routes, as each kind of object that can be read: through the same Traefik, one after the other. GATEWAY_API is the folder of the
// definitions of the Gateway API's Standard channel.
const context = kubectl('config', 'current-context');
const work = mkdtempSync(join(tmpdir(), 'routes-'));
const ADDRESS = '192.168.77.100';
const users = ['-u', 'anna:secret'];
const get = (path: string, ...options: string[]) => ask(ADDRESS, `https://${path}`, ...options);

beforeAll(() => {
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1', '-subj', '/CN=example',
    '-addext', 'subjectAltName=DNS:*.example.org', '-keyout', join(work, 'tls.key'), '-out', join(work, 'tls.crt')], { stdio: 'ignore' });
  const definitions = process.env.GATEWAY_API ?? '';
  // The client is the proxy too, by a second address.
  outside('sh', '-c', `ip address add ${PROXY}/24 dev "$(ip -o route get ${ADDRESS} | grep -o 'dev [^ ]*' | cut -c5-)"`);
  for (const name of readdirSync(definitions).filter(each => each.startsWith('gateway.'))) kubectl('apply', '--server-side', '-f', join(definitions, name));
  kubectl('create', 'namespace', 'traefik');
  kubectl('-n', 'traefik', 'create', 'secret', 'tls', 'wildcard-tls', `--cert=${join(work, 'tls.crt')}`, `--key=${join(work, 'tls.key')}`);
  kubectl('-n', 'traefik', 'create', 'secret', 'generic', 'dashboard-users', `--from-literal=users=${htpasswd('anna', 'secret')}`);
});

describe.each(['Ingress', 'IngressRoute', 'HTTPRoute'] as const)('as %s', kind => {
  const namespace = `as-${kind.toLowerCase()}`;
  const traefikOnly = kind === 'HTTPRoute' ? test.skip : test;
  const more = kind === 'Ingress' ? test.skip : test;

  beforeAll(async () => {
    const app = new BlueprintApp({ outdir: join(work, kind) });
    program(app, kind);
    app.synth();
    kubectl('create', 'namespace', namespace);
    kubectl('-n', namespace, 'create', 'secret', 'generic', 'some-users', `--from-literal=users=${htpasswd('anna', 'secret')}`);
    const { status, stdout, stderr } = run('bash', join(work, kind, 'prod/apply.sh'), '--context', context, '--timeout', '180s');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).not.toContain('Warning:');
    await until('the routes are read', 30, () => get('exact.example.org/healthz').status === 200 && get('denied.example.org/').status === 404);
    await settled(ADDRESS, 'traefik.example.org', ...users);
  }, 300_000);

  afterAll(() => kubectl('delete', 'namespace', namespace));

  test('what it asks for is there, and Traefik finds no error', () => {
    const { status, body } = get('traefik.example.org/api/overview', ...users);
    expect(status).toBe(200);
    const overview = JSON.parse(body);
    for (const part of ['routers', 'services', 'middlewares']) expect([part, overview.http[part].errors]).toEqual([part, 0]);
  });

  test('a prefix is one of whole parts of the path, at each of the hosts', () => {
    for (const host of ['prefix', 'other']) expect([host, get(`${host}.example.org/sleep/0`).body]).toEqual([host, 'slept']);
    expect([get('prefix.example.org/sleepy').status, get('prefix.example.org/').status]).toEqual([404, 404]);
    expect(get('prefix.example.org/sleepy').body).not.toContain('not found\n');
  });

  test('an exact path is that path alone', () => {
    expect([get('exact.example.org/healthz').status, get('exact.example.org/healthz/').body]).toEqual([200, '404 page not found']);
  });

  more('a path can be a pattern, from its beginning', () => {
    expect([get('pattern.example.org/sleep/0').body, get('pattern.example.org/x/sleep/0').body, get('pattern.example.org/sleep/00').body]).toEqual(['slept', '404 page not found', '404 page not found']);
  });

  test('http is sent to https where the route says so, and only there', () => {
    const { status, headers } = ask(ADDRESS, 'http://redirect.example.org/a?b=c');
    expect([status, /location: (\S+)/.exec(headers)?.[1]]).toEqual([301, 'https://redirect.example.org/a?b=c']);
    expect(get('redirect.example.org/').status).toBe(200);
    expect(ask(ADDRESS, 'http://exact.example.org/healthz').status).toBe(200);
  });

  test('what a proxy says came by https is not sent there, and what anybody else says, is', () => {
    const asked = (...options: string[]) => ask(ADDRESS, 'http://redirect.example.org/healthz', '-H', 'X-Forwarded-Proto: https', ...options).status;
    expect([asked('--interface', PROXY), asked()]).toEqual([200, 301]);
  });

  test('headers are changed, both ways', () => {
    const { headers, body } = get('headers.example.org/');
    expect(body).toContain('x-forwarded-for: 203.0.113.7');
    expect(headers).toContain('x-frame-options: deny');
    expect(headers).not.toMatch(/^server:/m);
  });

  test('who asks too often is told so', () => {
    const statuses = Array.from({ length: 8 }, () => get('limit.example.org/').status);
    // Each of the two pods lets two in.
    expect([statuses[0], statuses.filter(status => status === 200).length <= 5, statuses.includes(429)]).toEqual([200, true, true]);
  });

  test('a password is asked for', () => {
    expect([get('password.example.org/').status, get('password.example.org/', '-u', 'anna:wrong').status, get('password.example.org/', ...users).status]).toEqual([401, 401, 200]);
  });

  test('another program lets in, or does not', () => {
    expect([get('allowed.example.org/').status, get('denied.example.org/').status]).toEqual([200, 404]);
    expect(get('denied.example.org/').body).toBe('not found');
  });

  traefikOnly('a client stays at the same pod, by a cookie', () => {
    const hosts = (...options: string[]) => new Set(Array.from({ length: 10 }, () => /host: (\S+)/.exec(get('kept.example.org/', ...options).body)?.[1])).size;
    const jar = join(work, `${kind}-cookies`);
    expect([hosts(), hosts('-b', jar, '-c', jar)]).toEqual([2, 1]);
    expect(get('kept.example.org/').headers).toMatch(/set-cookie: kept=\S+; path=\/; httponly; secure; samesite=lax/);
  });

  more('another program gets its share', () => {
    const hosts = Array.from({ length: 40 }, () => /host: (\w+)/.exec(get('split.example.org/').body)?.[1]);
    expect([hosts.filter(host => host === 'next').length > 8, hosts.filter(host => host === 'web').length > 8]).toEqual([true, true]);
  });

  traefikOnly('an answer that takes too long is given up', () => {
    expect([get('slow.example.org/sleep/0').status, get('slow.example.org/sleep/3').status]).toEqual([200, 504]);
  });
});
