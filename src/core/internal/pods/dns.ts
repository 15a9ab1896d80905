import { k8s } from 'cdk8s-plus-27';
import { Peer } from '../../peer';
import { DnsProps, PodProps } from '../../pod';
import { Wire } from '../api/wire';
import { unlessDefault, unlessEmpty } from '../defaults';
import { Found } from '../finding';
import { error, hostName, ipAddress, oneOf, warning } from '../rules';

/** What is wrong with how a pod resolves names. */
export function dnsRules({ dns = {}, hostAliases = {}, hostAccess = {}, egress = [] }: PodProps): Found[] {
  const { policy, nameservers = [], searches = [], options = {} } = dns;
  return [
    oneOf('dns.policy', policy, ['ClusterFirst', 'Default', 'None']),
    nameservers.map((address, index) => ipAddress(`dns.nameservers[${index}]`, address)),
    nameservers.length > 3 ? error('too-many', 'dns.nameservers', 'must be at most 3', nameservers.length, 'shorten it') : undefined,
    policy === 'None' && nameservers.length === 0 ? error('no-nameserver', 'dns.nameservers', 'must name one at least with the policy None', nameservers, 'name them') : undefined,
    policy === 'Default' && nameservers.length === 0 && !hostAccess.network && !egress.some(takesNames)
      ? warning('node-resolver', 'dns.policy', 'should come with the servers of the node: its network policy lets it out to public ones alone', policy, 'name them in \'dns.nameservers\'')
      : undefined,
    searches.length > 32 ? error('too-many', 'dns.searches', 'must be at most 32', searches.length, 'shorten it') : undefined,
    searches.map((domain, index) => hostName(`dns.searches[${index}]`, domain)),
    Object.keys(options).map(name => name === '' ? error('dns-option', 'dns.options', 'must have names', name, 'name the option') : undefined),
    Object.entries(hostAliases).map(([address, hosts]): Found => [
      ipAddress('hostAliases', address),
      hosts.map(host => hostName(`hostAliases '${address}'`, host)),
    ]),
  ];
}

/** Whether a peer may be a server of names outside of the cluster, and is asked by UDP. */
function takesNames(peer: Peer): boolean {
  const ports = peer._ports();
  return ['cidr', 'range', 'anyone'].includes(peer._who().type) && (ports.length === 0 || ports.some(({ port, protocol }) => port === 53 && protocol === 'UDP'));
}

/** How a pod resolves names. */
export function nameResolution({ dns, hostAliases, hostAccess = {} }: PodProps): Pick<Wire<k8s.PodSpec>, 'dnsPolicy' | 'dnsConfig' | 'hostAliases'> {
  return { ...servers(dns, hostAccess.network ?? false), hostAliases: aliases(hostAliases) };
}

type Servers = Pick<Wire<k8s.PodSpec>, 'dnsPolicy' | 'dnsConfig'>;

function servers({ policy = 'ClusterFirst', nameservers = [], searches = [], options = {} }: DnsProps = {}, hostNetwork: boolean): Servers {
  const named = Object.entries(options).map(([name, value]) => ({ name, value: value === '' ? undefined : value }));
  const config = {
    nameservers: unlessEmpty(nameservers),
    searches: unlessEmpty(searches),
    options: unlessEmpty(named),
  };
  return {
    // On the node's network the cluster's DNS is asked only when this is said.
    dnsPolicy: policy === 'ClusterFirst' && hostNetwork ? 'ClusterFirstWithHostNet' : unlessDefault(policy, 'ClusterFirst'),
    dnsConfig: Object.values(config).some(each => each !== undefined) ? config : undefined,
  };
}

function aliases(hostAliases: Readonly<Record<string, string[]>> = {}): Array<Wire<k8s.HostAlias>> | undefined {
  return unlessEmpty(Object.entries(hostAliases).map(([ip, hostnames]) => ({ ip, hostnames })));
}
