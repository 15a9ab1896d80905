import { record } from '../../core/internal/json';
import { valuesAt } from '../../core/internal/json-path';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { hostOf } from '../internal/network/mesh';
import { backendsOf, routesOf } from '../internal/network/routes';
import { isMeant, servicePortsOf } from '../internal/network/services';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'service-port',
  severity: 'error',
  title: 'A route leads to a port that its Service has.',
  why: 'A route to a port that the Service does not have answers 503 or 404; nothing refuses it.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/#IngressBackend',
  remedy: 'name a port of the Service, by its name or by its own number (not that of the container)',
  saidBy: ['route-port'],
  * check(cluster) {
    for (const item of routesOf(cluster)) {
      for (const { service, namespace, port, protocol, at } of backendsOf(item)) {
        const found = cluster.find('Service', namespace, service);
        if (!found || isLeftOut(port, item)) continue;
        // To a name outside of the cluster Traefik takes the route's number, where the Service says none.
        if (found.spec.type === 'ExternalName' && found.spec.ports === undefined && typeof port === 'number') continue;
        const ports = servicePortsOf(found);
        if (ports.some(each => each.protocol === protocol && isMeant(each, port))) continue;
        const has = ports.map(each => each.name === undefined ? String(each.port) : `${each.name} (${each.port})`).join(', ');
        yield { item, at, must: `must lead to a ${protocol} port of the Service '${service}', which has ${has || 'none'}: it answers with an error`, value: port ?? 'none' };
      }
    }
    for (const item of cluster.all('VirtualService.networking.istio.io')) yield* ofMesh(cluster, item);
  },
};

/** Destinations of Istio's by the number of a port: https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination */
function* ofMesh(cluster: Cluster, item: Item): Iterable<Violation> {
  for (const field of ['http', 'tcp', 'tls']) {
    for (const { value, at } of valuesAt(item.spec, `${field}[].route[].destination`)) {
      const { host, port } = record(value);
      const [name, namespace, ...rest] = hostOf(host, item).split('.');
      const { number } = record(port);
      const found = rest.length === 0 ? cluster.find('Service', namespace, name) : undefined;
      const ports = found ? servicePortsOf(found) : [];
      if (!found || typeof number !== 'number' || ports.length === 0 || ports.some(each => each.port === number)) continue;
      const has = ports.map(each => each.port).join(', ');
      yield { item, at: `spec.${at}`, must: `must lead to a port of the Service '${found.name}', which has ${has}: it answers 503`, value: number, source: OF_MESH };
    }
  }
}

const OF_MESH = 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination';

/** Whether a controller finds the port itself: that of a Service which has one. */
function isLeftOut(port: string | number | undefined, { kind }: Item): boolean {
  return port === undefined && kind !== 'Ingress';
}
