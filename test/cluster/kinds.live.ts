import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { load, loadAll } from 'js-yaml';
import { BlueprintApp } from '../../src';
import { apply, htpasswd, kubectl, run, sleep, until } from './_cluster';
import { ask, settled } from './_edge';
import { MIDDLEWARES, program, TCP_MIDDLEWARES } from './_middlewares-program';

// Every kind of middleware in a Traefik that runs; what MetalLB refuses; what both ask of the API server. AUDIT_LOG is the log of the API server, METALLB
// and TRAEFIK are the folders of the modules of both, whose roles are the most that ours may ask for.
const context = kubectl('config', 'current-context');
const work = mkdtempSync(join(tmpdir(), 'kinds-'));
const applyScript = join(work, 'prod/apply.sh');
const ADDRESS = '192.168.77.100';
const begun = new Date();
let up = begun;

beforeAll(() => {
  const app = new BlueprintApp({ outdir: work });
  program(app);
  app.synth();
  for (const [namespace, name] of [['traefik', 'dashboard-users'], ['kinds', 'some-users']]) {
    kubectl('create', 'namespace', namespace);
    kubectl('-n', namespace, 'create', 'secret', 'generic', name, `--from-literal=users=${htpasswd('anna', 'secret')}`);
  }
  kubectl('-n', 'kinds', 'create', 'secret', 'generic', 'digest-users', '--from-literal=users=anna:example:1b2ac8dbe9b0a7f6fc05b6cf6a1f7a5f');
});

/** What kube-proxy is told, where kubeadm keeps it. */
function proxyConfiguration(strictARP: boolean): void {
  apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kube-proxy', namespace: 'kube-system' }, data: { 'config.conf': `mode: ipvs\nipvs:\n  strictARP: ${strictARP}\n` } });
}

test('with IPVS and without strictARP nothing is brought up, and it is said what to do', () => {
  proxyConfiguration(false);
  const { status, stderr } = run('bash', applyScript, '--context', context, '--timeout', '90s');
  expect(status).toBe(1);
  expect(stderr).toContain('kubectl -n kube-system edit configmap kube-proxy     # ipvs: {strictARP: true}');
  expect(kubectl('get', 'deployments', '-A', '-o', 'name')).not.toContain('metallb');
});

test('with it, all comes up', async () => {
  proxyConfiguration(true);
  kubectl('-n', 'metallb-system', 'delete', 'jobs', '--all');
  const { status, stderr } = run('bash', applyScript, '--context', context, '--timeout', '180s');
  expect([status, stderr]).toEqual([0, '']);
  up = new Date();
  await until('the dashboard answers', 30, () => ask(ADDRESS, 'https://traefik.example.org/api/overview', '-u', 'anna:secret').status === 200);
  await settled(ADDRESS, 'traefik.example.org', '-u', 'anna:secret');
}, 300_000);

test.each([['http', MIDDLEWARES], ['tcp', TCP_MIDDLEWARES]] as const)('Traefik takes every middleware of %s', async (protocol, middlewares) => {
  const told = JSON.parse(ask(ADDRESS, `https://traefik.example.org/api/${protocol}/middlewares?per_page=100`, '-u', 'anna:secret').body) as Array<{ name: string; status: string; error?: string[] }>;
  expect(told.filter(({ name }) => name.startsWith('kinds-')).map(({ name, status, error }) => [name, status, error]).sort())
    .toEqual(Object.keys(middlewares).map(name => [`kinds-${name}@kubernetescrd`, 'enabled', undefined]).sort());
  const routers = JSON.parse(ask(ADDRESS, `https://traefik.example.org/api/${protocol}/routers?per_page=100`, '-u', 'anna:secret').body) as Array<{ name: string; status: string }>;
  expect(routers.filter(({ name, status }) => name.startsWith('kinds-') && status !== 'enabled')).toEqual([]);
});

describe('MetalLB', () => {
  const pool = (name: string, ...addresses: string[]) => ({ apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool', metadata: { name, namespace: 'metallb-system' }, spec: { addresses } });
  const service = (name: string, annotations: Record<string, string>, port: number) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'default', annotations }, spec: { type: 'LoadBalancer', selector: { app: name }, ports: [{ port }] } });
  const address = (name: string) => kubectl('get', 'service', name, '-o', 'jsonpath={.status.loadBalancer.ingress[0].ip}');
  const events = (name: string) => kubectl('get', 'events', '--field-selector', `involvedObject.name=${name}`, '-o', 'jsonpath={.items[*].message}');

  test('refuses a pool that overlaps another, as the rule pools-overlap says', () => {
    expect(() => apply(pool('other', '192.168.77.109-192.168.77.112'))).toThrow();
  });

  test('takes a BGPAdvertisement, for which there is no construct', () => {
    expect(() => apply({ apiVersion: 'metallb.io/v1beta1', kind: 'BGPAdvertisement', metadata: { name: 'all', namespace: 'metallb-system' } })).not.toThrow();
  });

  test('gives no address outside of its pools, as the rule address-in-pool says', async () => {
    apply(service('outside', { 'metallb.io/loadBalancerIPs': '192.168.77.150' }, 80));
    await until('it says why', 20, () => events('outside').includes('is not allowed in config'));
    expect(address('outside')).toBe('');
  });

  test('lets Services share an address that can, as the rule shared-address says', async () => {
    const key = { 'metallb.io/loadBalancerIPs': '192.168.77.101', 'metallb.io/allow-shared-ip': 'edge' };
    apply(service('first', key, 80));
    await until('it has the address', 20, () => address('first') === '192.168.77.101');
    apply(service('second', key, 81), service('third', key, 80));
    await until('the second has it too', 20, () => address('second') === '192.168.77.101');
    await sleep(3);
    expect(address('third')).toBe('');
    expect(events('third')).toContain('port TCP/80 is already in use on "192.168.77.101"');
  });
});

test('Traefik\'s log has no error since all is up', () => {
  const lines = kubectl('-n', 'traefik', 'logs', '-l', 'cdk8s-blueprints/name=traefik', '--tail=-1').split('\n').filter(line => line.includes('"level":"error"'));
  // Middlewares come before the programs that one of them names. The pages of the dashboard are not in the stand-in.
  expect(lines.filter(line => !line.includes('Error appending dashboard') && new Date(JSON.parse(line).time) > up)).toEqual([]);
});

describe('rights', () => {
  interface Request {
    readonly verb: string;
    readonly user: { readonly username: string };
    /** The log may go on from one node to the next. */
    readonly requestReceivedTimestamp: string;
    readonly objectRef?: { readonly resource?: string; readonly subresource?: string; readonly apiGroup?: string };
    readonly responseStatus?: { readonly code: number };
  }
  interface Rule {
    readonly apiGroups?: string[];
    readonly resources?: string[];
    readonly verbs: string[];
  }
  const read = (path: string) => loadAll(readFileSync(path, 'utf8')) as Array<{ kind: string; rules?: Rule[] } | null>;
  const verbsOf = (rules: readonly Rule[]) => new Set(rules.flatMap(({ apiGroups = [], resources = [], verbs }) => apiGroups.flatMap(group => resources.flatMap(resource => verbs.map(verb => `${group}/${resource} ${verb}`)))));

  test('nothing is denied to MetalLB and Traefik', () => {
    const requests = readFileSync(process.env.AUDIT_LOG ?? '', 'utf8').trim().split('\n').map(line => JSON.parse(line) as Request).filter(({ user, requestReceivedTimestamp }) => /:(metallb|traefik)/.test(user.username) && new Date(requestReceivedTimestamp) > begun);
    expect(requests.length).toBeGreaterThan(50);
    const denied = requests.filter(({ responseStatus }) => responseStatus?.code === 403);
    expect(denied.map(({ user, verb, objectRef }) => [user.username, verb, objectRef])).toEqual([]);
  });

  test('none is more than upstream\'s roles give', () => {
    const documents = join(process.env.TRAEFIK ?? '', 'docs/content/reference/dynamic-configuration');
    const upstream = [join(process.env.METALLB ?? '', 'config/manifests/metallb-native.yaml'), join(documents, 'kubernetes-crd-rbac.yml'), join(documents, 'kubernetes-gateway-rbac.yml')]
      .flatMap(read).flatMap(object => object?.kind.endsWith('Role') ? object.rules ?? [] : []);
    const allowed = verbsOf(upstream);
    const own = kubectl('get', 'roles,clusterroles', '-A', '-l', 'app.kubernetes.io/managed-by=cdk8s-blueprints', '-o', 'yaml');
    const { items } = load(own) as { items: Array<{ metadata: { name: string }; rules: Rule[] }> };
    const given = items.filter(({ metadata }) => !metadata.name.includes('strict-arp')).flatMap(({ rules }) => [...verbsOf(rules)]);
    expect(given.length).toBeGreaterThan(40);
    expect(given.filter(each => !allowed.has(each) && !allowed.has(each.replace(/ \S+$/, ' *')))).toEqual([]);
  });
});
