import { list } from '../../core/internal/json';
import { wordsOf } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'service-link',
  severity: 'error',
  title: 'No variable that the kubelet sets for a Service is a setting of the program.',
  why: 'For each Service of its namespace a container gets variables such as KAFKA_PORT=tcp://10.96.0.7:9092, unless service links are off: an image that takes its settings from variables of that prefix does not start.',
  source: 'https://kubernetes.io/docs/tutorials/services/connect-applications-service/#environment-variables',
  remedy: 'set \'enableServiceLinks: false\' for the pods, or give the Service another name',
  * check(cluster) {
    for (const pods of cluster.pods) {
      if (pods.spec.enableServiceLinks === false) continue;
      for (const { json, at } of pods.containers) {
        const known = IMAGES.find(({ image }) => image.test(String(json.image)));
        if (!known || json.command !== undefined || list(json.env).some(({ name, value }) => name === known.variable || (LENIENT.test(String(name)) && value === 'false'))) continue;
        if (wordsOf(json).some(([, words]) => /\bunset\b/.test(words.join(' ')))) continue;
        const service = cluster.find('Service', pods.namespace, known.service);
        if (!service || service.spec.clusterIP === 'None' || service.spec.type === 'ExternalName') continue;
        yield { item: pods.item, at, must: `${known.mild ? 'should' : 'must'} not be told of ${service.toString()} by '${known.variable}', which its image takes for a setting: it ${known.mild ? 'warns, or ' : ''}does not start`, value: json.image, ...known.mild };
      }
    }
  },
};

// Neo4j's, which then only warns.
const LENIENT = /strict__validation/;

interface Known {
  readonly image: RegExp;
  readonly service: string;
  readonly variable: string;
  /** Where it is not so of all versions. */
  readonly mild?: { readonly severity: 'warning'; readonly source: string };
}

const IMAGES: readonly Known[] = [
  // https://github.com/confluentinc/cp-docker-images/issues/286
  { image: /(^|\/)confluentinc\/(cp-kafka|cp-server|cp-enterprise-kafka)[:@]/, service: 'kafka', variable: 'KAFKA_PORT' },
  { image: /(^|\/)confluentinc\/cp-schema-registry[:@]/, service: 'schema-registry', variable: 'SCHEMA_REGISTRY_PORT' },
  // https://neo4j.com/docs/operations-manual/current/docker/ref-settings/: each NEO4J_… is a line of its settings, and it refuses one that it does not know.
  { image: /^((index\.)?docker\.io\/)?(library\/)?neo4j:(?![34]\b)/, service: 'neo4j', variable: 'NEO4J_PORT' },
  { image: /(^|\/)authelia\/authelia[:@]/, service: 'authelia', variable: 'AUTHELIA_PORT', mild: { severity: 'warning', source: 'https://github.com/authelia/authelia/issues/2253' } },
];
