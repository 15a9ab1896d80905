import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { build } from '../../examples/ingress/build';
import { BlueprintApp } from '../../src';
import { htpasswd, kubectl, run, sleep, until } from './_cluster';
import { ask, load, outside, settled } from './_edge';

// `examples/ingress` on a fresh node, from a client of its network. The images are stand-ins: MetalLB 0.15.2 and Traefik 3.6.12 built from their modules.
const context = kubectl('config', 'current-context');
const work = mkdtempSync(join(tmpdir(), 'ingress-'));
const file = (name: string) => join(work, name);
const applyScript = file('prod/apply.sh');
const ADDRESS = '192.168.77.100';
const CLIENT = '192.168.77.20';
const users = ['-u', 'anna:secret'];
let up = new Date();
// The pages are not in the stand-in; paths with encoded characters are the programs' to judge.
const MEANT = ['Error appending dashboard to API router', 'Traefik can reject some encoded characters'];

beforeAll(() => {
  const app = new BlueprintApp({ outdir: work });
  build(app, { addresses: `${ADDRESS}-192.168.77.109` });
  app.synth();
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'];
  openssl('req', '-x509', ...key, '-subj', '/CN=example', '-addext', 'subjectAltName=DNS:*.example.org', '-keyout', file('tls.key'), '-out', file('tls.crt'));
  openssl('req', '-x509', ...key, '-subj', '/CN=clients', '-keyout', file('ca.key'), '-out', file('ca.crt'));
  openssl('req', ...key, '-subj', '/CN=anna', '-keyout', file('anna.key'), '-out', file('anna.csr'));
  openssl('x509', '-req', '-in', file('anna.csr'), '-CA', file('ca.crt'), '-CAkey', file('ca.key'), '-days', '1', '-out', file('anna.crt'));
});

describe('from nothing', () => {
  test('apply.sh says which Secrets are missing, and stops before anything runs', () => {
    const { status, stderr } = run('bash', applyScript, '--context', context);
    expect(status).toBe(1);
    const missing = stderr.split('\n').filter(line => line.startsWith('missing Secret')).map(line => / -n (\S+) create secret (\S+) (\S+)/.exec(line)?.slice(1).join(' ')).sort();
    expect(missing).toEqual(['shop generic clients-ca', 'shop generic metrics-users', 'shop generic orders-credentials', 'shop tls wildcard-tls', 'traefik generic dashboard-users', 'traefik tls wildcard-tls']);
  });

  test('then it brings all of it up', () => {
    for (const namespace of ['shop', 'traefik']) kubectl('-n', namespace, 'create', 'secret', 'tls', 'wildcard-tls', `--cert=${file('tls.crt')}`, `--key=${file('tls.key')}`);
    for (const [namespace, name] of [['traefik', 'dashboard-users'], ['shop', 'metrics-users']]) kubectl('-n', namespace, 'create', 'secret', 'generic', name, `--from-literal=users=${htpasswd('anna', 'secret')}`);
    kubectl('-n', 'shop', 'create', 'secret', 'generic', 'clients-ca', `--from-file=ca.crt=${file('ca.crt')}`);
    kubectl('-n', 'shop', 'create', 'secret', 'generic', 'orders-credentials', '--from-literal=password=secret');
    const { status, stdout, stderr } = run('bash', applyScript, '--context', context, '--timeout', '180s');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).not.toContain('Warning:');
    up = new Date();
  });

  test('a second run changes nothing', () => {
    expect(run('bash', applyScript, '--context', context, '--diff')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('the Service has the address, and the client finds it by ARP', async () => {
    expect(kubectl('-n', 'traefik', 'get', 'service', 'traefik', '-o', 'jsonpath={.status.loadBalancer.ingress[0].ip}')).toBe(ADDRESS);
    await until('the client is answered', 30, () => ask(ADDRESS, 'https://shop.example.org/').status === 200);
    await settled(ADDRESS, 'traefik.example.org', ...users);
    expect(outside('ip', 'neigh').stdout).toMatch(new RegExp(`${ADDRESS.replace(/\./g, '\\.')} dev \\S+ lladdr`));
  });
});

describe('a request', () => {
  test('by http is sent to https', () => {
    const { status, headers } = ask(ADDRESS, 'http://shop.example.org/a');
    expect([status, /location: (\S+)/.exec(headers)?.[1]]).toEqual([301, 'https://shop.example.org/a']);
  });

  test('reaches the program, which sees the client\'s address', async () => {
    expect(ask(ADDRESS, 'https://shop.example.org/').body).toContain(`x-forwarded-for: ${CLIENT}`);
    const logs = () => kubectl('-n', 'shop', 'logs', '-l', 'cdk8s-blueprints/name in (web, web-next)', '--tail=200');
    await until('the address is in the log', 10, () => new RegExp(`^\\S+ ${CLIENT.replace(/\./g, '\\.')} "GET / `, 'm').test(logs()));
  });

  test('for a host that nobody has is answered 404, with the default certificate', () => {
    expect(ask(ADDRESS, 'https://nobody.example.org/').status).toBe(404);
    const { stdout } = outside('bash', '-c', `openssl s_client -connect ${ADDRESS}:443 -servername nobody.example.org </dev/null 2>/dev/null | openssl x509 -noout -subject`);
    expect(stdout).toContain('CN = example');
  });
});

describe('the dashboard', () => {
  // The stand-in has the API of the page, and not the page.
  const page = 'https://traefik.example.org/api/overview';
  test('refuses who has no password, and shows itself to who has', () => {
    expect(ask(ADDRESS, page).status).toBe(401);
    expect(ask(ADDRESS, page, '-u', 'anna:wrong').status).toBe(401);
    expect(ask(ADDRESS, page, ...users).status).toBe(200);
    expect(ask(ADDRESS, page.replace('https', 'http'), ...users).status).toBe(301);
  });

  test('finds no error in any route, service or middleware', () => {
    const overview = JSON.parse(ask(ADDRESS, page, ...users).body);
    for (const protocol of ['http', 'tcp', 'udp']) {
      for (const part of ['routers', 'services', 'middlewares']) expect([protocol, part, overview[protocol][part]?.errors ?? 0]).toEqual([protocol, part, 0]);
    }
    // Until all is up, a route may be there before the pods that it leads to.
    expect(kubectl('-n', 'traefik', 'logs', '-l', 'cdk8s-blueprints/name=traefik', '--tail=-1').split('\n').filter(line => /"level":"(error|warn)"/.test(line) && !MEANT.some(text => line.includes(text)) && new Date(JSON.parse(line).time) > up)).toEqual([]);
  });

  test('its API is at no port of the pods', () => {
    const ip = kubectl('-n', 'traefik', 'get', 'pods', '-o', 'jsonpath={.items[0].status.podIP}');
    for (const port of [8080, 9100]) expect([port, run('curl', '-s', '-m', '2', '-o', '/dev/null', '-w', '%{http_code}', `http://${ip}:${port}/api/overview`).stdout]).toEqual([port, port === 9100 ? '404' : '000']);
  });
});

describe('neutral routes', () => {
  test('a tenth goes to the next release; the client\'s cookie keeps it where it is', () => {
    const hosts = Array.from({ length: 60 }, () => /host: (\S+)/.exec(ask(ADDRESS, 'https://shop.example.org/').body)?.[1] ?? '');
    const next = hosts.filter(host => host.startsWith('web-next')).length;
    expect(next).toBeGreaterThan(1);
    expect(next).toBeLessThan(15);
    const jar = file('cookies');
    const kept = Array.from({ length: 10 }, () => /host: (\S+)/.exec(ask(ADDRESS, 'https://shop.example.org/', '-b', jar, '-c', jar).body)?.[1]);
    expect(new Set(kept).size).toBe(1);
    expect(readFileSync(jar, 'utf8')).toContain('shop');
  });

  test('headers are put in, and taken out', () => {
    const { headers } = ask(ADDRESS, 'https://shop.example.org/');
    expect(headers).toContain('x-frame-options: deny');
    expect(headers).not.toMatch(/^server:/m);
  });

  test('who asks too often is told so', () => {
    // Each of the two pods counts for itself.
    const statuses = Array.from({ length: 40 }, () => ask(ADDRESS, 'https://shop.example.org/login').status);
    expect([statuses.filter(status => status === 404).length >= 10, statuses.includes(429)]).toEqual([true, true]);
  });

  test('another program lets in, and a password does', () => {
    expect(ask(ADDRESS, 'https://admin.example.org/').status).toBe(200);
    expect(ask(ADDRESS, 'https://admin.example.org/metrics').status).toBe(401);
    expect(ask(ADDRESS, 'https://admin.example.org/metrics', ...users).body).toContain('web_requests_total');
  });
});

describe('what only Traefik\'s kinds say', () => {
  test('a client needs a certificate, and its path is shortened', () => {
    const api = 'https://api.example.org/v1/healthz';
    expect(ask(ADDRESS, api).status).toBe(0);
    expect(ask(ADDRESS, api, '--cert', file('anna.crt'), '--key', file('anna.key'))).toMatchObject({ status: 200, body: 'ok' });
  });

  test('a database is reached by TCP', () => {
    // The start of a connection to PostgreSQL: a question whether it speaks TLS, answered by one letter.
    const code = `import socket; s = socket.create_connection(('${ADDRESS}', 5432), 5); s.sendall(bytes([0, 0, 0, 8, 4, 210, 22, 47])); print(s.recv(1).decode())`;
    expect(outside('python3', '-c', code).stdout).toMatch(/^[NS]$/);
  });

  test('lines of logs are taken by UDP', () => {
    const code = `import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.settimeout(5); s.sendto(b'hello', ('${ADDRESS}', 5514)); print(s.recv(99).decode())`;
    expect(outside('python3', '-c', code).stdout).toBe('hello');
  });
});

describe('under 50 requests a second', () => {
  const pods = () => kubectl('-n', 'traefik', 'get', 'pods', '-l', 'cdk8s-blueprints/name=traefik', '-o', 'jsonpath={.items[*].metadata.name}').split(' ');

  test.each(['fresh', 'kept'] as const)('a rolling restart loses none (%s connections)', async mode => {
    const lost = load(ADDRESS, 'shop.example.org', 50, 70, mode);
    await sleep(5);
    kubectl('-n', 'traefik', 'rollout', 'restart', 'deployment/traefik');
    kubectl('-n', 'traefik', 'rollout', 'status', 'deployment/traefik', '--timeout=120s');
    expect(await lost).toBe('3500 requests, 0 failed');
  });

  test('a pod that is killed takes along what is in flight on it, and no more', async () => {
    const [victim] = pods();
    const lost = load(ADDRESS, 'shop.example.org', 50, 25, 'fresh');
    await sleep(5);
    kubectl('-n', 'traefik', 'delete', 'pod', victim, '--grace-period=0', '--force');
    const failed = Number(/(\d+) failed/.exec(await lost)?.[1]);
    console.log(`${failed} of 1,250 requests went with the pod`);
    expect(failed).toBeLessThanOrEqual(5);
    await until('there are two again', 60, () => kubectl('-n', 'traefik', 'get', 'deployment', 'traefik', '-o', 'jsonpath={.status.readyReplicas}') === '2');
  });
});
