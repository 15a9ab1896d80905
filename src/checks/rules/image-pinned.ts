import { list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'image-pinned',
  severity: 'error',
  title: 'An image means the same thing tomorrow.',
  why: 'Which program an image without a tag, or with the tag latest, is, is up to whoever pushed last: a restart of a pod may be a release, a rollback does nothing, and two nodes may run two versions.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  remedy: 'add a tag other than \'latest\', or a digest',
  * check(cluster) {
    for (const { item, spec, containers } of cluster.pods) {
      for (const { json: { image }, at } of containers) {
        if (typeof image === 'string' && image !== '' && !isPinned(image)) yield { item, at: `${at} image`, must: 'must name a fixed version', value: image };
      }
      for (const { name, image } of list(spec.volumes)) {
        const { reference } = record(image);
        if (typeof reference === 'string' && reference !== '' && !isPinned(reference)) yield { item, at: `volume '${String(name)}' image.reference`, must: 'must name a fixed version', value: reference, source: OF_VOLUMES };
      }
    }
    for (const item of cluster.all('CronWorkflow.argoproj.io', 'WorkflowTemplate.argoproj.io', 'ClusterWorkflowTemplate.argoproj.io')) {
      for (const { at, image } of imagesOfWorkflow(item)) {
        // What is put in, its parameters say.
        if (!image.includes('{{') && !isPinned(image)) yield { item, at, must: 'must name a fixed version', value: image };
      }
    }
    for (const item of OPERATED.flatMap(kind => cluster.all(kind))) {
      const { image } = item.spec;
      if (typeof image === 'string' && image !== '' && !isPinned(image)) yield { item, at: 'spec.image', must: 'must name a fixed version', value: image };
    }
  },
};

const OF_VOLUMES = 'https://kubernetes.io/docs/concepts/storage/volumes/#image';

/** The images of the templates of a workflow of Argo's: https://argo-workflows.readthedocs.io/en/latest/fields/#template */
function imagesOfWorkflow({ kind, spec }: Item): Array<{ readonly at: string; readonly image: string }> {
  const { templates } = kind === 'CronWorkflow' ? record(spec.workflowSpec) : spec;
  return list(templates).flatMap(({ name, container, script, initContainers, sidecars, containerSet }) => {
    const containers = [record(container), record(script), ...list(initContainers), ...list(sidecars), ...list(record(containerSet).containers)];
    return containers.flatMap(({ image }) => typeof image === 'string' && image !== '' ? [{ at: `template '${String(name)}' image`, image }] : []);
  });
}

/** Kinds of operators that have their image as they run it. CloudNativePG itself refuses one that is not pinned. */
const OPERATED: readonly string[] = [
  'Prometheus.monitoring.coreos.com',
  'PrometheusAgent.monitoring.coreos.com',
  'Alertmanager.monitoring.coreos.com',
  'ThanosRuler.monitoring.coreos.com',
  'RabbitmqCluster.rabbitmq.com',
  'Keycloak.k8s.keycloak.org',
  'Elasticsearch.elasticsearch.k8s.elastic.co',
  'Kibana.kibana.k8s.elastic.co',
  'OpenTelemetryCollector.opentelemetry.io',
  'SparkApplication.sparkoperator.k8s.io',
];

function isPinned(image: string): boolean {
  const tag = /:([\w][\w.-]*)$/.exec(image)?.[1];
  // What Istio puts its own in place of: https://istio.io/latest/docs/setup/additional-setup/gateway/
  return image === 'auto' || /@sha256:[a-f0-9]{64}$/.test(image) || (tag !== undefined && tag !== 'latest');
}
