import { ChildProcess, execFileSync, spawn } from 'child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { BlueprintApp, IngressStack, Peer, Platform, Probe, Tenant, WebApp } from '../../src';
import { kubectl, run, until } from './_cluster';
import { outside } from './_edge';

// A Traefik that gets its certificates by itself, from a CA on the node that asks for its page by http. PEBBLE is the folder with Let's Encrypt's CA for
// trials, pebble, and its DNS, pebble-challtestsrv.
const context = kubectl('config', 'current-context');
const work = mkdtempSync(join(tmpdir(), 'acme-'));
const file = (name: string) => join(work, name);
const ADDRESS = '192.168.77.100';
const NODE = '192.168.77.10';
const servers: ChildProcess[] = [];

beforeAll(() => {
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1', '-subj', '/CN=ca',
    '-addext', `subjectAltName=IP:${NODE}`, '-keyout', file('ca.key'), '-out', file('ca.crt')], { stdio: 'ignore' });
  writeFileSync(file('pebble.json'), JSON.stringify({
    pebble: { listenAddress: `${NODE}:14000`, managementListenAddress: `${NODE}:15000`, certificate: file('ca.crt'), privateKey: file('ca.key'), httpPort: 80, tlsPort: 443 },
  }));
  const program = (name: string, ...args: string[]) => servers.push(spawn(join(process.env.PEBBLE ?? '', name), args, { stdio: 'ignore', env: { ...process.env, PEBBLE_VA_NOSLEEP: '1' } }));
  // Every host is at the address of the stack.
  program('pebble-challtestsrv', '-defaultIPv4', ADDRESS, '-defaultIPv6', '', '-dns01', '127.0.0.1:8053', '-http01', '', '-https01', '', '-tlsalpn01', '', '-doh', '', '-management', '127.0.0.1:8055');
  program('pebble', '-config', file('pebble.json'), '-dnsserver', '127.0.0.1:8053');

  const app = new BlueprintApp({ outdir: work });
  const platform = new Platform(app, 'prod', { domain: 'example.org', extraCa: { pem: readFileSync(file('ca.crt'), 'utf8') } });
  new IngressStack(platform, 'ingress', {
    addresses: ['192.168.77.100-192.168.77.109'],
    address: ADDRESS,
    kubeProxyMode: 'iptables',
    acme: { email: 'operations@example.org', caServer: `https://${NODE}:14000/dir` },
    egress: [Peer.cidr(`${NODE}/32`, [14000])],
  });
  new WebApp(new Tenant(platform, 'shop'), 'web', { image: 'registry.example.org/web:1.0', port: 8080, host: 'shop', probes: { ready: Probe.http('/healthz') } });
  app.synth();
  const { status, stderr } = run('bash', join(work, 'prod/apply.sh'), '--context', context, '--timeout', '180s');
  expect([status, stderr]).toEqual([0, '']);
}, 300_000);

afterAll(() => servers.forEach(server => server.kill()));

/** What the client is shown of the host: who signed its certificate, and its number. */
function certificate(): string {
  return outside('bash', '-c', `openssl s_client -connect ${ADDRESS}:443 -servername shop.example.org </dev/null 2>/dev/null | openssl x509 -noout -issuer -serial`).stdout;
}

test('a host gets its certificate from the CA', async () => {
  await until('the certificate is there', 90, () => certificate().includes('Pebble'));
  expect(certificate()).toContain('Pebble Intermediate CA');
});

test('another pod has it again, and asks for no new one', async () => {
  const before = certificate();
  kubectl('-n', 'traefik', 'delete', 'pod', '-l', 'cdk8s-blueprints/name=traefik');
  kubectl('-n', 'traefik', 'rollout', 'status', 'deployment/traefik', '--timeout=90s');
  await until('the address answers', 30, () => certificate() !== '');
  expect(certificate()).toBe(before);
});
