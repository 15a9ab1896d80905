import { EnvVar } from '../core/env';
import { DATA_GUARD } from '../core/internal/labels';
import { CATALOGUE } from '../core/internal/pods/images';
import { Probe } from '../core/probe';
import { Volume } from '../core/volume';
import { Engine, Release } from './_engine';
import { FIND_DATA } from './_postgres-guard';
import { COMMON_SETTINGS, refusedSetting } from './_postgres-settings';

const RELEASES: Readonly<Record<string, Release>> = {
  15: before18('15', CATALOGUE.postgres[15]),
  16: before18('16', CATALOGUE.postgres[16]),
  17: before18('17', CATALOGUE.postgres[17]),
  // From 18 on the image wants the parent mounted, and refuses the old place: docker-library/postgres#1259, docker-library/postgres#1400.
  18: { image: CATALOGUE.postgres[18], mountPath: '/var/lib/postgresql', dataDirectory: '/var/lib/postgresql/18/docker', claim: 'postgres-18' },
};

// The image has a VOLUME at the mount path, so a mount above it would be hidden (docker-library/postgres#1190). A folder below it, since a fresh disk
// has `lost+found`, and the server wants its folder to itself, at mode 0700.
function before18(major: string, image: string): Release {
  const mountPath = '/var/lib/postgresql/data';
  return { image, mountPath, dataDirectory: `${mountPath}/pgdata`, claim: `postgres-${major}` };
}

/**
 * PostgreSQL, by its official image. uid, port, directories and what the entrypoint does: docker-library/postgres, Dockerfile-debian.template and
 * docker-entrypoint.sh.
 */
export const POSTGRES: Engine = {
  releases: RELEASES,
  portName: 'postgres',
  port: 5432,
  user: 999,
  group: 999,
  // SIGINT, which the image asks for, rolls back and writes a checkpoint; the Dockerfile warns that 90 s may be too short.
  grace: 120,
  resources: { cpu: '250m', memory: '512Mi' },
  named: true,
  keepsPassword: true,
  // https://www.postgresql.org/docs/current/sql-createrole.html, https://www.postgresql.org/docs/current/manage-ag-templatedbs.html
  reservedNames: /^(postgres|pg_.*|public|none|template0|template1)$/,
  reservedSettings: ['port', 'data_directory', 'config_file', 'hba_file', 'ident_file', 'listen_addresses', 'unix_socket_directories'],

  commonSettings: COMMON_SETTINGS,
  refused: refusedSetting,

  pod: ({ release, credentials, username, database, memory, settings }) => ({
    // A quarter of the memory: https://www.postgresql.org/docs/current/runtime-config-resource.html#GUC-SHARED-BUFFERS
    args: Object.entries({ shared_buffers: `${Math.floor(memory / 4 / 2 ** 20)}MB`, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    env: {
      POSTGRES_PASSWORD: EnvVar.secret(credentials.secretName, credentials.passwordKey),
      POSTGRES_INITDB_ARGS: '--data-checksums',
      PGDATA: release.dataDirectory,
    },
    files: { '/docker-entrypoint-initdb.d/10-application.sql': application(username, database) },
    // Over TCP: while the entrypoint initializes, the server listens on its socket alone. As the application: if that was cut short, there is none.
    probes: { ready: Probe.exec(['psql', '-h', '127.0.0.1', '-U', username, '-d', database, '-Atqc', 'select 1'], { timeoutSeconds: 5 }) },
    // Parallel queries share memory there, and a container gets 64 MB: docker-library/postgres#416.
    volumes: { '/dev/shm': Volume.emptyDir({ medium: 'Memory' }) },
    writablePaths: ['/tmp', '/var/run/postgresql'],
  }),

  // A volume that is made here is of this version alone, by the name of its claim.
  guard: ({ existing, release }) => existing
    ? { command: ['sh', '-c', FIND_DATA, DATA_GUARD, release.mountPath], env: { PGDATA: release.dataDirectory } }
    : undefined,

  environment: ({ host, port, username, database, credentials }) => ({
    PGHOST: host,
    PGPORT: String(port),
    PGUSER: username,
    ...credentials ? { PGPASSWORD: EnvVar.secret(credentials.secretName, credentials.passwordKey) } : {},
    PGDATABASE: database,
  }),
};

// The application's role owns its database and no more; the superuser is left without a password, so that only a shell in the pod can be it.
function application(username: string, database: string): string {
  return [
    // First, so that it is done whatever becomes of the rest.
    'ALTER ROLE postgres PASSWORD NULL;',
    '\\getenv password POSTGRES_PASSWORD',
    `CREATE ROLE "${username}" LOGIN PASSWORD :'password';`,
    `CREATE DATABASE "${database}" OWNER "${username}";`,
    '',
  ].join('\n');
}
