import { list } from '../../core/internal/json';
import { Item } from '../internal/item';
import { Container } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { officialName } from '../internal/workloads/official';
import { haveOfficialImages, podsThat } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'image-settings',
  severity: 'error',
  title: 'The image of a database or a broker is told what it needs to start, and nothing that it refuses.',
  why: 'With an empty data directory, the official images of databases stop at once where nobody says the password, and others at a variable that they no longer take: the pod is restarted for ever.',
  source: 'https://hub.docker.com/_/postgres',
  remedy: 'set one of them, from a Secret',
  * check(cluster) {
    for (const { item, containers } of podsThat(cluster, haveOfficialImages)) {
      for (const container of containers) {
        const missing = missingIn(container);
        if (missing) yield { item, at: `${container.at} env`, must: `should have one of ${missing.join(', ')}: with no data yet, the image does not start`, value: container.json.image, severity: 'warning' };
        yield* refusedBy(item, container);
      }
    }
  },
};

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

/** Variables at which an official image stops. */
function* refusedBy(item: Item, { json, at }: Container): Iterable<Violation> {
  const image = String(json.image);
  const variables = json.command === undefined ? list(json.env) : [];
  switch (officialName(image)) {
    case 'rabbitmq': {
      if (/:(3\.[0-8]|[0-2])\b/.test(image)) return;
      const dropped = variables.filter(({ name, value, valueFrom }) => DROPPED.test(String(name)) && (valueFrom !== undefined || (value ?? '') !== ''));
      for (const { name } of dropped) yield { item, at: `${at} env '${String(name)}'`, must: 'must not be set: since 3.9 the image ends with an error at it', value: image, remedy: SETTINGS, source: RABBITMQ };
      return;
    }
    case 'mysql': {
      if (BEFORE_ROOT.test(image) || !variables.some(({ name, value }) => name === 'MYSQL_USER' && value === 'root')) return;
      const remedy = 'leave it out, and set MYSQL_ROOT_PASSWORD';
      yield { item, at: `${at} env 'MYSQL_USER'`, must: 'should be another user: root is there by itself, and with no data yet the image does not start', value: 'root', remedy, source: MYSQL, severity: 'warning' };
    }
  }
}

// https://github.com/docker-library/rabbitmq/blob/master/docker-entrypoint.sh
const DROPPED = /^RABBITMQ_(DEFAULT_(PASS|USER)_FILE|(MANAGEMENT_)?SSL_(CACERTFILE|CERTFILE|DEPTH|FAIL_IF_NO_PEER_CERT|KEYFILE|VERIFY)|VM_MEMORY_HIGH_WATERMARK)$/;
const SETTINGS = 'write it into a file in /etc/rabbitmq/conf.d, such as vm_memory_high_watermark.relative = 0.6';
const RABBITMQ = 'https://github.com/docker-library/rabbitmq/pull/467';
// Images that were made before they looked.
const BEFORE_ROOT = /:(5\.[0-6]\b|5\.7\.([0-2]?\d|3[0-2])\b|8\.0\.(1?\d|2[0-2])\b)/;
const MYSQL = 'https://github.com/docker-library/mysql/pull/749';
