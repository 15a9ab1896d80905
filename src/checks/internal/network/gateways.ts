import { Json, list, record } from '../../../core/internal/json';
import { isWildcard } from '../../../core/internal/names';
import { groupOf } from '../../../core/internal/references/references';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { Violation } from '../rule';
import { selects } from '../select';
import { GATEWAY_ROUTES } from './routes';

const GROUP = 'gateway.networking.k8s.io';

/** The routes of the Gateway API. */
export function gatewayRoutes(cluster: Cluster): Item[] {
  return GATEWAY_ROUTES.flatMap(kind => cluster.all(`${kind}.${GROUP}`));
}

/** A Gateway that a route names, and how. */
export interface Parent {
  readonly gateway: Item;
  readonly sectionName?: unknown;
  readonly port?: unknown;
  readonly at: string;
}

/** The Gateways of the program that a route names. */
export function parentsOf(cluster: Cluster, route: Item): Parent[] {
  return list(route.spec.parentRefs).flatMap((reference, index): Parent[] => {
    const { kind = 'Gateway', group = GROUP, name, namespace = route.namespace, sectionName, port } = reference;
    const gateway = kind === 'Gateway' && group === GROUP
      ? cluster.all(`Gateway.${GROUP}`).find(each => each.name === name && each.namespace === namespace)
      : undefined;
    return gateway ? [{ gateway, sectionName, port, at: `parentRefs[${index}]` }] : [];
  });
}

/** The listeners of a Gateway that take a route. */
export function listenersOf(cluster: Cluster, route: Item, { gateway, ...asked }: Parent): readonly Json[] {
  return list(gateway.spec.listeners).filter(each => isAsked(each, asked))
    .filter(each => takesKind(each, route) && takesNamespace(cluster, each, gateway, route) && hostRefusal(route, [each]) === undefined);
}

function isAsked({ name, port }: Json, asked: Pick<Parent, 'sectionName' | 'port'>): boolean {
  return (asked.sectionName === undefined || name === asked.sectionName) && (asked.port === undefined || port === asked.port);
}

/** What is wrong with a route. */
type Refusal = Pick<Violation, 'must' | 'value'>;

/** Why none of the listeners that a route asks for takes it; undefined where one does. */
export function refusal(cluster: Cluster, route: Item, { gateway, sectionName, port }: Parent): Refusal | undefined {
  const all = list(gateway.spec.listeners);
  const asked = all.filter(each => isAsked(each, { sectionName, port }));
  if (asked.length === 0) {
    const listeners = all.map(each => `${String(each.name)} (${String(each.port)})`).join(', ');
    return { must: `must name a listener of ${gateway.toString()}: ${listeners}; it is not routed`, value: sectionName ?? port };
  }
  const ofKind = asked.filter(listener => takesKind(listener, route));
  if (ofKind.length === 0) return { must: `must be of a kind that the listener takes, ${wordsOf(asked, listener => kindsOf(listener).join(', '))}; it is not routed`, value: route.kind };
  const within = ofKind.filter(listener => takesNamespace(cluster, listener, gateway, route));
  if (within.length === 0) {
    const from = wordsOf(ofKind, ({ allowedRoutes }) => String(record(record(allowedRoutes).namespaces).from ?? 'Same'));
    return { must: `must be of a namespace that the listener takes routes from: ${from}; it is not routed`, value: route.namespace };
  }
  return hostRefusal(route, within);
}

function hostRefusal({ spec: { hostnames } }: Item, listeners: readonly Json[]): Refusal | undefined {
  if (!Array.isArray(hostnames) || hostnames.length === 0) return undefined;
  const isShared = ({ hostname }: Json) => hostname === undefined || hostnames.some(each => shareHosts(String(hostname), String(each)));
  if (listeners.some(isShared)) return undefined;
  return { must: `must have a host name in common with the listener: ${wordsOf(listeners, ({ hostname }) => String(hostname))}; it is not routed`, value: hostnames.join(', ') };
}

function wordsOf(listeners: readonly Json[], words: (listener: Json) => string): string {
  return [...new Set(listeners.map(words))].join(' or ');
}

function takesKind(listener: Json, { kind }: Item): boolean {
  return kindsOf(listener).includes(kind);
}

/** The kinds that a listener takes: those it lists, or those of its protocol. Of a protocol that is an implementation's own nothing is known. */
function kindsOf({ protocol, tls, allowedRoutes }: Json): readonly string[] {
  const kinds = list(record(allowedRoutes).kinds);
  if (kinds.length > 0) return kinds.map(({ kind }) => String(kind));
  switch (protocol) {
    case 'HTTP':
    case 'HTTPS': return ['HTTPRoute', 'GRPCRoute'];
    case 'TLS': return record(tls).mode === 'Passthrough' ? ['TLSRoute'] : ['TLSRoute', 'TCPRoute'];
    case 'TCP': return ['TCPRoute'];
    case 'UDP': return ['UDPRoute'];
    default: return GATEWAY_ROUTES;
  }
}

function takesNamespace(cluster: Cluster, { allowedRoutes }: Json, gateway: Item, route: Item): boolean {
  const { from = 'Same', selector } = record(record(allowedRoutes).namespaces);
  switch (from) {
    case 'Same': return route.namespace === gateway.namespace;
    case 'None': return false;
    case 'Selector':
      // Labels of a namespace that somebody else makes are not known.
      return route.namespace === undefined || cluster.find('Namespace', undefined, route.namespace) === undefined
        || selects(record(selector), cluster.namespaceLabels(route.namespace));
    default: return true;
  }
}

/** Whether there is a host that two names are both of: `*.example.org` is of all that end so. */
function shareHosts(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one === other || isUnder(one, other) || isUnder(other, one);
}

function isUnder(wildcard: string, host: string): boolean {
  return isWildcard(wildcard) && host.endsWith(wildcard.slice(1));
}

/** A reference of the Gateway API's into another namespace, which has to allow it. */
export interface Crossing {
  readonly item: Item;
  readonly kind: string;
  readonly group: string;
  readonly namespace: string;
  readonly name: string;
  readonly at: string;
}

/** All references of routes and Gateways into other namespaces: to Services, and to Secrets with certificates. */
export function crossingsOf(cluster: Cluster): Crossing[] {
  const crossing = (item: Item, { kind, group = '', name, namespace }: Json, at: string): Crossing[] =>
    typeof namespace === 'string' && namespace !== item.namespace ? [{ item, kind: String(kind), group: String(group), namespace, name: String(name), at }] : [];
  return [
    ...gatewayRoutes(cluster).flatMap(route => list(route.spec.rules).flatMap(({ backendRefs }, index) =>
      list(backendRefs).flatMap(each => crossing(route, { kind: 'Service', ...each }, `rules[${index}]`)))),
    ...cluster.all(`Gateway.${GROUP}`).flatMap(gateway => list(gateway.spec.listeners).flatMap(({ name, tls }) =>
      list(record(tls).certificateRefs).flatMap(each => crossing(gateway, { kind: 'Secret', ...each }, `listener '${String(name)}'`)))),
  ];
}

/** Whether a ReferenceGrant of the program allows a reference: https://gateway-api.sigs.k8s.io/api-types/referencegrant/ */
export function isGranted(cluster: Cluster, { item, kind, group, namespace, name }: Crossing): boolean {
  return cluster.all(`ReferenceGrant.${GROUP}`).some(grant => grant.namespace === namespace
    && list(grant.spec.from).some(from => from.kind === item.kind && from.namespace === item.namespace && from.group === groupOf(item.apiVersion))
    && list(grant.spec.to).some(to => to.kind === kind && (to.group ?? '') === group && (to.name === undefined || to.name === name)));
}
