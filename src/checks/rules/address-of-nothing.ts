import { closestName } from '../../core/internal/closest-name';
import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Pods } from '../internal/pods';
import { addressesTold, hostIn, localHostsIn, localUrlsIn, PodAddress, podAddressesIn } from '../internal/programs/addresses';
import { Rule, Violation } from '../internal/rule';
import { textsOf } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'address-of-nothing',
  severity: 'error',
  title: 'The address of a Service in a namespace of the program is that of one that exists.',
  why: 'A name that no Service has does not resolve, and a program that waits for it waits for ever.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#services',
  remedy: 'correct the name, use \'address\' of what is meant, or say that the Service is there: External.service in \'external\'',
  * check(cluster) {
    for (const { item, severity, address: { text, at, name, namespace, pod } } of addressesTold(cluster)) {
      if (cluster.exists('Service', namespace, name)) {
        const wrong = pod === undefined ? undefined : noPod(cluster, namespace, name, pod);
        if (wrong) yield { item, at, ...wrong, value: text, severity };
        continue;
      }
      if (!cluster.find('Namespace', undefined, namespace)) continue;
      const meant = closestName(name, cluster.names('Service', namespace));
      const remedy = meant === undefined ? rule.remedy : `write '${meant}.${namespace}.svc', if that is meant`;
      yield { item, at, must: `must name a Service that the namespace '${namespace}' has: it does not resolve`, value: text, remedy, severity };
    }
    for (const item of cluster.all('ConfigMap')) {
      yield* noPods(cluster, item, Object.entries(record(item.json.data)).flatMap(([key, text]) => podAddressesIn({ text: String(text), at: `data '${key}'` })));
    }
    for (const pods of cluster.pods) {
      if (pods.namespace === undefined) continue;
      const known = new Set([...HERE, ...list(pods.spec.hostAliases).flatMap(({ hostnames }) => hostnames)]);
      // That there is no such pod is known by its StatefulSet, whoever makes the namespace.
      yield* noPods(cluster, pods.item, textsOf(pods).flatMap(podAddressesIn).filter(({ pod, name }) => !known.has(`${pod}.${name}`)));
      if (!cluster.find('Namespace', undefined, pods.namespace)) continue;
      yield* clusterHosts(cluster, pods);
      const texts = textsOf(pods).filter(told => !FOR_OTHERS.test(told.text));
      for (const { text, at, name } of texts.flatMap(told => [...localUrlsIn(told), ...localHostsIn(told)])) {
        if (known.has(name) || cluster.exists('Service', pods.namespace, name)) continue;
        const meant = closestName(name, cluster.names('Service', pods.namespace));
        // A name alone may be one that the network outside of the cluster knows.
        yield {
          item: pods.item,
          at,
          must: `${meant === undefined ? 'should' : 'must'} name a Service of its namespace: it does not resolve`,
          value: text,
          ...meant === undefined ? { severity: 'warning' as const } : { remedy: `write '${meant}', if that is meant` },
        };
      }
    }
  },
};

const OF_DATABASE = /env '\w*(DB|DATABASE|POSTGRES|POSTGRESQL|PG|SQL)_?HOST(NAME)?'$/;

/** The host of a database that CloudNativePG runs, where a variable has another name that begins with its Cluster's. */
function* clusterHosts(cluster: Cluster, pods: Pods): Iterable<Violation> {
  const databases = cluster.all('Cluster.postgresql.cnpg.io').filter(({ namespace }) => namespace === pods.namespace);
  for (const { text, at, name } of databases.length > 0 ? textsOf(pods).filter(told => OF_DATABASE.test(told.at)).flatMap(hostIn) : []) {
    const database = databases.find(each => name === each.name || name.startsWith(`${each.name}-`));
    if (!database || cluster.exists('Service', pods.namespace, name)) continue;
    const meant = cluster.names('Service', pods.namespace).filter(each => database.made.some(id => id.endsWith(`/${each}`)));
    yield { item: pods.item, at, must: `must be a Service of ${database.toString()}, which has ${meant.join(', ')}: it does not resolve`, value: text, remedy: `write '${database.name}-rw' to write, '${database.name}-ro' to read` };
  }
}

/** The names of pods, without `.svc`, that do not resolve. */
function* noPods(cluster: Cluster, item: Item, addresses: readonly PodAddress[]): Iterable<Violation> {
  for (const { text, at, pod, name, namespace = item.namespace, port } of addresses) {
    // Without a port it may be the name of a file, or of anything else.
    if (namespace === undefined || (port === undefined && !cluster.exists('Service', namespace, name))) continue;
    const wrong = noPod(cluster, namespace, name, pod);
    if (wrong) yield { item, at, ...wrong, value: text, ...item.kind === 'ConfigMap' ? { severity: 'warning' as const } : {} };
  }
}

/** Pods have names below the Service of their StatefulSet alone, and are counted from 0, or from its first ordinal. */
function noPod(cluster: Cluster, namespace: string, service: string, pod: string): Pick<Violation, 'must' | 'remedy'> | undefined {
  const [, name, ordinal] = /^(.+)-(\d+)$/.exec(pod) ?? [];
  const set = name === undefined ? undefined : cluster.find('StatefulSet', namespace, name);
  const most = set && cluster.count(set)?.most;
  const asked = cluster.find('Service', namespace, service);
  // Who writes the addresses of a Service by hand gives them names too.
  if (!set || most === undefined || most === 0 || (asked && Object.keys(record(asked.spec.selector)).length === 0)) return undefined;
  const { serviceName } = set.spec;
  if (typeof serviceName !== 'string') return undefined;
  if (serviceName !== service) return { must: `must be below '${serviceName}', the 'serviceName' of ${set.toString()}: it does not resolve`, remedy: `write '${pod}.${serviceName}.${namespace}.svc'` };
  const start = Number(record(set.spec.ordinals).start ?? 0);
  const last = start + most - 1;
  if (Number(ordinal) >= start && Number(ordinal) <= last) return undefined;
  const all = start === last ? `${name}-${start} alone` : `${name}-${start} to ${name}-${last}`;
  return { must: `must be of a pod that ${set.toString()} has, ${all}: it does not resolve` };
}

// What others reach a program by, it does not ask itself.
const FOR_OTHERS = /^--?[\w.-]*(external|public|root)[-_.]?url\b/;

const HERE = ['localhost', 'unix', 'kubernetes'];
