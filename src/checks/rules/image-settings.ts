import { list } from '../../core/internal/json';
import { officialName } from '../internal/official';
import { Container } from '../internal/pods';
import { haveOfficialImages, podsThat } from '../internal/pods-that';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'image-settings',
  severity: 'warning',
  title: 'The image of a database is told what it needs to start.',
  why: 'With an empty data directory, the official images of databases stop at once where nobody says the password: the pod is restarted for ever.',
  source: 'https://hub.docker.com/_/postgres',
  remedy: 'set one of them, from a Secret',
  * check(cluster) {
    for (const { item, containers } of podsThat(cluster, haveOfficialImages)) {
      for (const container of containers) {
        const missing = missingIn(container);
        if (missing) yield { item, at: `${container.at} env`, must: `should have one of ${missing.join(', ')}: with no data yet, the image does not start`, value: container.json.image };
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
