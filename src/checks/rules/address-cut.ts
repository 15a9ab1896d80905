import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Policies, policiesOf } from '../internal/network/policies';
import { Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { textsOf, wholeText } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'address-cut',
  severity: 'warning',
  title: 'What is outside of the cluster, and a program is told the address of, it may send to.',
  why: 'Where a policy holds for what pods send, all is dropped that none of their policies allows: connections to the outside time out.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  remedy: 'let them out on that port: of a blueprint, by \'egress\' with Peer.internet, Peer.cidr or Peer.range',
  * check(cluster) {
    if (cluster.all('NetworkPolicy').length === 0) return;
    const policies = policiesOf(cluster);
    if (!policies.areAll) return;
    for (const pods of cluster.pods) {
      const whole = wholeText(pods);
      if (ADDRESSES.test(whole) && pods.spec.hostNetwork !== true) yield* addresses(cluster, policies, pods);
      if (!whole.includes('://') || pods.spec.hostNetwork === true || policies.of(pods, 'egress').length === 0) continue;
      for (const { text, at } of textsOf(pods)) {
        if (!text.includes('://')) continue;
        const [, scheme, host, port = PORTS[scheme]] = URL_OUTSIDE.exec(text) ?? [];
        if (scheme === undefined || port === undefined || (/^https?$/.test(scheme) && haveProxy(pods)) || INSIDE.test(host) || NOT_ASKED.test(at)) continue;
        if (policies.letsAddresses(pods, 'egress', [{ number: Number(port), protocol: 'TCP', names: [] }])) continue;
        yield { item: pods.item, at, must: `should be let out to '${host}' on TCP ${port}: no policy does`, value: text };
      }
    }
  },
};

const ADDRESSES = /\d\.\d+\.\d+\.\d/;
const ADDRESS = /^(?:([a-z][a-z0-9+]*):\/\/(?:[^\s/@]*@)?)?(\d{1,3}(?:\.\d{1,3}){3})(?::(\d+))?(?=[/?#]|$)/;
const OF_ADDRESS = /env '\w+_?(HOST|HOSTNAME|SERVER|ADDR|ADDRESS|URL|URI|ENDPOINT)'$/;

/** The addresses of machines outside that variables are, and that no policy lets pods send to. */
function* addresses(cluster: Cluster, policies: Policies, pods: Pods): Iterable<Violation> {
  for (const { text, at } of textsOf(pods)) {
    const [, scheme = '', address, said] = ADDRESS.exec(text) ?? [];
    const port = said ?? PORTS[scheme];
    if (address === undefined || !OF_ADDRESS.test(at) || OWN_ADDRESS.test(address) || OWN_VARIABLE.test(at) || NOT_ASKED.test(at)) continue;
    if ((/^https?$/.test(scheme) && haveProxy(pods)) || isOfService(cluster, address) || policies.letsOutTo(pods, address, port === undefined ? undefined : Number(port))) continue;
    yield { item: pods.item, at, must: `should be let out to ${address}${port === undefined ? '' : ` on TCP ${port}`}: no policy does`, value: text };
  }
}

// Itself, its node, and groups of others.
const OWN_ADDRESS = /^(0|127|169\.254|22[4-9]|23\d)\./;
const OWN_VARIABLE = /env '\w*(LISTEN|BIND|POD|NODE|HOST_IP|KUBERNETES|CLUSTER|DNS)\w*'$/;

/** Whether an address is one that a Service has: it is turned into those of pods before a policy sees it. */
function isOfService(cluster: Cluster, address: string): boolean {
  return cluster.all('Service').some(({ spec: { clusterIP, clusterIPs, externalIPs, loadBalancerIP }, metadata: { annotations } }) =>
    JSON.stringify([clusterIP, clusterIPs, externalIPs, loadBalancerIP, annotations]).includes(address));
}

function haveProxy({ containers }: Pods): boolean {
  return containers.some(({ json }) => list(json.env).some(({ name }) => /^(https?|all)_proxy$/i.test(String(name))));
}

const URL_OUTSIDE = /^([a-z][a-z0-9+]*):\/\/(?:[^\s/@]*@)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?::(\d+))?(?=[/?#]|$)/;
const PORTS: Readonly<Record<string, string>> = { smtp: '25', smtps: '465', postgres: '5432', postgresql: '5432', mysql: '3306', redis: '6379', rediss: '6379', amqp: '5672', amqps: '5671', ldap: '389', ldaps: '636' };
const INSIDE = /\.(svc|local|localhost|internal)(\.|$)/;

// What a program calls itself by, or others: of these addresses it asks none.
const NOT_ASKED = /env '\w*(PUBLIC|EXTERNAL|(?<!DATA)BASE|ROOT|SITE|SERVER|APP|HOME|ORIGIN|CORS|ALLOWED|REDIRECT|CALLBACK|FRONTEND|ADVERTISED|PROXY|ISSUER|NAMESPACE|SCHEMA|XMLNS)\w*'$/;
