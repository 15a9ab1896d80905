import { Chart } from 'cdk8s';
import { BlueprintApp, Platform, PlatformProps, Tenant, Tls, WebApp } from '../../src';
import { errorsOf, only, PLATFORM, synth } from '../_synth';

const web = { image: 'example/web:1', port: 8080 };

test.each<[PlatformProps, string]>([
  [{ domain: 'Example' }, '\'domain\' must be a DNS name in lower case: letters, digits and \'-\', in parts joined by \'.\', got "Example"; give a single label, or a whole name such as \'shop.example.org\' (rule: host)'],
  [{ kubernetesVersion: '1.27' }, '\'kubernetesVersion\' must be from \'1.28\' to \'1.37\', got "1.27"; give the minor version without a patch level (rule: kubernetes-version)'],
  [{ kubernetesVersion: '1.34.2' }, '\'kubernetesVersion\' must be from \'1.28\' to \'1.37\', got "1.34.2"; give the minor version without a patch level (rule: kubernetes-version)'],
  [{ context: '' }, '\'context\' must be the name of a kubectl context, got ""; leave it out, so that apply.sh asks (rule: context)'],
  [{ tls: Tls.secret('A') }, '\'tls\' must be the name of an object: lower-case letters, digits, \'-\' and \'.\', at most 253 characters, got "A"; give the name as kubectl prints it (rule: dns-subdomain)'],
  [{ ingress: { className: 'traefik', namespace: 'a.b', podLabels: {} } }, '\'ingress.namespace\' must be at most 63 lower-case letters, digits and \'-\', with a letter or digit at both ends, got "a.b"; give the namespace as kubectl prints it (rule: dns-label)'],
  [{ imageRegistries: { '*': 'mirror.example.org/' } }, '\'imageRegistries\' must map to a registry, with a path or without, and no \'/\' at the end, got "mirror.example.org/"; write \'mirror.example.org/docker\' (rule: registry)'],
  [{ imagePullSecrets: [''] }, '\'imagePullSecrets[0]\' must be the name of an object: lower-case letters, digits, \'-\' and \'.\', at most 253 characters, got ""; give the name as kubectl prints it (rule: dns-subdomain)'],
  [{ imagePullSecrets: ['registry', 'registry'] }, '\'imagePullSecrets[1]\' must be listed once, got "registry"; remove one of them (rule: pull-secret-twice)'],
  [{ privateRanges: { ldap: '10.0.0.1' } }, '\'privateRanges.ldap\' must be a range of addresses with its length, and no bits beyond it, got "10.0.0.1"; write \'192.0.2.0/24\', or \'192.0.2.7/32\' for one address (rule: cidr)'],
  [{ apiServer: { cidrs: ['x'], ports: [6443] } }, '\'apiServer.cidrs[0]\' must be a range of addresses with its length, and no bits beyond it, got "x"; write \'192.0.2.0/24\', or \'192.0.2.7/32\' for one address (rule: cidr)'],
  [{ ipFamilies: [] }, '\'ipFamilies\' must name one at least, got []; leave it out for the default (rule: empty-list)'],
  [{ privateRanges: { all: '0.0.0.0/0' } }, '\'privateRanges.all\' must be a part of all addresses, got "0.0.0.0/0"; name what is the site\'s; close the internet by \'egress\' (rule: range-too-wide)'],
  [{ apiServer: { cidrs: ['192.0.2.0/24'], ports: [0] } }, '\'apiServer.ports[0]\' must be a port from 1 to 65535, got 0; give the port that the program listens on (rule: port)'],
  [{ ipFamilies: ['IPv5' as 'IPv4'] }, '\'ipFamilies[0]\' must be one of \'IPv4\', \'IPv6\', got "IPv5"; choose one of them (rule: one-of)'],
  [{ dnsServiceIp: 'kube-dns' }, '\'dnsServiceIp\' must be an IP address, got "kube-dns"; write \'169.254.20.10\' (rule: address)'],
  [{ nodeLocalDns: 'dns' }, '\'nodeLocalDns\' must be an IP address, got "dns"; write \'169.254.20.10\' (rule: address)'],
])('refused: %#', (props, message) => expect(errorsOf(() => {}, props)).toEqual([`[test] ${message}`]));

test('inside of a Chart it is refused at once', () => {
  expect(() => new Platform(new Chart(new BlueprintApp(), 'chart'), 'test')).toThrow('[chart/test] must not be inside a Chart or a Platform: a Platform is a cluster, and Charts are in it');
});

describe('images', () => {
  const image = (name: string, imageRegistries: Record<string, string>) =>
    only(synth(tenant => new WebApp(tenant, 'web', { ...web, image: name }), { ...PLATFORM, imageRegistries }), 'Deployment').spec.template.spec.containers[0].image;

  test.each([
    ['caddy:2.10', { 'docker.io': 'mirror.example.org/hub' }, 'mirror.example.org/hub/library/caddy:2.10'],
    ['docker.io/library/caddy:2.10', { 'docker.io': 'mirror.example.org' }, 'mirror.example.org/library/caddy:2.10'],
    ['team/app:1', { 'docker.io': 'mirror.example.org' }, 'mirror.example.org/team/app:1'],
    ['quay.io/team/app:1', { '*': 'mirror.example.org/all' }, 'mirror.example.org/all/team/app:1'],
    ['quay.io/team/app:1', { 'docker.io': 'mirror.example.org' }, 'quay.io/team/app:1'],
    ['localhost:5000/app:1', { '*': 'mirror.example.org', 'localhost:5000': 'other.example.org' }, 'other.example.org/app:1'],
    ['localhost/app:1', { localhost: 'mirror.example.org' }, 'mirror.example.org/app:1'],
    ['mirror.example.org/shop/web:1', { '*': 'mirror.example.org/all' }, 'mirror.example.org/shop/web:1'],
    ['mirror.example.org/shop/web:1', { '*': 'mirror.example.org/all', 'mirror.example.org': 'other.example.org' }, 'other.example.org/shop/web:1'],
    ['caddy:2.10', {}, 'caddy:2.10'],
  ])('%s with %j is pulled as %s', (name, registries, expected) => expect(image(name, registries)).toBe(expected));

  test('are pulled with the Platform\'s Secrets', () => {
    const { spec } = only(synth(tenant => new WebApp(tenant, 'web', web), { ...PLATFORM, imagePullSecrets: ['registry'] }), 'Deployment');
    expect(spec.template.spec.imagePullSecrets).toEqual([{ name: 'registry' }]);
  });
});

describe('addresses', () => {
  const egress = (props: PlatformProps) => only(synth(tenant => new WebApp(tenant, 'web', web), { ...PLATFORM, ...props }), 'NetworkPolicy').spec.egress;

  test('the node-local DNS cache is where the Platform says', () => {
    expect(egress({ nodeLocalDns: '10.96.0.99' })[0].to[1]).toEqual({ ipBlock: { cidr: '10.96.0.99/32' } });
    expect(egress({ nodeLocalDns: 'fd00::1' })[0].to[1]).toEqual({ ipBlock: { cidr: 'fd00::1/128' } });
  });

  test('the node-local DNS cache is also asked at the address of the cluster\'s DNS, where the Platform names it', () => {
    expect(egress({ dnsServiceIp: '10.96.0.10' })[0].to.slice(1)).toEqual([{ ipBlock: { cidr: '169.254.20.10/32' } }, { ipBlock: { cidr: '10.96.0.10/32' } }]);
    expect(egress({ dnsServiceIp: '10.96.0.10', nodeLocalDns: '10.96.0.10' })[0].to.slice(1)).toEqual([{ ipBlock: { cidr: '10.96.0.10/32' } }]);
  });

  test('the internet has the Platform\'s families, without the site\'s own ranges', () => {
    expect(egress({ ipFamilies: ['IPv6', 'IPv4'], privateRanges: { a: '2001:db8::/32', b: '198.51.100.0/24' } })[1].to.map(({ ipBlock }: { ipBlock: { cidr: string; except: string[] } }) => [ipBlock.cidr, ipBlock.except.slice(-1)]))
      .toEqual([['::/0', ['64:ff9b::c633:6400/120']], ['0.0.0.0/0', ['198.51.100.0/24']]]);
  });
});

test('a Chart without a Platform gets the library\'s defaults', () => {
  const app = new BlueprintApp();
  new WebApp(new Tenant(app, 'shop'), 'web', web);
  expect(app.synthYaml()).toContain('cidr: 169.254.20.10/32');
});
