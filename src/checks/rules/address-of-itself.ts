import { list } from '../../core/internal/json';
import { Container, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { textsOf } from '../internal/texts';

export const rule: Rule = {
  id: 'address-of-itself',
  severity: 'error',
  title: 'A program does not ask its own pod for a database that is elsewhere.',
  why: 'In a pod, localhost is the pod: what listens on the machine of a developer, or on the node, is not there, and connections are refused.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  remedy: 'write the Service of the database, or its host; host.docker.internal is of Docker Desktop alone',
  * check(cluster) {
    for (const pods of cluster.pods) {
      if (pods.spec.hostNetwork === true) continue;
      // Whatever is beside the program may be what answers: a proxy to a database, a cache.
      const alone = pods.containers.filter(({ role }) => role !== 'init').length === 1;
      if (!alone) continue;
      for (const { text, at } of hostsOf(pods)) yield { item: pods.item, at, must: MUST, value: text };
      for (const { text, at } of textsOf(pods)) {
        const found = URL_HERE.exec(text) ?? ELSEWHERE.exec(text);
        if (found) yield { item: pods.item, at, must: MUST, value: found[0] };
      }
    }
  },
};

const MUST = 'must be the host of what answers: nothing else is in its pod';
const URL_HERE = /(?:jdbc:)?(?:postgres(?:ql)?|mysql|mariadb|redis|mongodb|amqp|kafka|sqlserver|memcached|nats):\/\/(?:[^\s/@]*@)?(?:localhost|127\.0\.0\.1)\b[:\d]*/;
const ELSEWHERE = /\b(?:host|gateway)\.docker\.internal\b/;
const HOST = /(?:^|_)(?:DB|DATABASE|POSTGRES|POSTGRESQL|PG|MYSQL|MARIADB|REDIS|MONGO|MONGODB|RABBITMQ|AMQP|KAFKA|ELASTICSEARCH|MEMCACHED)_?HOST$/;

/** Variables that are the host of a database, as a URL would have it. */
function hostsOf({ containers }: Pods): Array<{ readonly text: string; readonly at: string }> {
  return containers.flatMap(({ json, at }: Container) => list(json.env).flatMap(({ name, value }) =>
    HOST.test(String(name)) && /^(localhost|127\.0\.0\.1)$/.test(String(value)) ? [{ text: String(value), at: `${at} env '${String(name)}'` }] : []));
}
