import { record } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { Cluster } from '../cluster';
import { Item } from '../item';
import { Pods } from '../pods';
import { Text, textsOf, wholeText } from '../workloads/texts';
import { askedByTools } from './tools';

/** The address of a Service in a text. */
export interface Address extends Text {
  readonly name: string;
  readonly namespace: string;
  readonly port?: number;
  /** One pod of a headless Service, where it is named. */
  readonly pod?: string;
}

// A word before a name may be what a program puts its own in the place of: %s, %(name)s, :name.
const ADDRESS = /(?<![\w.%)-]|%\([\w]*|\/:)(?:([a-z0-9-]+)\.)?([a-z][a-z0-9-]*)\.([a-z0-9][a-z0-9-]*)\.svc(?:\.cluster\.local)?(?![\w-])(?::(\d+))?/g;

/** The addresses of Services that the programs of pods are told. */
export const addressesOf = memo((pods: Pods): readonly Address[] => wholeText(pods).includes('.svc') ? textsOf(pods).filter(({ at }) => !NOT_ASKED.test(at)).flatMap(addressesIn) : []);

// Whom a program does not ask by a proxy, it need not ask at all.
export const NOT_ASKED = /env '(no_proxy|NO_PROXY)'$/;

/** A Service by its name alone, in a URL or with a port: of the namespace of who asks. */
export interface LocalAddress extends Text {
  readonly name: string;
  /** Where none is said, that of the scheme. */
  readonly port?: number;
}

const URL_OF_NAME = /(?<![\w./-])(?:jdbc:)?([a-z][a-z0-9+.-]*):\/\/(?:[^\s/@'"]*@)?([a-z][a-z0-9-]*)(?::(\d+))?(?=[/?#;,\s'"]|$)/g;
// Schemes whose host is one of the network; of others, such as s3 and vault, it may be anything.
const NETWORK = new Set([
  'http', 'https', 'ws', 'wss', 'grpc', 'grpcs', 'tcp', 'udp', 'tls', 'ssl', 'postgres', 'postgresql', 'mysql', 'mariadb', 'sqlserver', 'mongodb', 'redis', 'rediss', 'valkey', 'amqp',
  'amqps', 'nats', 'kafka', 'mqtt', 'mqtts', 'ldap', 'ldaps', 'smtp', 'smtps', 'imap', 'imaps', 'ftp', 'ftps', 'sftp', 'ssh', 'memcached', 'clickhouse', 'bolt', 'neo4j', 'syslog', 'statsd',
]);
// A dialect is behind the scheme: postgresql+asyncpg. These ask the name for others.
const ASKED_FOR_OTHERS = /\+(srv|sentinel|cluster|unix|socket)$/;
const NAME_AND_PORT = /^([a-z][a-z0-9-]*):(\d{2,5})$/;
const PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

// A variable that is the host of something else: DB_HOST, PGHOST, REDIS_HOSTNAME. HOST alone is where a program listens, and others are what it is called.
const HOST_VARIABLE = /env '(?!(?:\w+_)?(?:VIRTUAL|PUBLIC|ALLOWED|BIND|LISTEN|SERVER|EXTERNAL|INGRESS)_HOST)([A-Z0-9_]+_|PG|MYSQL_?)HOST(NAME)?'$/;
const LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** The host that a variable is, by its name alone. */
export function hostIn({ text, at }: Text): LocalAddress[] {
  return HOST_VARIABLE.test(at) && LABEL.test(text) ? [{ text, at, name: text }] : [];
}

/** The Services that a text has by their names alone: `http://api:8080/v1`, `cache:6379`, `nc -z api 8080`. */
export function localAddressesIn(told: Text): LocalAddress[] {
  const { text, at } = told;
  const [, name, port] = NAME_AND_PORT.exec(text) ?? [];
  return name === undefined ? [...localUrlsIn(told), ...localHostsIn(told)] : [{ text, at, name, port: Number(port) }];
}

const OF_COMMAND = / (command|args)$/;

/** Those that a script asks by a tool that takes the host as a word of its own: `nc -z api 8080`. */
export function localHostsIn({ text, at }: Text): LocalAddress[] {
  return OF_COMMAND.test(at) ? askedByTools(text).map(asked => ({ ...asked, at })) : [];
}

/** Those that are in URLs. */
export function localUrlsIn({ text, at }: Text): LocalAddress[] {
  if (!text.includes('://')) return [];
  return [...text.matchAll(URL_OF_NAME)].filter(([, scheme, , port]) => port !== undefined || (NETWORK.has(scheme.split('+')[0]) && !ASKED_FOR_OTHERS.test(scheme)))
    .map(([url, scheme, name, port = PORTS[scheme]]) => ({ text: url, at, name, port: port === undefined ? undefined : Number(port) }));
}

/** One pod of a headless Service by the names of both: `store-0.store:8080`, of the namespace of who asks where none is said. */
export interface PodAddress extends Text {
  readonly pod: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
}

const POD = /(?<=^|[\s,;=@"'[(]|\/\/)([a-z][a-z0-9-]*-\d+)\.([a-z][a-z0-9-]*)(?:\.([a-z][a-z0-9-]*))?(?![\w.-])(?::(\d+))?/g;

/** The pods that a text has by names without `.svc`, which addressesIn finds. */
export function podAddressesIn({ text, at }: Text): PodAddress[] {
  if (!/-\d+\./.test(text) || NOT_ASKED.test(at)) return [];
  return [...text.matchAll(POD)].filter(({ index }) => !isComment(text.slice(text.lastIndexOf('\n', index) + 1, index)))
    .map(([whole, pod, name, namespace, port]) => ({ text: whole, at, pod, name, namespace, port: port === undefined ? undefined : Number(port) }));
}

/** Who is told the address of a Service. */
export interface Told {
  readonly item: Item;
  readonly address: Address;
  /** A file may hold what no program takes: a comment, an example. */
  readonly severity?: 'warning';
}

/** All addresses of Services that programs are told: by variables, commands and the files of ConfigMaps. */
export function* addressesTold(cluster: Cluster): Iterable<Told> {
  for (const pods of cluster.pods) for (const address of addressesOf(pods)) yield { item: pods.item, address };
  for (const item of cluster.all('ConfigMap')) {
    for (const [key, text] of Object.entries(record(item.json.data))) {
      for (const address of addressesIn({ text: String(text), at: `data '${key}'` })) yield { item, address, severity: 'warning' };
    }
  }
}

/** The addresses of Services in a text: `api.shop.svc:8080`, also with what comes before and after it in a URL. */
export function addressesIn({ text, at }: Text): Address[] {
  if (!text.includes('.svc')) return [];
  const found = [...text.matchAll(ADDRESS)].filter(({ index }) => !isComment(text.slice(text.lastIndexOf('\n', index) + 1, index)));
  return found.map(([whole, pod, name, namespace, port]) =>
    ({ text: whole, at, name, namespace, port: port === undefined ? undefined : Number(port), pod }));
}

/** Whether what follows the beginning of a line is a comment, in a script or a file of settings. */
function isComment(before: string): boolean {
  return /^\s*(;|\/\/)|(^|\s)#/.test(before);
}

/** The Services of the program that a text has the address of: with its namespace, or by its name alone. */
export function servicesIn(cluster: Cluster, pods: Pods, told: Text): ReadonlyArray<{ readonly service: Item; readonly port?: number }> {
  // Most texts have nothing of an address in them.
  if ((!/:|\.svc/.test(told.text) && !HOST_VARIABLE.test(told.at) && !OF_COMMAND.test(told.at)) || NOT_ASKED.test(told.at)) return [];
  const { namespace } = pods;
  const whole = addressesIn(told).map(({ name, namespace: other, port }) => ({ service: cluster.find('Service', other, name), port }));
  const local = localAddressesIn(told).map(({ name, port }) => ({ service: cluster.find('Service', namespace, name), port }));
  const hosts = hostIn(told).map(({ name }) => ({ service: cluster.find('Service', namespace, name), port: undefined }));
  // Its own is what it is called itself.
  return [...whole, ...local, ...hosts].flatMap(({ service, port }) => service && !cluster.behind(service).includes(pods) ? [{ service, port }] : []);
}
