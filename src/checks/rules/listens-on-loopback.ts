import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { servicePortsOf, servicesOf, targetNumber } from '../internal/network/services';
import { allWordsOf, Container, Pods, SHELL } from '../internal/pods';
import { MYSQL, mysqlFiles, serverSettings } from '../internal/programs/mysql-files';
import { postgresSettings } from '../internal/programs/postgres-settings';
import { RedisFile, redisFileOf, settingsOf } from '../internal/programs/redis-file';
import { Rule, Violation } from '../internal/rule';
import { officialName } from '../internal/workloads/official';
import { isBelow } from '../internal/workloads/paths';
import { podsThat } from '../internal/workloads/pods-that';
import { wholeText } from '../internal/workloads/texts';
import { variablesOf } from '../internal/workloads/variables';
import { filesMountedBy, filesOf, textAt, textOf } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'listens-on-loopback',
  severity: 'error',
  title: 'A program behind a Service listens on more than the loopback address.',
  why: 'What listens on 127.0.0.1 answers its own pod alone: requests of the Service, and probes of the kubelet, come to the address of the pod, and are refused.',
  source: 'https://istio.io/latest/docs/reference/config/analysis/ist0143/',
  remedy: 'listen on 0.0.0.0',
  * check(cluster) {
    for (const pods of podsThat(cluster, mayListenLocally)) {
      const beside = pods.containers.filter(({ role }) => role !== 'init');
      // Who is beside it may pass requests on.
      if (beside.length !== 1 || pods.spec.hostNetwork === true || isMeshed(cluster, pods)) continue;
      const found = boundIn(cluster, pods, beside[0]);
      if (!found) continue;
      const { port, ...more } = found;
      const service = serviceOf(cluster, pods, port);
      if (service !== undefined) yield { item: pods.item, ...more, must: `${more.severity ? 'should' : 'must'} be an address at which ${service} finds it: requests are refused` };
    }
  },
};

/** Most say nothing of a loopback address, and take no settings of others. */
function mayListenLocally(pods: Pods): boolean {
  return /127\.0\.0\.1|localhost|::1|(redis|valkey)-server|gunicorn|uvicorn|hypercorn|flask|runserver|mlflow|mongod/.test(wholeText(pods)) || pods.containers.some(({ json }) => json.envFrom !== undefined
    || /redis|valkey|mosquitto|postg|pgvector|timescale|mysql|mariadb|clickhouse-server/.test(String(json.image)) || list(json.env).some(({ valueFrom }) => record(valueFrom).configMapKeyRef !== undefined));
}

// Proxies that are put into pods, and ask the program in them: https://developer.hashicorp.com/consul/docs/k8s/connect, https://linkerd.io/2-edge/features/proxy-injection/,
// https://docs.dapr.io/operations/hosting/kubernetes/kubernetes-overview/
const INJECTS = /consul\.hashicorp\.com\/(connect|transparent)|linkerd\.io\/inject|dapr\.io\/enabled|kuma\.io\/sidecar-injection/;

function isMeshed(cluster: Cluster, { namespace, annotations, labels }: Pods): boolean {
  const around = cluster.find('Namespace', undefined, String(namespace))?.metadata;
  const asked = cluster.all('Sidecar.networking.istio.io').some(({ spec }) => spec.ingress !== undefined);
  return asked || INJECTS.test(JSON.stringify([annotations, labels, around]));
}

/** Where a program listens on the loopback address, and at what port; undefined for one that is not said. */
type Bound = Pick<Violation, 'at' | 'value' | 'severity' | 'remedy' | 'source'> & { readonly port?: number };

const LOCAL = '(?:127\\.0\\.0\\.1|localhost|\\[::1\\])(?::(\\d+))?(?=\\s|$)';
const BIND = new RegExp(`(?:^|\\s)(?:--bind|--listen|--listen-address|--bind-address|--bind_ip|--http-address)[= ](?:https?://|tcp://)?${LOCAL}`);
// To many others it is who is asked.
const SERVER = /(^|[\s/])(uvicorn|hypercorn|granian|flask|fastapi|gunicorn|daphne|mlflow|vllm|streamlit|vite|next|nuxt|ng|jupyter(-\w+)?|http-server|airflow|superset|litellm|chroma)(\s|$)/;
const HOST = new RegExp(`(?:^|\\s)(?:--host|--ip|--server\\.address)[= ]${LOCAL}`);
const SHORT = new RegExp(`(?:^|[\\s/])(?:gunicorn|hypercorn|daphne)\\s(?:.*\\s)?-b ?${LOCAL}`);
const RUNSERVER = new RegExp(`manage\\.py\\srunserver\\s(?:.*\\s)?${LOCAL}`);
const ANY = /0\.0\.0\.0|\[::\]/;

function boundIn(cluster: Cluster, pods: Pods, container: Container): Bound | undefined {
  const words = allWordsOf(container.json);
  const text = words.join(' ');
  // A script may run several programs.
  if (ANY.test(text) || (words.some(word => SHELL.test(word)) && /[&;|\n]/.test(text.trim()))) return undefined;
  const found = BIND.exec(text) ?? SHORT.exec(text) ?? RUNSERVER.exec(text) ?? (SERVER.test(text) ? HOST.exec(text) : undefined);
  if (found) return { at: container.at, value: found[0].trim(), port: numberOf(found[1]) };
  const untold = boundByDefault(cluster, pods, container, text);
  if (untold) return untold;
  const file = redisFileOf(cluster, pods, container);
  if (file) return boundInFile(container, file);
  const ofDatabase = postgresBound(cluster, pods, container) ?? mysqlBound(cluster, container, text) ?? clickhouseBound(cluster, pods, container);
  const bound = mosquittoBound(cluster, pods, container, text) ?? ofDatabase;
  if (bound) return bound;
  const { values } = variablesOf(cluster, pods, container);
  for (const name of VARIABLES) {
    const [value, port] = LISTENS.exec(values.get(name) ?? '') ?? [];
    if (value !== undefined && !/--(host|bind|listen)/.test(text)) return { at: `${container.at} env '${name}'`, value, port: numberOf(port), severity: 'warning' };
  }
  return undefined;
}

interface ByDefault {
  readonly program: RegExp;
  /** Words and variables that may tell it an address. */
  readonly told: RegExp;
  readonly variable: RegExp;
  readonly port: number;
  /** An image whose entry point tells it all addresses, which a command takes the place of. */
  readonly image?: RegExp;
  /** Where it is told another port. */
  readonly says?: RegExp;
}

/**
 * Servers that listen on the loopback address unless they are told: by words, or by variables.
 *
 * @see https://docs.gunicorn.org/en/stable/settings.html#bind
 * @see https://www.uvicorn.org/settings/#socket-binding
 * @see https://hypercorn.readthedocs.io/en/latest/how_to_guides/configuring.html
 * @see https://flask.palletsprojects.com/en/stable/cli/#run-the-development-server
 * @see https://docs.djangoproject.com/en/stable/ref/django-admin/#runserver
 * @see https://www.mongodb.com/docs/manual/core/security-mongodb-configuration/
 * @see https://github.com/mlflow/mlflow/blob/master/docs/docs/self-hosting/architecture/tracking-server.mdx
 */
const BY_DEFAULT: readonly ByDefault[] = [
  { program: /(^|[\s/])gunicorn\s/, told: /\s(-b|--bind|-c|--config)/, variable: /^(GUNICORN_CMD_ARGS|PORT|WEB_BIND)$/, port: 8000 },
  { program: /(^|[\s/])uvicorn\s(?!worker)/, told: /\s--(host|uds|fd|env-file)|gunicorn/, variable: /^UVICORN_/, port: 8000, says: /\s--port[= ](\d+)/ },
  { program: /(^|[\s/])hypercorn\s/, told: /\s(-b|--bind|--insecure-bind|--quic-bind|-c|--config)/, variable: /^HYPERCORN_/, port: 8000 },
  { program: /(^|[\s/])flask\s(.*\s)?run(\s|$)/, told: /\s(-h|--host)/, variable: /^FLASK_(RUN_|ENV_FILE)/, port: 5000, says: /\s(?:-p|--port)[= ](\d+)/ },
  { program: /manage\.py\srunserver(\s+(\d+|--.*))?$/, told: /\$/, variable: /^$/, port: 8000, says: /runserver\s+(\d+)/ },
  { program: /^(\S*\/)?mongod(\s|$)/, told: /\s(--bind_ip|--config|-f\s|-c\s|--(master|slave|smallfiles|noprealloc)\b)/, variable: /^$/, port: 27017, image: /(^|\/)mongo(:(?![12]\.|3\.[0-5](?!\d))|@|$)/, says: /\s--port[= ](\d+)/ },
  { program: /(^|[\s/])mlflow\s(server|ui)(\s|$)/, told: /\s(-h|--host)/, variable: /^MLFLOW_HOST$/, port: 5000, says: /\s(?:-p|--port)[= ](\d+)/ },
];

/** One that is told nothing. An image may have a variable, or a file, of its own. */
function boundByDefault(cluster: Cluster, pods: Pods, container: Container, text: string): Bound | undefined {
  const found = text.includes('$') ? undefined : BY_DEFAULT.find(({ program }) => program.test(text));
  if (!found || found.told.test(text)) return undefined;
  if (found.image && (container.json.command === undefined || !found.image.test(String(container.json.image)))) return undefined;
  const { values, isWhole } = variablesOf(cluster, pods, container);
  if (!isWhole || [...values.keys()].some(name => found.variable.test(name))) return undefined;
  const remedy = 'tell it to listen on 0.0.0.0: by itself it listens on 127.0.0.1, unless a file or a variable in its image says otherwise';
  return { at: container.at, value: text.trim(), port: numberOf(found.says?.exec(text)?.[1]) ?? found.port, severity: 'warning', remedy };
}

/** Where the file of a Redis says no other address: https://redis.io/docs/latest/operate/oss_and_stack/management/security/ */
function boundInFile({ at }: Container, file: RedisFile): Bound | undefined {
  const said = settingsOf(file, 'bind');
  const isLocal = !/--bind /.test(file.words) && said.length > 0 && said.every(value => value.split(/\s+/).every(address => /^-?(127\.0\.0\.1|::1|localhost)$/.test(address)));
  const port = Number(/--port (\d+)/.exec(file.words)?.[1] ?? settingsOf(file, 'port').at(-1) ?? 6379);
  return isLocal ? { at: `${at} '${file.path}'`, value: `bind ${said.at(-1)}`, port } : undefined;
}

const MOSQUITTO = /(^|\/)eclipse-mosquitto:(2|latest|openssl)/;
const ITS_FILE = '/mosquitto/config/mosquitto.conf';

/** Without a listener, Mosquitto 2 answers its own host alone: https://mosquitto.org/documentation/migrating-to-2-0/ */
function mosquittoBound(cluster: Cluster, pods: Pods, container: Container, words: string): Bound | undefined {
  const [, path = ITS_FILE] = /\s-c (\S+)/.exec(words) ?? [];
  // The file of the image is all comments.
  const isBare = officialName(container.json.image) === 'eclipse-mosquitto' && words === '' && list(container.json.volumeMounts).every(({ mountPath }) => mountPath !== ITS_FILE && !isBelow(ITS_FILE, String(mountPath)));
  if (isBare && MOSQUITTO.test(String(container.json.image))) return { at: container.at, value: 'no file of settings', port: 1883, remedy: `mount one at ${ITS_FILE}, with 'listener 1883' and who may come in` };
  const configuration = MOSQUITTO.test(String(container.json.image)) && !/\s-p\s/.test(words) ? textAt(cluster, pods, container, path) : undefined;
  if (configuration === undefined || /^\s*(port|include_dir)\s/m.test(configuration)) return undefined;
  const listeners = [...configuration.matchAll(/^[ \t]*listener[ \t]+(\d+)(?:[ \t]+(\S+))?/gm)];
  if (listeners.length === 0) return { at: `${container.at} '${path}'`, value: 'no listener', port: 1883 };
  const isLocal = listeners.every(([, , address = '']) => /^(127\.0\.0\.1|localhost|::1)$/.test(address));
  return isLocal ? { at: `${container.at} '${path}'`, value: listeners[0][0].trim(), port: Number(listeners[0][1]) } : undefined;
}

/** A file of one's own takes the place of the image's, which has it listen on all addresses: https://github.com/docker-library/postgres/blob/master/Dockerfile-debian.template */
function postgresBound(cluster: Cluster, pods: Pods, container: Container): Bound | undefined {
  const { settings, file = '', isWhole } = postgresSettings(cluster, pods, container) ?? {};
  const said = settings?.get('listen_addresses');
  if (!settings || !(isWhole || said !== undefined) || !areLocal(said ?? 'localhost')) return undefined;
  const at = file === '' ? container.at : `${container.at} '${file}'`;
  return { at, value: said === undefined ? 'no listen_addresses' : `listen_addresses = '${said}'`, port: Number(settings.get('port') ?? 5432), remedy: 'set listen_addresses = \'*\' in it', source: OF_POSTGRES };
}

const OF_POSTGRES = 'https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-LISTEN-ADDRESSES';

/** Where the files of a MySQL or a MariaDB have it listen: https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_bind_address */
function mysqlBound(cluster: Cluster, container: Container, words: string): Bound | undefined {
  if (!MYSQL.test(String(container.json.image)) || /bind[-_]address|defaults-/.test(words)) return undefined;
  const files = mysqlFiles(cluster, container).map(mounted => ({ path: mounted.path, settings: serverSettings(textOf(mounted) ?? '') }));
  const said = files.flatMap(({ path, settings }) => settings.has('bind_address') ? [{ path, address: settings.get('bind_address') ?? '' }] : []);
  const port = Number(files.flatMap(({ settings }) => settings.get('port') ?? []).at(-1) ?? 3306);
  if (said.length === 0 || !said.every(({ address }) => areLocal(address))) return undefined;
  return { at: `${container.at} '${said[0].path}'`, value: `bind-address = ${said[0].address}`, port, remedy: 'remove it', source: OF_MYSQL };
}

const OF_MYSQL = 'https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_bind_address';

/** The image has it listen on all addresses by a file of its own, which a volume over its directory hides. */
function clickhouseBound(cluster: Cluster, pods: Pods, container: Container): Bound | undefined {
  const { json, at } = container;
  if (!/^((index\.)?docker\.io\/)?(clickhouse|yandex)\/clickhouse-server[:@]/.test(String(json.image)) || json.command !== undefined) return undefined;
  const mount = list(json.volumeMounts).find(({ mountPath, subPath }) => subPath === undefined && /^\/etc\/clickhouse-server(\/config\.d)?\/?$/.test(String(mountPath)));
  const { files, complete } = (mount && filesOf(cluster, pods, mount.name)) ?? { files: [], complete: false };
  const own = 'docker_related_config.xml';
  const texts = filesMountedBy(cluster, container).filter(mounted => mounted.path.startsWith('/etc/clickhouse-server')).map(textOf);
  if (!mount || !complete || files.some(({ path }) => path === own) || texts.some(text => text === undefined || text.includes('listen_host')) || /listen|config/.test(allWordsOf(json).join(' '))) return undefined;
  const port = [8123, 9000].find(each => serviceOf(cluster, pods, each) !== undefined);
  const remedy = 'mount each file by \'subPath\', or add <listen_host>0.0.0.0</listen_host>';
  return { at: `${at} volumeMounts '${String(mount.mountPath)}'`, value: 'no listen_host', port, remedy, source: OF_CLICKHOUSE };
}

const OF_CLICKHOUSE = 'https://github.com/ClickHouse/ClickHouse/blob/master/docker/server/docker_related_config.xml';

function areLocal(addresses: string): boolean {
  return addresses.split(',').every(address => /^(127\.0\.0\.1|::1|localhost)$/.test(address.trim()));
}

// What these are to a program is its own to say, but nobody asks a host that has no name.
const VARIABLES = ['HOST', 'BIND', 'BIND_ADDRESS', 'BIND_ADDR', 'BIND_HOST', 'LISTEN_ADDRESS', 'LISTEN_ADDR', 'LISTEN_HOST', 'UVICORN_HOST', 'FLASK_RUN_HOST', 'OLLAMA_HOST', 'ASPNETCORE_URLS'];
const LISTENS = /^(?:https?:\/\/)?(?:127\.0\.0\.1|localhost|\[::1\])(?::(\d+))?\/?$/;

function numberOf(port: string | undefined): number | undefined {
  return port === undefined ? undefined : Number(port);
}

/** A Service that leads to a port of pods; where none is said, to the only one that they have. */
function serviceOf(cluster: Cluster, pods: Pods, port: number | undefined): string | undefined {
  const asked = port ?? (pods.ports.length === 1 ? pods.ports[0].number : undefined);
  const services = asked === undefined ? [] : servicesOf(cluster, pods);
  return services.find(service => servicePortsOf(service).some(each => targetNumber(each, pods) === asked))?.toString();
}
