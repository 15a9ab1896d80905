import { Found } from '../core/internal/finding';
import { pick } from '../core/internal/pick';
import { PLACEMENT } from '../core/internal/pods/placement';
import { warning } from '../core/internal/rules';
import { PodProps } from '../core/pod';
import { BatchJobProps } from './batch-job';
import { MigrationProps } from './migrations';

/** The Job of a workload's migrations: its program, but for what is said. */
export function migrationProps(name: string, program: PodProps, migrations: MigrationProps): BatchJobProps {
  const { image = program.image, resources = program.resources, command, args, env, backoffLimit = 6, activeDeadlineSeconds } = migrations;
  return {
    ...pick(program, [
      ...PLACEMENT, 'labels', 'annotations', 'podAnnotations', 'workingDir', 'imagePullPolicy', 'envFrom', 'files', 'writablePaths', 'security',
      'serviceAccountName', 'serviceAccountToken', 'dns', 'hostAliases', 'egress',
    ]),
    name: `${name}-migrations`,
    image,
    resources,
    command,
    args,
    env: { ...program.env, ...env },
    backoffLimit,
    activeDeadlineSeconds,
    wait: true,
  };
}

// What of the program's variables says how to get to a database, and a migration reads too: https://www.postgresql.org/docs/current/libpq-envars.html
const OF_DATABASE = /^PG|(^|_)(DB|SQL|DATABASE|POSTGRES(QL)?|MYSQL|MARIADB|MONGO(DB)?)(_|$)/;
const REMEDY = 'put it into \'files\', say something else in \'migrations.env\', or make them a BatchJob with the volume';

// What is empty at first says nothing to somebody who reads it.
const EMPTY = ['emptyDir', 'ephemeral'];

/** What migrations are told of that only the program mounts: of its variables those of a database, which are all that they are sure to read. */
export function migrationRules({ env = {}, volumes = {}, files = {}, writablePaths = ['/tmp'] }: PodProps, migrations: MigrationProps): Found[] {
  const inherited = Object.entries(env).filter(([name]) => OF_DATABASE.test(name) && !(name in (migrations.env ?? {})));
  // Another image may have such a path itself.
  const own = migrations.image === undefined
    ? [...Object.entries(migrations.env ?? {}), ...Object.entries([...migrations.command ?? [], ...migrations.args ?? []])]
    : [];
  const lacking = Object.entries(volumes).filter(([, volume]) => !EMPTY.includes(volume._source().type)).map(([path]) => path);
  const mounted = [...Object.keys(files), ...writablePaths];
  return [...inherited, ...own].map(([name, value]): Found => {
    const path = pathsIn(value).find(each => lacking.some(at => isAt(each, at)) && !mounted.some(at => isAt(each, at)));
    const text = /^\d/.test(name) ? value : `${name}=${String(value)}`;
    return path === undefined
      ? undefined
      : warning('migration-volume', 'migrations', `should not be told of '${path}', which is on a volume of the program's: they have its files, and none of its volumes`, text, REMEDY);
  });
}

function pathsIn(value: unknown): string[] {
  return typeof value === 'string' ? [...value.matchAll(/(?:^|[\s=,;"'])(\/[^\s=,;&"'?]*)/g)].map(([, path]) => path) : [];
}

function isAt(path: string, directory: string): boolean {
  return path === directory || path.startsWith(`${directory.replace(/\/$/, '')}/`);
}
