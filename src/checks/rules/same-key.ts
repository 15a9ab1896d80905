import { list } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Container, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';
import { valueOf } from '../internal/workloads/variables';

export const rule: Rule = {
  id: 'same-key',
  severity: 'warning',
  title: 'The processes of one program encrypt and sign with one key.',
  why: 'What one process encrypts into the database, or signs into a cookie, the other cannot read with another key: Airflow loses its connections, a worker of Laravel or n8n its jobs, and users are logged out.',
  source: 'https://airflow.apache.org/docs/apache-airflow/stable/security/secrets/fernet.html',
  remedy: 'give all of them the same key of one Secret',
  * check(cluster) {
    const known = new Map<string, Process[]>();
    for (const pods of podsThat(cluster, haveKeys)) {
      for (const container of pods.containers) {
        const image = String(container.json.image).replace(/[:@][^/]*$/, '');
        for (const variable of namesOf(container).filter(name => KEYS.has(name))) {
          const own: Process = { pods, container, key: valueOf(cluster, pods, container, variable) };
          // What is there to be replaced says nothing.
          if (own.key === undefined || own.key === '' || /\$\{|\{\{|^<.*>$/.test(own.key)) continue;
          const id = `${String(pods.namespace)} ${image} ${variable}`;
          const before = known.get(id) ?? [];
          known.set(id, [...before, own]);
          const other = before.find(each => each.key !== own.key && each.pods !== pods && haveOneDatabase(cluster, each, own));
          if (!other) continue;
          const must = `should be that of ${other.pods.item.toString()}, which has the same image and the same database: each cannot read what the other one writes`;
          yield { item: pods.item, at: `${container.at} env '${variable}'`, must, value: 'another key' };
        }
      }
    }
  },
};

// Of Airflow, Laravel, Rails, n8n, Superset and Django.
const KEYS: ReadonlySet<string> = new Set([
  'AIRFLOW__CORE__FERNET_KEY', 'AIRFLOW__WEBSERVER__SECRET_KEY', 'AIRFLOW__API_AUTH__JWT_SECRET', 'APP_KEY', 'SECRET_KEY_BASE', 'N8N_ENCRYPTION_KEY', 'SUPERSET_SECRET_KEY', 'DJANGO_SECRET_KEY',
]);
const DATABASE = /^(AIRFLOW__(CORE|DATABASE)__SQL_ALCHEMY_CONN|(DJANGO_)?DATABASE_(URL|HOST|NAME|DB)|DB_(HOST|DATABASE|NAME|POSTGRESDB_(HOST|DATABASE))|POSTGRES_(HOST|DB))$/;

interface Process {
  readonly pods: Pods;
  readonly container: Container;
  readonly key?: string;
}

function haveKeys({ containers }: Pods): boolean {
  return containers.some(container => namesOf(container).some(name => KEYS.has(name)));
}

function namesOf({ json }: Container): string[] {
  return list(json.env).map(({ name }) => String(name));
}

/** Whether two processes are told the same of the database that they have, each by variables of its own. */
function haveOneDatabase(cluster: Cluster, a: Process, b: Process): boolean {
  const [said, other] = [a, b].map(({ pods, container }) => list(container.json.env).filter(({ name }) => DATABASE.test(String(name)))
    .map(({ name, value, valueFrom }) => JSON.stringify([name, valueOf(cluster, pods, container, String(name)) ?? value ?? valueFrom])).sort());
  return said.length > 0 && said.join('\n') === other.join('\n');
}
