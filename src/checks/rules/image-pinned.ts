import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'image-pinned',
  severity: 'error',
  title: 'An image means the same thing tomorrow.',
  why: 'Which program an image without a tag, or with the tag latest, is, is up to whoever pushed last: a restart of a pod may be a release, a rollback does nothing, and two nodes may run two versions.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  remedy: 'add a tag other than \'latest\', or a digest',
  * check(cluster) {
    for (const { item, containers } of cluster.pods) {
      for (const { json: { image }, at } of containers) {
        if (typeof image === 'string' && image !== '' && !isPinned(image)) yield { item, at: `${at} image`, must: 'must name a fixed version', value: image };
      }
    }
    for (const [kind, field] of OPERATED) {
      for (const item of cluster.all(kind)) {
        const image = item.spec[field];
        if (typeof image === 'string' && image !== '' && !isPinned(image)) yield { item, at: `spec.${field}`, must: 'must name a fixed version', value: image };
      }
    }
  },
};

/** Kinds of operators that have their image as they run it, by the field that it is in. */
const OPERATED: ReadonlyArray<readonly [kind: string, field: string]> = [
  ['Cluster.postgresql.cnpg.io', 'imageName'],
  ['Prometheus.monitoring.coreos.com', 'image'],
  ['PrometheusAgent.monitoring.coreos.com', 'image'],
  ['Alertmanager.monitoring.coreos.com', 'image'],
  ['ThanosRuler.monitoring.coreos.com', 'image'],
  ['RabbitmqCluster.rabbitmq.com', 'image'],
  ['Keycloak.k8s.keycloak.org', 'image'],
  ['Elasticsearch.elasticsearch.k8s.elastic.co', 'image'],
  ['Kibana.kibana.k8s.elastic.co', 'image'],
  ['OpenTelemetryCollector.opentelemetry.io', 'image'],
  ['SparkApplication.sparkoperator.k8s.io', 'image'],
];

function isPinned(image: string): boolean {
  const tag = /:([\w][\w.-]*)$/.exec(image)?.[1];
  // What Istio puts its own in place of: https://istio.io/latest/docs/setup/additional-setup/gateway/
  return image === 'auto' || /@sha256:[a-f0-9]{64}$/.test(image) || (tag !== undefined && tag !== 'latest');
}
