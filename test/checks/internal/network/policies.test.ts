import { Cluster } from '../../../../src/checks/internal/cluster';
import { Item } from '../../../../src/checks/internal/item';
import { policiesOf } from '../../../../src/checks/internal/network/policies';

const item = (kind: string, name: string, namespace: string | undefined, rest: object) =>
  new Item({ apiVersion: kind === 'NetworkPolicy' ? 'networking.k8s.io/v1' : 'v1', kind, metadata: { name, namespace, labels: { team: name } }, ...rest }, name, false);
const pod = (name: string, namespace: string) => item('Pod', name, namespace, {
  metadata: { name, namespace, labels: { app: name } },
  spec: { containers: [{ name: 'main', ports: [{ name: 'http', containerPort: 8080 }, { name: 'dns', containerPort: 53, protocol: 'UDP' }] }] },
});

/** Whether `web` may send to `api` of the same namespace, and `other` of another one, with a policy. */
function lets(spec: object, direction: 'in' | 'out', number = 8080, protocol = 'TCP', from: 'web' | 'other' = 'web'): boolean {
  const direct = direction === 'in' ? { podSelector: { matchLabels: { app: 'api' } } } : { podSelector: { matchLabels: { app: from } } };
  const cluster = new Cluster([
    item('Namespace', 'shop', undefined, {}), item('Namespace', 'tools', undefined, {}),
    pod('web', 'shop'), pod('api', 'shop'), pod('other', 'tools'),
    item('NetworkPolicy', 'policy', direction === 'out' && from === 'other' ? 'tools' : 'shop', { spec: { ...direct, ...spec } }),
  ]);
  const of = (name: string) => cluster.pods.find(each => each.item.name === name)!;
  const policies = policiesOf(cluster);
  expect(policiesOf(cluster)).toBe(policies);
  return direction === 'in' ? policies.letsIn(of(from), of('api'), number, protocol) : policies.letsOut(of(from), of('api'), number, protocol);
}

const ingress = (...from: object[]) => ({ ingress: [{ from }] });
const ofShop = { namespaceSelector: { matchLabels: { team: 'shop' } } };

test.each<[string, boolean, boolean]>([
  ['a policy without rules denies all', lets({}, 'in'), false],
  ['one of egress alone says nothing of what comes in', lets({ policyTypes: ['Egress'], egress: [] }, 'in'), true],
  ['one without types, and with egress, is for both', lets({ egress: [{ ports: [{ port: 1 }] }] }, 'out'), false],
  ['one without types and egress is for what comes in', lets({ ingress: [] }, 'out'), true],
  ['an empty rule lets all in', lets({ ingress: [{}] }, 'in'), true],
  ['pods of the namespace', lets(ingress({ podSelector: { matchLabels: { app: 'web' } } }), 'in'), true],
  ['other pods of it', lets(ingress({ podSelector: { matchLabels: { app: 'wbe' } } }), 'in'), false],
  ['pods so called of another namespace', lets(ingress({ podSelector: { matchLabels: { app: 'other' } } }), 'in', 8080, 'TCP', 'other'), false],
  ['a namespace by its labels', lets(ingress(ofShop), 'in'), true],
  ['another one', lets(ingress(ofShop), 'in', 8080, 'TCP', 'other'), false],
  ['pods of a namespace', lets(ingress({ ...ofShop, podSelector: { matchLabels: { app: 'web' } } }), 'in'), true],
  ['other pods of a namespace', lets(ingress({ ...ofShop, podSelector: { matchLabels: { app: 'wbe' } } }), 'in'), false],
  ['all namespaces', lets(ingress({ namespaceSelector: {} }), 'in', 8080, 'TCP', 'other'), true],
  ['one of two peers', lets(ingress({ podSelector: { matchLabels: { app: 'wbe' } } }, ofShop), 'in'), true],
  ['all addresses', lets(ingress({ ipBlock: { cidr: '0.0.0.0/0' } }), 'in'), true],
  ['all of the other family', lets(ingress({ ipBlock: { cidr: '::/0' } }), 'in'), true],
  ['private ones', lets(ingress({ ipBlock: { cidr: '10.42.0.0/16' } }), 'in'), true],
  ['public ones', lets(ingress({ ipBlock: { cidr: '192.0.2.0/24' } }), 'in'), false],
  ['no addresses', lets(ingress({ ipBlock: { cidr: 'all' } }), 'in'), true],
  ['all but the private ones', lets(ingress({ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'] } }), 'in'), false],
  ['all but some private ones', lets(ingress({ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '172.16.0.0/12'] } }), 'in'), true],
  ['private ones but themselves', lets(ingress({ ipBlock: { cidr: '10.42.0.0/16', except: ['10.0.0.0/8'] } }), 'in'), false],
  ['its port', lets({ ingress: [{ ports: [{ port: 8080 }] }] }, 'in'), true],
  ['its port by name', lets({ ingress: [{ ports: [{ port: 'http' }] }] }, 'in'), true],
  ['the name of another port', lets({ ingress: [{ ports: [{ port: 'dns' }] }] }, 'in'), false],
  ['another port', lets({ ingress: [{ ports: [{ port: 8081 }] }] }, 'in'), false],
  ['all of its protocol', lets({ ingress: [{ ports: [{ protocol: 'TCP' }] }] }, 'in'), true],
  ['its port of another protocol', lets({ ingress: [{ ports: [{ port: 8080, protocol: 'UDP' }] }] }, 'in'), false],
  ['a range that begins with it', lets({ ingress: [{ ports: [{ port: 8080, endPort: 9000 }] }] }, 'in'), true],
  ['a range that ends with it', lets({ ingress: [{ ports: [{ port: 8000, endPort: 8080 }] }] }, 'in'), true],
  ['a range before it', lets({ ingress: [{ ports: [{ port: 8000, endPort: 8079 }] }] }, 'in'), false],
  ['a range behind it', lets({ ingress: [{ ports: [{ port: 8081, endPort: 9000 }] }] }, 'in'), false],
  ['one of two rules', lets({ ingress: [{ ports: [{ port: 1 }] }, { from: [ofShop] }] }, 'in'), true],
  ['out to the namespace', lets({ policyTypes: ['Egress'], egress: [{ to: [ofShop] }] }, 'out'), true],
  ['out to others', lets({ policyTypes: ['Egress'], egress: [{ to: [{ namespaceSelector: { matchLabels: { team: 'tools' } } }] }] }, 'out'), false],
  ['out, of others, to the namespace', lets({ policyTypes: ['Egress'], egress: [{ to: [ofShop] }] }, 'out', 8080, 'TCP', 'other'), true],
])('%s', (_, is, should) => expect(is).toBe(should));

test('a policy is for the pods that it selects, those of its namespace', () => {
  const policy = (podSelector: object, namespace = 'shop') => new Cluster([pod('web', 'shop'), item('NetworkPolicy', 'policy', namespace, { spec: { podSelector } })]);
  const count = (cluster: Cluster) => policiesOf(cluster).of(cluster.pods[0], 'ingress').length;
  expect([{}, { matchLabels: { app: 'web' } }, { matchLabels: { app: 'api' } }, { matchLabels: { app: 'web', team: 'a' } }, { matchExpressions: [{ key: 'app', operator: 'Exists' }] }].map(each => count(policy(each)))).toEqual([1, 1, 0, 0, 1]);
  expect(count(policy({}, 'tools'))).toBe(0);
});

test('somebody is let out somewhere by a port, all of them, or one by a name that only the other knows', () => {
  const somewhere = (...egress: object[]) => {
    const cluster = new Cluster([pod('web', 'shop'), item('NetworkPolicy', 'policy', 'shop', { spec: { podSelector: {}, policyTypes: ['Egress'], egress } })]);
    return policiesOf(cluster).letsOutSomewhere(cluster.pods[0], 53, 'UDP');
  };
  expect([somewhere(), somewhere({}), somewhere({ ports: [{ port: 53, protocol: 'UDP' }] }), somewhere({ ports: [{ port: 53 }] }), somewhere({ ports: [{ port: 80 }, { port: 'dns', protocol: 'UDP' }] })]).toEqual([false, true, true, false, true]);
  const free = new Cluster([pod('web', 'shop')]);
  expect(policiesOf(free).letsOutSomewhere(free.pods[0], 53, 'UDP')).toBe(true);
});
