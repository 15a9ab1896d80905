import { Facts } from '../core/internal/facts';
import { Found } from '../core/internal/finding';
import { wholeHost } from '../core/internal/names';
import { ipRange, overlap, PRIVATE_RANGES } from '../core/internal/network/ip-range';
import { annotations, cidr, dnsLabel, error, hostName, integer, labelKey, notBoth, notEmpty, oneOf, port, portName, seconds, size, subdomain, warning } from '../core/internal/rules';
import { isInside } from './_acme-authority';
import { entryPointsOf } from './_traefik-arguments';
import { TraefikProps } from './traefik-props';

/** What is decided besides the props, or known of the place. */
interface Known {
  readonly replicas: number;
  readonly redirects: boolean;
  readonly namespace: string;
  readonly domain?: string;
  /** The families of the cluster. */
  readonly ipFamilies: Facts['ipFamilies'];
  /** Whether it is not told of the proxy of the Platform. */
  readonly asksDirectly: boolean;
}

/** What is wrong with the props of a Traefik. */
export function traefikRules(props: TraefikProps, { replicas, redirects, namespace, domain, ipFamilies, asksDirectly }: Known): Found[] {
  const { acme, kind, entryPoints = {}, trustedProxies = [], proxyProtocolFrom = [], args = [], providers = {}, dashboard } = props;
  const { serviceType = 'LoadBalancer', loadBalancerClass, allocateLoadBalancerNodePorts } = props;
  const { ingress = true, crd = true, gateway = false, namespaces = [] } = providers;
  const configured = props.defaultCertificate !== undefined || (props.minTlsVersion ?? 'VersionTLS12') !== 'VersionTLS12' || dashboard !== undefined;
  const ports = entryPointsOf(props);
  const twice = (what: 'port' | 'containerPort'): Found[] => ports.flatMap((each, index) => {
    const other = ports.findIndex(({ [what]: number, protocol }) => number === each[what] && protocol === each.protocol);
    return other >= 0 && other < index ? [error('entry-point-twice', `entryPoints.${each.name}.${what}`, `must be no other entry point's, and '${ports[other].name}' has it`, each[what], 'give another one')] : [];
  });
  return [
    oneOf('kind', kind, ['Deployment', 'DaemonSet']),
    oneOf('serviceType', serviceType, ['LoadBalancer', 'NodePort', 'ClusterIP']),
    oneOf('routes', props.routes, ['Ingress', 'IngressRoute', 'HTTPRoute']),
    { Ingress: ingress, IngressRoute: crd, HTTPRoute: gateway }[props.routes ?? 'Ingress'] === false ? error('routes-unread', 'routes', 'must be what \'providers\' reads', props.routes ?? 'Ingress', 'switch that provider on') : undefined,
    oneOf('clientIp', props.clientIp, ['preserve', 'hide']),
    props.ipFamilies && [
      notEmpty('ipFamilies', props.ipFamilies),
      props.ipFamilies.map((family, index): Found => ['IPv4', 'IPv6'].includes(family) && !ipFamilies.includes(family)
        ? error('ip-family', `ipFamilies[${index}]`, `must be one that the Platform has, ${ipFamilies.join(' and ')}: its Service gets no other`, family, 'remove it, or say what the cluster has: \'ipFamilies\' of the Platform')
        : oneOf(`ipFamilies[${index}]`, family, ['IPv4', 'IPv6'])),
    ],
    oneOf('minTlsVersion', props.minTlsVersion, ['VersionTLS10', 'VersionTLS11', 'VersionTLS12', 'VersionTLS13']),
    oneOf('logLevel', props.logLevel, ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL', 'PANIC']),
    subdomain('className', props.className),
    subdomain('defaultCertificate', props.defaultCertificate),
    annotations('serviceAnnotations', props.serviceAnnotations),
    labelKey('loadBalancerClass', loadBalancerClass),
    Object.entries({ loadBalancerClass, allocateLoadBalancerNodePorts }).map(([prop, value]) => value === undefined || serviceType === 'LoadBalancer'
      ? undefined
      : error('service-type', prop, 'is for the type LoadBalancer alone', value, 'remove it, or change \'serviceType\'')),
    integer('replicas', props.replicas, 1),
    kind === 'DaemonSet' ? notBoth('replicas', props.replicas, 'kind', kind, 'remove it: there is one on every node') : undefined,
    seconds('drainSeconds', props.drainSeconds),
    seconds('graceSeconds', props.graceSeconds, 1),
    trustedProxies.map((range, index) => cidr(`trustedProxies[${index}]`, range)),
    proxyProtocolFrom.map((range, index) => cidr(`proxyProtocolFrom[${index}]`, range)),
    hidesProxies(props)
      ? warning('client-hidden', 'trustedProxies', 'should not be beside \'clientIp: "hide"\': who asks has the address of a node then, so that none of them is known', trustedProxies, 'remove one of them')
      : undefined,
    redirects && props.redirectToHttps === undefined && trustedProxies.length > 0
      ? warning('proxy-redirected', 'trustedProxies', 'should ask by https: at port 80 all is redirected, and what a proxy says came by https gets 418 there', trustedProxies,
        'set \'redirectToHttps: false\' where one ends TLS and asks by http, or true where all ask by https')
      : undefined,
    namespaces.map((each, index) => dnsLabel(`providers.namespaces[${index}]`, each, 63, 'give the namespace as kubectl prints it')),
    ingress || crd || gateway ? undefined : error('no-provider', 'providers', 'must be one at least: it would route nothing', props.providers, 'leave it out for the default'),
    Object.entries(entryPoints).map(([name, { port: number, protocol, containerPort }]): Found => [
      portName(`entryPoints '${name}'`, name),
      ['web', 'websecure', 'metrics', 'traefik'].includes(name) ? error('entry-point-twice', 'entryPoints', 'must not be a name that Traefik has already', name, 'give another name') : undefined,
      port(`entryPoints.${name}.port`, number),
      oneOf(`entryPoints.${name}.protocol`, protocol, ['TCP', 'UDP']),
      containerPort === undefined ? undefined : integer(`entryPoints.${name}.containerPort`, containerPort, 1024, 65535),
    ]),
    twice('port'),
    twice('containerPort'),
    args.map((each, index): Found => [
      each.startsWith('--') ? undefined : error('traefik-argument', `args[${index}]`, 'must be an argument of Traefik', each, 'begin it with \'--\''),
      /^--api\.insecure(?!=(false|f|0)$)/i.test(each)
        ? error('insecure-api', `args[${index}]`, 'must not open the API: it shows, and is reached by, everybody', each, 'give \'dashboard\', which asks for a password')
        : undefined,
    ]),
    props.routes === 'HTTPRoute' && redirects && props.defaultCertificate === undefined
      ? error('gateway-certificate', 'defaultCertificate', 'must be given with routes as HTTPRoute where http is sent to https: their certificate is the Gateway\'s', undefined, 'give it, or \'redirectToHttps: false\'')
      : undefined,
    namespaces.length > 0 && !namespaces.includes(namespace) && configured
      ? error('namespace-unread', 'providers.namespaces', `must have its own, ${namespace}, where the default certificate, the versions of TLS and the dashboard are`, namespaces, 'add it')
      : undefined,
    configured
      ? crd ? undefined : error('needs-crd', 'providers.crd', 'must not be false: the default certificate, the versions of TLS and the dashboard are objects of Traefik\'s own kinds', crd, 'leave it out')
      : undefined,
    dashboard && [
      hostName('dashboard.host', dashboard.host),
      wholeHost(dashboard.host, domain).includes('.') ? undefined : error('no-domain', 'dashboard.host', 'must be a whole name, since the Platform has no domain', dashboard.host, 'write the whole name, or give the Platform a \'domain\''),
      subdomain('dashboard.users', dashboard.users),
      (dashboard.allowedRanges ?? []).map((range, index) => cidr(`dashboard.allowedRanges[${index}]`, range)),
      dashboard.allowedRanges && props.clientIp === 'hide' ? error('client-hidden', 'dashboard.allowedRanges', 'needs the addresses of clients, which \'clientIp: "hide"\' hides', dashboard.allowedRanges, 'remove one of them') : undefined,
    ],
    acme && [
      kind === 'DaemonSet' || replicas > 1
        ? error('acme-replicas', 'acme', 'needs a single pod of a Deployment: certificates are in its volume, and an answer to the CA reaches any pod', kind === 'DaemonSet' ? kind : replicas,
          'set \'replicas: 1\', or let cert-manager get the certificates: Tls.clusterIssuer of the Platform')
        : undefined,
      /^[^\s@]+@[^\s@]+$/.test(acme.email) ? undefined : error('email', 'acme.email', 'must be an address of e-mail', acme.email, 'write \'operations@example.org\''),
      acme.caServer === undefined || /^https:\/\/\S+$/.test(acme.caServer) ? undefined : error('url', 'acme.caServer', 'must be a URL of https', acme.caServer, 'give the URL of the CA\'s directory'),
      isInside(acme) && (props.egress ?? []).length === 0
        ? warning('acme-inside', 'acme.caServer', 'should be in \'egress\' too: it is no name of the internet, which is all that Traefik may ask', acme.caServer,
          'name it there: Peer.pods(\'ca\', { app: \'step-ca\' }, [9000]), or Peer.cidr(\'10.1.2.3/32\', [9000])')
        : undefined,
      asksDirectly && acme.caServer === undefined
        ? warning('acme-proxy', 'acme', 'should reach its CA by the proxy of the Platform, of which Traefik is not told: it would ask it for pods too', acme.email,
          'name the ranges of the pods in \'noProxy\' of the Platform\'s \'httpProxy\'')
        : undefined,
      oneOf('acme.challenge', acme.challenge, ['http', 'tls', 'dns']),
      size('acme.storage', acme.storage),
      subdomain('acme.storageClassName', acme.storageClassName),
      (acme.challenge === 'dns') === (acme.dnsProvider !== undefined) ? undefined : error('acme-dns', 'acme.dnsProvider', 'must be given with the challenge \'dns\', and only then', acme.dnsProvider, 'correct one of them'),
    ],
  ];
}

const PRIVATE = PRIVATE_RANGES.flatMap(each => ipRange(each) ?? []);

/** Whether nodes hide the proxies. Balancers of clouds may go to pods without a node between, and a private range may be of the nodes themselves. */
function hidesProxies(props: TraefikProps): boolean {
  const { clientIp, serviceType, loadBalancerClass, serviceAnnotations = {}, trustedProxies = [], proxyProtocolFrom = [] } = props;
  if (clientIp !== 'hide' || serviceType === 'ClusterIP' || trustedProxies.length === 0 || proxyProtocolFrom.length > 0) return false;
  if (loadBalancerClass !== undefined || Object.keys(serviceAnnotations).some(key => /aws|azure|gke|google/.test(key))) return false;
  const ranges = trustedProxies.flatMap(each => ipRange(each) ?? []);
  return !ranges.some(range => range.first !== range.last && PRIVATE.some(each => overlap(each, range)));
}
