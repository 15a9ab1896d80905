import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { allWordsOf, Container, Pods, SHELL } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { officialName } from '../internal/workloads/official';
import { podsThat } from '../internal/workloads/pods-that';
import { valueOf, variablesOf } from '../internal/workloads/variables';

export const rule: Rule = {
  id: 'image-settings',
  severity: 'error',
  title: 'The image of a database, a broker or a server is told what it needs to start, and nothing that it refuses.',
  why: 'With an empty data directory, the official images of databases stop at once where nobody says the password, and others at what they no longer take, at a password or a secret that is too short, or where one address is not said beside another: the pod is restarted for ever.',
  source: 'https://hub.docker.com/_/postgres',
  remedy: 'set one of them, from a Secret',
  * check(cluster) {
    for (const pods of podsThat(cluster, runImages)) {
      for (const container of pods.containers) {
        const missing = missingIn(container);
        if (missing) yield { item: pods.item, at: `${container.at} env`, must: `should have one of ${missing.join(', ')}: with no data yet, the image does not start`, value: container.json.image, severity: 'warning' };
        if (container.role === 'init') continue;
        for (const { image, check } of REFUSED) {
          if (image.test(String(container.json.image))) for (const found of check(cluster, pods, container)) yield { item: pods.item, ...found };
        }
      }
    }
  },
};

function runImages({ containers }: Pods): boolean {
  return containers.some(({ json }) => Object.hasOwn(NEEDED, officialName(json.image) ?? '') || REFUSED.some(({ image }) => image.test(String(json.image))));
}

/** What an official image takes as an answer, by its name. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  postgres: ['POSTGRES_PASSWORD', 'POSTGRES_PASSWORD_FILE', 'POSTGRES_HOST_AUTH_METHOD'],
  mysql: ['MYSQL_ROOT_PASSWORD', 'MYSQL_ROOT_PASSWORD_FILE', 'MYSQL_ALLOW_EMPTY_PASSWORD', 'MYSQL_RANDOM_ROOT_PASSWORD'],
  mariadb: ['MARIADB_ROOT_PASSWORD', 'MARIADB_ROOT_PASSWORD_FILE', 'MARIADB_ROOT_PASSWORD_HASH', 'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD', 'MARIADB_RANDOM_ROOT_PASSWORD', 'MYSQL_ROOT_PASSWORD', 'MYSQL_ROOT_PASSWORD_FILE', 'MYSQL_ALLOW_EMPTY_PASSWORD', 'MYSQL_RANDOM_ROOT_PASSWORD'],
};

function missingIn({ json, role }: Container): readonly string[] | undefined {
  const name = officialName(json.image) ?? '';
  const needed = role === 'main' && Object.hasOwn(NEEDED, name) ? NEEDED[name] : undefined;
  if (!needed || json.command !== undefined || list(json.envFrom).length > 0) return undefined;
  return list(json.env).some(variable => needed.includes(String(variable.name))) ? undefined : needed.slice(0, 2);
}

type Found = Omit<Violation, 'item'>;

/** What images stop at, each of its own. */
const REFUSED: ReadonlyArray<{ readonly image: RegExp; readonly check: (cluster: Cluster, pods: Pods, container: Container) => Iterable<Found> }> = [
  { image: official('rabbitmq'), check: byRabbitmq },
  { image: official('mysql'), check: byMysql },
  { image: official('mongo'), check: byMongo },
  { image: /(^|\/)minio\/minio(:|@|$)/, check: byMinio },
  { image: /(^|\/)opensearchproject\/opensearch:(2\.(1[2-9]|[2-9]\d)|[3-9]|\d\d)/, check: byOpensearch },
  { image: /(^|\/)keycloak\/keycloak:(2[6-9]|[3-9]\d)/, check: byKeycloak },
  { image: /^(quay\.io\/coreos|gcr\.io\/etcd-development|registry\.k8s\.io)\/etcd[:@]/, check: byEtcd },
  { image: /(^|\/)cockroachdb\/cockroach:v(20\.[12]|2[1-9]|[3-9]\d)/, check: byCockroach },
  { image: /(^|\/)oauth2-proxy:v?([7-9]|\d\d)/, check: byOauthProxy },
];

function official(name: string): RegExp {
  return new RegExp(`^((index\\.)?docker\\.io/)?(library/)?${name}(:|@|$)`);
}

/** Variables that it no longer takes. */
function* byRabbitmq(cluster: Cluster, pods: Pods, container: Container): Iterable<Found> {
  const { json, at } = container;
  const image = String(json.image);
  if (json.command !== undefined || /:(3\.[0-8]|[0-2])\b/.test(image)) return;
  for (const [name, value] of variablesOf(cluster, pods, container).values) {
    if (value === '' || !DROPPED.test(name)) continue;
    yield { at: `${at} env '${name}'`, must: 'must not be set: since 3.9 the image ends with an error at it', value: image, remedy: SETTINGS, source: RABBITMQ };
  }
}

// https://github.com/docker-library/rabbitmq/blob/master/docker-entrypoint.sh
const DROPPED = /^RABBITMQ_(DEFAULT_(PASS|USER)_FILE|(MANAGEMENT_)?SSL_(CACERTFILE|CERTFILE|DEPTH|FAIL_IF_NO_PEER_CERT|KEYFILE|VERIFY)|VM_MEMORY_HIGH_WATERMARK)$/;
const SETTINGS = 'write it into a file in /etc/rabbitmq/conf.d, such as vm_memory_high_watermark.relative = 0.6';
const RABBITMQ = 'https://github.com/docker-library/rabbitmq/pull/467';

/** root, which is there by itself. */
function* byMysql(cluster: Cluster, pods: Pods, container: Container): Iterable<Found> {
  const { json, at } = container;
  if (json.command !== undefined || BEFORE_ROOT.test(String(json.image)) || valueOf(cluster, pods, container, 'MYSQL_USER') !== 'root') return;
  const remedy = 'leave it out, and set MYSQL_ROOT_PASSWORD';
  yield { at: `${at} env 'MYSQL_USER'`, must: 'should be another user: root is there by itself, and with no data yet the image does not start', value: 'root', remedy, source: MYSQL, severity: 'warning' };
}

// Images that were made before they looked.
const BEFORE_ROOT = /:(5\.[0-6]\b|5\.7\.([0-2]?\d|3[0-2])\b|8\.0\.(1?\d|2[0-2])\b)/;
const MYSQL = 'https://github.com/docker-library/mysql/pull/749';

/** Members of a set that ask for passwords, and have no key by which they know each other. */
function* byMongo(cluster: Cluster, pods: Pods, container: Container): Iterable<Found> {
  const { json, at } = container;
  const words = allWordsOf(json);
  if (/:[0-4]\b/.test(String(json.image)) || !words.some(word => word.startsWith('--replSet')) || words.some(word => SHELL.test(word) || KNOWN.test(word))) return;
  const { values } = variablesOf(cluster, pods, container);
  // Where there is a first user, what starts the image adds --auth.
  const hasUser = ['USERNAME', 'PASSWORD'].every(word => [`MONGO_INITDB_ROOT_${word}`, `MONGO_INITDB_ROOT_${word}_FILE`].some(name => values.has(name) && values.get(name) !== ''));
  if (!words.includes('--auth') && !(hasUser && json.command === undefined)) return;
  yield { at: `${at} args`, must: 'must have --keyFile: without one, a member of a set that asks for passwords does not start', value: words.join(' '), remedy: 'mount a key from a Secret, with the mode 0400, and name it by --keyFile', source: MONGO };
}

const KNOWN = /^(--(keyFile|clusterAuthMode|config|noauth|transitionToAuth)(=|$)|-f$|--help|--version)|\$/i;
const MONGO = 'https://www.mongodb.com/docs/manual/tutorial/deploy-replica-set-with-keyfile-access-control/';

/** A user or a password that is too short. */
function* byMinio(cluster: Cluster, pods: Pods, container: Container): Iterable<Found> {
  if (!allWordsOf(container.json).includes('server')) return;
  for (const [name, least] of [['MINIO_ROOT_USER', 3], ['MINIO_ROOT_PASSWORD', 8], ['MINIO_ACCESS_KEY', 3], ['MINIO_SECRET_KEY', 8]] as const) {
    const value = valueOf(cluster, pods, container, name) ?? '';
    // One that is empty is like none, and the server has one of its own; another word is there to be replaced.
    if (value === '' || value.length >= least || /\$\{|\{\{/.test(value)) continue;
    yield { at: `${container.at} env '${name}'`, must: `must have ${least} characters at least: the server does not start`, value: `a value of ${value.length}`, remedy: 'make it longer', source: MINIO };
  }
}

const MINIO = 'https://github.com/minio/minio/blob/master/internal/auth/credentials.go';

/** No password for the administrator of the security plugin's demonstration, which the image sets up unless it is told not to. */
function* byOpensearch(cluster: Cluster, pods: Pods, container: Container): Iterable<Found> {
  const { json, at } = container;
  const { values, isWhole } = variablesOf(cluster, pods, container);
  const isConfigured = list(json.volumeMounts).some(({ mountPath }) => /^\/usr\/share\/opensearch\/(config|plugins|opensearch-docker)/.test(String(mountPath)));
  if (json.command !== undefined || !isWhole || isConfigured || [...values.keys()].some(name => SECURED.test(name))) return;
  yield { at: `${at} env`, must: 'must have OPENSEARCH_INITIAL_ADMIN_PASSWORD: since 2.12 the image does not start without', value: json.image, remedy: 'set it from a Secret, or DISABLE_SECURITY_PLUGIN to true', source: OPENSEARCH };
}

const SECURED = /^(OPENSEARCH_INITIAL_ADMIN_PASSWORD|DISABLE_INSTALL_DEMO_CONFIG|DISABLE_SECURITY_PLUGIN|plugins\.security\..*)$/;
const OPENSEARCH = 'https://docs.opensearch.org/latest/install-and-configure/install-opensearch/docker/';

/** What said which headers of a proxy it takes. */
function* byKeycloak(cluster: Cluster, pods: Pods, container: Container): Iterable<Found> {
  const { json, at } = container;
  const words = allWordsOf(json);
  const option = words.find(word => /^--proxy(=|$)/.test(word));
  const remedy = 'set KC_PROXY_HEADERS to xforwarded, and KC_HTTP_ENABLED to true where TLS ends before it';
  if (option !== undefined) yield { at: `${at} args`, must: 'must not have --proxy: since 26 there is no such option, and Keycloak does not start', value: option, remedy, source: KEYCLOAK };
  const { values } = variablesOf(cluster, pods, container);
  const said = values.get('KC_PROXY') ?? '';
  if (!/^(edge|reencrypt)$/.test(said) || values.has('KC_PROXY_HEADERS') || words.some(word => word.includes('proxy-headers'))) return;
  yield { at: `${at} env 'KC_PROXY'`, must: 'should be KC_PROXY_HEADERS: since 26 nothing reads it, and Keycloak knows neither its address nor that there is TLS before it', value: said, remedy, source: KEYCLOAK, severity: 'warning' };
}

const KEYCLOAK = 'https://www.keycloak.org/docs/26.0.0/upgrading/#proxy-option-removed';

/** Where its clients find it, once it is told where it listens to them. */
function* byEtcd(cluster: Cluster, pods: Pods, container: Container): Iterable<Found> {
  const words = allWordsOf(container.json);
  const { values, isWhole } = variablesOf(cluster, pods, container);
  const listens = words.find(word => /^--?listen-client-urls(=|$)/.test(word)) ?? [...values.keys()].find(name => name === 'ETCD_LISTEN_CLIENT_URLS');
  // A file takes the place of all options; a script may know more.
  const isTold = words.some(word => /^--?(advertise-client-urls|config-file|proxy|discovery)|\s/.test(word) || SHELL.test(word))
    || [...values.keys()].some(name => /^ETCD_(ADVERTISE_CLIENT_URLS|CONFIG_FILE|PROXY|DISCOVERY)/.test(name));
  if (listens === undefined || isTold || !isWhole) return;
  yield { at: `${container.at} args`, must: 'must have --advertise-client-urls beside --listen-client-urls: etcd does not start', value: listens, remedy: 'add the address at which its Service has it', source: ETCD };
}

const ETCD = 'https://github.com/etcd-io/etcd/blob/main/server/embed/config.go';

/** Whom it joins. */
function* byCockroach(cluster: Cluster, pods: Pods, container: Container): Iterable<Found> {
  const line = allWordsOf(container.json).join(' ');
  const [, options] = /(?:^|[\s/])cockroach\s+start\s+(.*)/s.exec(line) ?? (container.json.command === undefined ? /^start\s+(.*)/s.exec(line) : null) ?? [];
  const { values, isWhole } = variablesOf(cluster, pods, container);
  // What a variable by itself holds is not known.
  if (options === undefined || !isWhole || values.has('COCKROACH_JOIN') || /(^|\s)(--join|-j|--help)|(?<!--[\w-]+\s+["']?)(?<=\s|^|")\$/.test(options)) return;
  yield { at: `${container.at} args`, must: 'must have --join: without it, \'start\' ends with an error', value: line, remedy: 'name the pods in it, as cockroachdb-0.cockroachdb,cockroachdb-1.cockroachdb; or write \'start-single-node\'', source: COCKROACH };
}

const COCKROACH = 'https://github.com/cockroachdb/cockroach/blob/master/pkg/cli/start.go';

/** A secret that is no key of AES. */
function* byOauthProxy(cluster: Cluster, pods: Pods, container: Container): Iterable<Found> {
  const words = allWordsOf(container.json);
  const index = words.findIndex(word => /^--?cookie-secret(=|$)/.test(word));
  const option = index < 0 ? undefined : words[index].replace(/^[^=]*=?/, '') || words[index + 1];
  const secret = option ?? valueOf(cluster, pods, container, 'OAUTH2_PROXY_COOKIE_SECRET') ?? '';
  // A variable in the place of it, and a word that is there to be replaced, say nothing.
  if (secret === '' || /\$[({]|\{\{|^<.*>$/.test(secret) || words.some(word => SHELL.test(word) || word.includes('cookie-secret-file'))) return;
  const size = sizeOfKey(secret);
  if (KEYS.includes(size)) return;
  const remedy = 'make one: openssl rand -base64 32 | tr -- \'+/\' \'-_\'';
  yield { at: `${container.at} ${option === undefined ? 'env \'OAUTH2_PROXY_COOKIE_SECRET\'' : 'args'}`, must: 'must have 16, 24 or 32 bytes: oauth2-proxy does not start', value: `a value of ${size}`, remedy, source: OAUTH_PROXY };
}

const KEYS = [16, 24, 32];
const OAUTH_PROXY = 'https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview#generating-a-cookie-secret';

/** It takes a secret for base64 of the kind that URLs have where a key comes of it, and else as it is written. */
function sizeOfKey(secret: string): number {
  const decoded = /^[\w-]+=*$/.test(secret) ? Buffer.from(secret, 'base64url').length : 0;
  return KEYS.includes(decoded) ? decoded : Buffer.byteLength(secret);
}
