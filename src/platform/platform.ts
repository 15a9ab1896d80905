import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { isAdjustable, ruleIds } from '../checks/internal/adjustable';
import { External } from '../core/external';
import { ApiServerFact, ExtraCaFact, HttpProxyFact, IngressFact } from '../core/facts';
import { Declared, declare } from '../core/internal/declared';
import { DEFAULT_FACTS, minorOf, setFacts } from '../core/internal/facts';
import { Found, validate } from '../core/internal/finding';
import { EVERYWHERE } from '../core/internal/network/policy';
import { pullSecretRules } from '../core/internal/pods/images';
import { proxyPort } from '../core/internal/pods/site';
import { cidr, dnsLabel, error, hostName, ipAddress, labels, notEmpty, oneOf, port, subdomain } from '../core/internal/rules';
import { checked } from '../core/internal/shape';
import { Tls } from '../core/tls';

/** Props of a `Platform`. */
export interface PlatformProps {
  /**
   * The domain that single-label host names are under: with `example.org`, the host `shop` is `shop.example.org`.
   *
   * @default - none: hosts must be whole names
   */
  readonly domain?: string;

  /**
   * The version of Kubernetes that the manifests are for, `1.28` to `1.37`. Fields that it does not know are avoided or refused.
   *
   * @default '1.34'
   */
  readonly kubernetesVersion?: string;

  /**
   * The kubectl context that `apply.sh` uses, so that it cannot be applied to another cluster by mistake.
   *
   * @default - `apply.sh` asks for `--context`
   */
  readonly context?: string;

  /**
   * Where certificates come from. Without it, a route is plain http and a warning.
   *
   * @default - none
   */
  readonly tls?: Tls;

  /**
   * Who routes requests into the cluster. Needed where a workload has a host.
   *
   * @default - none
   */
  readonly ingress?: IngressFact;

  /**
   * What stands in for a public registry: from its host name to a registry, with a path or without. `docker.io` is where images without a host are from;
   * `*` stands for all that are not named, and do not stand in for another.
   *
   * @default {} (images come from where their names say)
   */
  readonly imageRegistries?: Record<string, string>;

  /**
   * Secrets, in the namespace of each pod, that images are pulled with.
   *
   * @default []
   */
  readonly imagePullSecrets?: string[];

  /**
   * Ranges of the site, by a name for `Peer.range`. Pods reach them only where they say so, as they do private addresses, also when the ranges are public.
   *
   * @default {}
   */
  readonly privateRanges?: Record<string, string>;

  /**
   * Where the API server answers, for pods that call it. Behind Cilium, name its addresses, and set `policyCIDRMatchMode: nodes` there.
   *
   * @default - any address, on ports 443 and 6443
   */
  readonly apiServer?: ApiServerFact;

  /**
   * The node's own address of the node-local DNS cache, which pods ask where kube-proxy works by IPVS; harmless where there is none. Where it works by
   * iptables or nftables, they go on asking the address of the cluster's DNS, and the cache answers there: see `dnsServiceIp`.
   *
   * @default '169.254.20.10'
   */
  readonly nodeLocalDns?: string;

  /**
   * The address of the cluster's DNS Service (`kubectl -n kube-system get service kube-dns`). It is needed where a node-local DNS cache answers at it, since
   * that is no pod of the Service to a network policy.
   *
   * @default - none: the DNS pods themselves answer
   * @see https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/#configuration
   */
  readonly dnsServiceIp?: string;

  /**
   * The proxy by which programs reach the outside: they are told of it, and may reach it. What a container sets itself stays.
   *
   * @default - none
   */
  readonly httpProxy?: HttpProxyFact;

  /**
   * Certificate authorities of the site, put into every container of a program: at `/etc/ssl/certs/extra-ca.pem`.
   *
   * @default - none
   */
  readonly extraCa?: ExtraCaFact;

  /**
   * What is there without the program making it: what it refers to, and neither makes nor declares, fails the synthesis. A Tenant can say so for itself.
   *
   * @default []
   */
  readonly external?: External[];

  /**
   * Rules of the whole app that are more or less severe here, by their ids: `error`, `warning`, or `off`.
   *
   * @default {}
   */
  readonly rules?: Record<string, 'error' | 'warning' | 'off'>;

  /**
   * The address families of the pods.
   *
   * @default ['IPv4']
   */
  readonly ipFamilies?: Array<'IPv4' | 'IPv6'>;
}

/** One cluster, and what is known of it. It makes no objects; what is below it asks it. Its id is the name of its folder. */
export class Platform extends Construct {
  /** The kubectl context that `apply.sh` uses; undefined where it asks for one. */
  public readonly context?: string;

  constructor(scope: Construct, id: string, props: PlatformProps = {}) {
    super(scope, id);
    const { clean, slips } = checked('PlatformProps', props);
    props = clean;
    const {
      kubernetesVersion = `1.${DEFAULT_FACTS.minor}`,
      imageRegistries = DEFAULT_FACTS.imageRegistries,
      imagePullSecrets = DEFAULT_FACTS.imagePullSecrets,
      privateRanges = DEFAULT_FACTS.privateRanges,
      nodeLocalDns = DEFAULT_FACTS.nodeLocalDns,
      ipFamilies = DEFAULT_FACTS.ipFamilies,
      external = [],
      rules = DEFAULT_FACTS.rules,
      apiServer = { ...DEFAULT_FACTS.apiServer, cidrs: ipFamilies.map(family => EVERYWHERE[family]) },
    } = props;
    if (this.node.scopes.some(each => Chart.isChart(each) || (each !== this && each instanceof Platform))) {
      throw new Error(`[${this.node.path}] must not be inside a Chart or a Platform: a Platform is a cluster, and Charts are in it`);
    }

    const { domain, context, tls, ingress, httpProxy, extraCa, dnsServiceIp } = props;
    this.context = context;
    const minor = minorOf(kubernetesVersion);
    setFacts(this, {
      platform: id,
      domain,
      minor: minor ?? DEFAULT_FACTS.minor,
      tls,
      ingress,
      routing: { without: [] },
      imageRegistries,
      imagePullSecrets,
      privateRanges,
      apiServer,
      nodeLocalDns,
      dnsServiceIp,
      ipFamilies,
      httpProxy,
      extraCa,
      rules,
    });
    declare(this, ...external.map(each => each._declared()), ...siteObjects(props));

    validate(this,
      slips,
      dnsLabel('id', id, 63, 'rename the Platform'),
      hostName('domain', domain),
      minor !== undefined ? undefined : error('kubernetes-version', 'kubernetesVersion', 'must be from \'1.28\' to \'1.37\'', kubernetesVersion, 'give the minor version without a patch level'),
      context === '' ? error('context', 'context', 'must be the name of a kubectl context', context, 'leave it out, so that apply.sh asks') : undefined,
      tlsRules(tls),
      ingress && [subdomain('ingress.className', ingress.className), dnsLabel('ingress.namespace', ingress.namespace, 63, 'give the namespace as kubectl prints it'), labels('ingress.podLabels', ingress.podLabels)],
      notEmpty('ipFamilies', ipFamilies),
      notEmpty('apiServer.cidrs', props.apiServer?.cidrs),
      notEmpty('apiServer.ports', props.apiServer?.ports),
      Object.values(imageRegistries).map((to): Found => /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._/-]*[a-z0-9])?$/.test(to)
        ? undefined
        : error('registry', 'imageRegistries', 'must map to a registry, with a path or without, and no \'/\' at the end', to, 'write \'mirror.example.org/docker\'')),
      pullSecretRules(imagePullSecrets),
      Object.entries(privateRanges).map(([name, range]): Found => [
        cidr(`privateRanges.${name}`, range),
        range.endsWith('/0') ? error('range-too-wide', `privateRanges.${name}`, 'must be a part of all addresses', range, 'name what is the site\'s; close the internet by \'egress\'') : undefined,
      ]),
      apiServer.cidrs.map((range, index) => cidr(`apiServer.cidrs[${index}]`, range)),
      apiServer.ports.map((number, index) => port(`apiServer.ports[${index}]`, number)),
      ipFamilies.map((family, index) => oneOf(`ipFamilies[${index}]`, family, ['IPv4', 'IPv6'])),
      ipAddress('nodeLocalDns', nodeLocalDns),
      ipAddress('dnsServiceIp', dnsServiceIp),
      proxyRules(httpProxy),
      external.map((each, index) => each._rules(`external[${index}]`)),
      Object.entries(rules).map(([rule, severity]): Found => [
        isAdjustable(rule) ? undefined : error('unknown-rule', 'rules', 'must name rules of the whole app, or warnings', rule, `write one of ${ruleIds().join(', ')}`),
        oneOf(`rules.${rule}`, severity, ['error', 'warning', 'off']),
      ]),
      extraCa && !/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(extraCa.pem)
        ? error('pem', 'extraCa.pem', 'must be certificates as PEM text', extraCa.pem, 'give the text of the file, not its path')
        : undefined,
    );
  }
}

/** What a Platform's other props say is there. */
function siteObjects({ imagePullSecrets = [], tls, ingress }: PlatformProps): Declared[] {
  const { secretName, clusterIssuer } = tls?._source() ?? {};
  return [
    ...[...imagePullSecrets, ...secretName === undefined || clusterIssuer !== undefined ? [] : [secretName]].map(name => ({ kind: 'Secret', name })),
    ...ingress ? [{ kind: 'IngressClass', name: ingress.className }, { kind: 'Namespace', name: ingress.namespace }] : [],
  ];
}

function proxyRules(proxy: HttpProxyFact | undefined): Found {
  if (!proxy) return undefined;
  const { url, cidrs } = proxy;
  return [
    /^https?:\/\/[^\s/@]+\/?$/.test(url) ? undefined : error('proxy-url', 'httpProxy.url', 'must be the URL of a proxy, without a path and without a password', url, 'write \'http://proxy.example.org:3128\''),
    port('httpProxy.url', proxyPort(url)),
    notEmpty('httpProxy.cidrs', cidrs),
    cidrs.map((range, index) => cidr(`httpProxy.cidrs[${index}]`, range)),
  ];
}

function tlsRules(tls: Tls | undefined): Found {
  const source = tls?._source();
  return [subdomain('tls', source?.secretName), subdomain('tls', source?.clusterIssuer)];
}
