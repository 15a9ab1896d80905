import { closestName } from '../../core/internal/closest-name';
import { Cluster } from '../internal/cluster';
import { missing } from '../internal/missing';
import { ingressClassOf } from '../internal/network/routes';
import { Rule, Violation } from '../internal/rule';

export const rule: Rule = {
  id: 'ingress-class-exists',
  severity: 'error',
  title: 'Every IngressClass that a route names is made or declared.',
  why: 'A route of a class that is missing is read by no controller, and nothing says so.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class',
  remedy: 'correct it, or say that it is there: \'ingress\' of the Platform, or External.ingressClass in its \'external\'',
  * check(cluster) {
    yield* missing(cluster, 'IngressClass', 'nobody routes it', rule.remedy);
    yield* byAnnotation(cluster);
  },
};

const ANNOTATION = 'kubernetes.io/ingress.class';
// Classes that are no objects: https://cloud.google.com/kubernetes-engine/docs/concepts/ingress
const OF_CLOUDS = /^gce|\//;

/** Classes in the annotation of former times, where the program knows who routes: a controller may read one without there being an object. */
function* byAnnotation(cluster: Cluster): Iterable<Violation> {
  if (cluster.setting.ingress === undefined && cluster.all('IngressClass').length === 0) return;
  for (const item of cluster.all('Ingress')) {
    const name = item.spec.ingressClassName === undefined ? ingressClassOf(item) : undefined;
    if (typeof name !== 'string' || OF_CLOUDS.test(name) || cluster.exists('IngressClass', undefined, name)) continue;
    const meant = closestName(name, cluster.names('IngressClass', undefined));
    yield {
      item,
      at: `annotation '${ANNOTATION}'`,
      must: 'should name an IngressClass that the program makes or declares: nobody routes it',
      value: name,
      severity: 'warning',
      remedy: meant === undefined ? rule.remedy : `write '${meant}', if that is meant; else ${rule.remedy}`,
    };
  }
}
