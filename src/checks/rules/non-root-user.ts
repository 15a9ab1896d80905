import { record } from '../../core/internal/json';
import { Rule } from '../internal/rule';
import { officialName } from '../internal/workloads/official';

export const rule: Rule = {
  id: 'non-root-user',
  severity: 'error',
  title: 'A container that must not run as root says as whom it runs.',
  why: 'With runAsNonRoot and no uid, the uid is the image\'s: an image whose user is root, or a name, does not start, with CreateContainerConfigError.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  remedy: 'set \'runAsUser\' to a number that is not 0',
  alone: true,
  * check(cluster) {
    for (const { item, spec, containers } of cluster.pods) {
      const pod = record(spec.securityContext);
      for (const { json, at } of containers) {
        const { runAsNonRoot = pod.runAsNonRoot, runAsUser = pod.runAsUser } = record(json.securityContext);
        if (runAsNonRoot === true && runAsUser === 0) yield { item, at: `${at} runAsUser`, must: 'must not be 0 beside \'runAsNonRoot\': it does not start', value: 0 };
        if (runAsNonRoot === true && runAsUser === undefined && isRoot(String(json.image))) yield { item, at: `${at} runAsUser`, must: 'must be a number beside \'runAsNonRoot\': the user of this image is root, or a name, and it does not start', value: 'not set' };
      }
    }
  },
};

// Official ones of Docker: https://hub.docker.com/u/library. An image of one's own may have no domain either, where a registry is the default.
const OFFICIAL = new Set([
  'adminer', 'alpine', 'amazonlinux', 'bash', 'busybox', 'caddy', 'cassandra', 'centos', 'consul', 'couchdb', 'debian', 'docker', 'drupal', 'eclipse-mosquitto',
  'eclipse-temurin', 'fedora', 'ghost', 'golang', 'gradle', 'haproxy', 'httpd', 'influxdb', 'mariadb', 'maven', 'memcached', 'mongo', 'mysql', 'nats', 'neo4j', 'nextcloud',
  'nginx', 'node', 'openjdk', 'perl', 'php', 'phpmyadmin', 'postgres', 'python', 'rabbitmq', 'redis', 'registry', 'rockylinux', 'ruby', 'rust', 'solr', 'telegraf', 'tomcat',
  'traefik', 'ubuntu', 'vault', 'wordpress', 'zookeeper',
]);

/** Whether an image is known to run as root, or as a user that has a name. */
function isRoot(image: string): boolean {
  return OFFICIAL.has(officialName(image) ?? '') || /^((index\.)?docker\.io\/)?(prom|curlimages|grafana\/promtail|portainer)\//.test(image);
}
