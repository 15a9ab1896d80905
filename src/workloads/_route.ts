import { k8s } from 'cdk8s-plus-27';
import { Facts } from '../core/internal/facts';
import { Found } from '../core/internal/finding';
import { Port } from '../core/internal/ports';
import { Router } from '../core/internal/router';
import { error, hostName, notBoth, warning } from '../core/internal/rules';
import { Wire } from '../core/internal/wire';
import { RouteProps } from './route';

function givenHosts({ host, hosts }: RouteProps): string[] {
  return hosts ?? (host === undefined ? [] : [host]);
}

/** The whole host names of a route; those that need a domain that is missing are left as they are, for a rule to refuse. */
export function hostsOf(props: RouteProps, { domain }: Facts): string[] {
  return givenHosts(props).map(each => each.includes('.') || domain === undefined ? each : `${each}.${domain}`);
}

/** What is wrong with a route. */
export function routeRules(props: RouteProps, facts: Facts, router: Router | undefined, [main]: readonly Port[]): Found[] {
  const hosts = hostsOf(props, facts);
  const { path } = props;
  return [
    notBoth('host', props.host, 'hosts', props.hosts, 'put it into \'hosts\''),
    ...givenHosts(props).map(host => hostName('host', host)),
    ...hosts.map((host, index): Found => [
      host.includes('.') ? undefined : error('no-domain', 'host', 'must be a whole name, since the Platform has no domain', host, 'write the whole name, or give the Platform a \'domain\''),
      hosts.indexOf(host) < index ? error('host-twice', 'hosts', 'must name each host once', host, 'remove one of them') : undefined,
    ]),
    path === undefined || /^\/(?!.*(\/\/|\/\.\.?(\/|$)|\s|%2f))\S*$/i.test(path) ? undefined : error('route-path', 'path', 'must begin with \'/\', without white space, \'//\', \'.\' and \'..\'', path, 'write the path as it is in the URL'),
    hosts.length > 0 && main && main.protocol !== 'TCP' ? error('route-port', 'host', 'needs a main port of TCP', `${main.name}, ${main.protocol}`, 'list a TCP port first') : undefined,
    path !== undefined && hosts.length === 0 ? error('path-without-host', 'path', 'needs a host', path, 'give \'host\', or remove it') : undefined,
    hosts.length > 0 && !router ? error('no-ingress', 'host', 'needs somebody who routes to it, and the Platform knows nobody', hosts[0], 'create an IngressStack before it, or give the Platform \'ingress\'') : undefined,
    hosts.length > 0 && !facts.tls && !router?.certificates ? warning('no-tls', 'host', 'is served without encryption: the Platform has no \'tls\'', hosts[0], 'give the Platform \'tls\'; Tls.none() if it is meant so') : undefined,
  ];
}

/** Asks cert-manager for a certificate, where the Platform has an issuer. */
export function issuerAnnotation({ tls }: Facts): Record<string, string> {
  const issuer = tls?._source().clusterIssuer;
  return issuer === undefined ? {} : { 'cert-manager.io/cluster-issuer': issuer };
}

/** A way to a Service. */
interface Route {
  readonly name: string;
  readonly service: string;
  readonly hosts: string[];
  readonly path?: string;
}

/** The route as an Ingress. */
export function ingressSpec({ name, service, hosts, path }: Route, [main]: Port[], { ingress }: Router, { tls }: Facts): Wire<k8s.IngressSpec> {
  const { secretName, clusterIssuer } = tls?._source() ?? {};
  const secret = clusterIssuer === undefined ? secretName : `${name}-tls`;
  return {
    ingressClassName: ingress.className,
    tls: secret === undefined ? undefined : [{ hosts, secretName: secret }],
    rules: hosts.map(host => ({
      host,
      http: { paths: [{ path: path ?? '/', pathType: 'Prefix', backend: { service: { name: service, port: { name: main?.name } } } }] },
    })),
  };
}
