import { Construct } from 'constructs';
import { EnvVar } from '../../env';
import { Peer } from '../../peer';
import { Facts, factsOf, setFacts } from '../facts';
import { PodContainer } from './containers';

/** Where the CAs of the site are in every container: Go programs read all of that directory. */
const CA_FILE = '/etc/ssl/certs/extra-ca.pem';

/**
 * Containers with what every program of the site gets: the variables of its HTTP proxy, and its CAs. What a container sets itself stays, and is the only one:
 * of two spellings of one variable, each program reads another.
 */
export function equipped(containers: readonly PodContainer[], facts: Facts): PodContainer[] {
  const env = { ...proxyVariables(facts), ...caVariables(facts) };
  const files: Record<string, string> = facts.extraCa ? { [CA_FILE]: facts.extraCa.pem } : {};
  if (Object.keys(env).length === 0) return [...containers];
  return containers.map(each => {
    const { props } = each;
    const own = new Set(Object.keys(props.env ?? {}).map(name => name.toLowerCase()));
    const others = Object.fromEntries(Object.entries(env).filter(([name]) => !own.has(name.toLowerCase())));
    return { ...each, props: { ...props, env: { ...others, ...props.env }, files: { ...files, ...props.files } } };
  });
}

/** Has programs ask everybody directly; only before the construct has children. */
export function withoutProxy(scope: Construct): void {
  const { httpProxy, ...facts } = factsOf(scope);
  if (httpProxy) setFacts(scope, facts);
}

/** The proxy, to a network policy. */
export function proxyPeers({ httpProxy }: Facts): Peer[] {
  return httpProxy ? [Peer._outside(httpProxy.cidrs, proxyPort(httpProxy.url))] : [];
}

/** The port of a proxy's URL. */
export function proxyPort(url: string): number {
  const port = /:(\d+)\/?$/.exec(url)?.[1];
  return port === undefined ? (url.startsWith('https:') ? 443 : 80) : Number(port);
}

// Programs read one spelling or the other: curl wants http_proxy in lower case, Java agents and Go either.
function proxyVariables({ httpProxy }: Facts): Record<string, string | EnvVar> {
  if (!httpProxy) return {};
  const { url, noProxy = [] } = httpProxy;
  // Clients of the API server ask for it by its address, which the kubelet puts in here.
  const direct = ['localhost', '127.0.0.1', '$(KUBERNETES_SERVICE_HOST)', '.svc', '.cluster.local', ...noProxy].join(',');
  return { HTTP_PROXY: url, http_proxy: url, HTTPS_PROXY: url, https_proxy: url, NO_PROXY: direct, no_proxy: direct };
}

// Node.js adds a file to what it trusts; the others read theirs in place of the image's.
function caVariables({ extraCa }: Facts): Record<string, string | EnvVar> {
  if (!extraCa) return {};
  const instead = { SSL_CERT_FILE: CA_FILE, REQUESTS_CA_BUNDLE: CA_FILE, CURL_CA_BUNDLE: CA_FILE };
  return { NODE_EXTRA_CA_CERTS: CA_FILE, ...extraCa.complete ? instead : {} };
}
