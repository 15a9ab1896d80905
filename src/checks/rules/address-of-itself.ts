import { list } from '../../core/internal/json';
import { allWordsOf, Container, Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { Text, textsOf, wholeText } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'address-of-itself',
  severity: 'error',
  title: 'A program does not ask its own pod for a database that is elsewhere.',
  why: 'In a pod, localhost is the pod: what listens on the machine of a developer, or on the node, is not there, and connections are refused. So is a proxy not there yet for an init container: the containers of a pod start when those have ended.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  remedy: 'write the Service of the database, or its host; host.docker.internal is of Docker Desktop alone',
  * check(cluster) {
    for (const pods of cluster.pods) {
      if (pods.spec.hostNetwork === true || !HERE.test(wholeText(pods))) continue;
      // Whatever is beside the program may be what answers: a proxy to a database, a cache.
      const alone = pods.containers.filter(({ role }) => role !== 'init').length === 1;
      if (!alone) {
        yield* beforeOthers(pods);
        continue;
      }
      for (const { text, at } of hostsOf(pods.containers)) yield { item: pods.item, at, must: MUST, value: text };
      for (const { text, at } of textsOf(pods)) {
        const found = URL_HERE.exec(text) ?? ELSEWHERE.exec(text);
        if (found) yield { item: pods.item, at, must: MUST, value: found[0] };
      }
    }
  },
};

// What is in all of them: most programs are told nothing of it.
const HERE = /localhost|127\.0\.0\.1|docker\.internal/;
const MUST = 'must be the host of what answers: nothing else is in its pod';
const URL_HERE = /(?:jdbc:)?(?:postgres(?:ql)?|mysql|mariadb|redis|mongodb|amqp|kafka|sqlserver|memcached|nats):\/\/(?:[^\s/@]*@)?(?:localhost|127\.0\.0\.1)\b[:\d]*/;
const ELSEWHERE = /\b(?:host|gateway)\.docker\.internal\b/;
const HOST = /(?:^|_)(?:DB|DATABASE|POSTGRES|POSTGRESQL|PG|MYSQL|MARIADB|REDIS|MONGO|MONGODB|RABBITMQ|AMQP|KAFKA|ELASTICSEARCH|MEMCACHED)_?HOST$/;

/** Variables that are the host of a database, as a URL would have it. */
function hostsOf(containers: readonly Container[]): Text[] {
  return containers.flatMap(({ json, at }: Container) => list(json.env).flatMap(({ name, value }) =>
    HOST.test(String(name)) && /^(localhost|127\.0\.0\.1)$/.test(String(value)) ? [{ text: String(value), at: `${at} env '${String(name)}'` }] : []));
}

/** Init containers that ask for what starts after them. */
function* beforeOthers(pods: Pods): Iterable<Violation> {
  const isSure = pods.containers.some(({ json, role }) => role === 'main' && PROXY.test(String(json.image)));
  const more = { remedy: 'make what answers an init container before it, with \'restartPolicy: Always\'', ...isSure ? {} : { severity: 'warning' as const } };
  for (const container of pods.containers) {
    // From a sidecar on, somebody may answer.
    if (container.role === 'sidecar') return;
    const asked = container.role === 'init' ? askedHere(pods, container) : undefined;
    if (asked) yield { item: pods.item, at: asked.at, must: `${isSure ? 'must' : 'should'} not be asked by what ends before the other containers start: nobody answers`, value: asked.text, ...more };
  }
}

// Proxies to databases, by their images.
const PROXY = /(^|\/)(cloud-sql-proxy|gce-proxy|alloy-?db-auth-proxy|pgbouncer|proxysql|consul-dataplane)(:|@|$)/;
const CLIENT = /\b(?:nc|ncat|pg_isready|psql|mysql|mysqladmin|redis-cli|mongosh|wait-for(?:-it)?(?:\.sh)?)\s[^\n;&|]*\b(?:localhost|127\.0\.0\.1)\b/;
// Variables are often those of the program, also where an init container does something else.
const ASKS = /migrat|wait|seed|schema|flyway|liquibase|alembic|prisma|knex|rake|artisan|manage\.py|sql|pg_isready|mongo|redis|\bdb\b/i;

/** What an init container asks its own pod for, unless it starts that itself. */
function askedHere(pods: Pods, container: Container): Text | undefined {
  const words = allWordsOf(container.json).join(' ');
  if (/proxy|&(?!&)\s|&$/.test(words.replace(/&&|[0-9]?>&[0-9]/g, ''))) return undefined;
  const told = textsOf(pods).filter(({ at }) => at.startsWith(`${container.at} `));
  const client = told.find(({ text }) => CLIENT.test(text));
  if (client) return client;
  const isAsking = ASKS.test([container.name, container.json.image, words].join(' '));
  return isAsking ? [...hostsOf([container]), ...told.filter(({ text }) => URL_HERE.test(text))][0] : undefined;
}
