import { Credentials, StatefulDatabase } from '../../../src';
import { Case, Cases } from '../_cases';
import { claim, configMap, deployment, keeping } from '../_objects';

const FILE = '/etc/postgresql/postgresql.conf';
const BY_FILE = ['-c', `config_file=${FILE}`];

/** A PostgreSQL with a file of settings. */
const postgres = (text: string, args: string[] = BY_FILE, container: object = {}): Case => ({
  objects: [
    claim(),
    { ...configMap(), data: { 'postgresql.conf': text, 'init.sql': '-- nothing\n' } },
    deployment(keeping('/var/lib/postgresql/data', {
      image: 'postgres:17.5',
      args,
      env: [{ name: 'POSTGRES_HOST_AUTH_METHOD', value: 'scram-sha-256' }, { name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' }],
      volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }, { name: 'settings', mountPath: '/etc/postgresql' }],
      ...container,
    }, { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }, { name: 'settings', configMap: { name: 'app' } }] })),
  ],
});
const LISTENS = 'listen_addresses = \'*\'\n';
const HOW = 'archive_command = \'test ! -f /archive/%f && cp %p /archive/%f\'\n';

/** A database of the library, with settings; what is wrong with them it says itself. */
const own = (settings: Record<string, string>): Case => ({
  build: tenant => void new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('orders'), settings }),
});

export const cases: Cases = {
  broken: [
    postgres(`${LISTENS}wal_level = replica\narchive_mode = on\n#${HOW}`),
    postgres(`${LISTENS}archive_mode 'always'   # of standbys too\narchive_command = ''\n`),
    postgres('# nothing\n', ['-c', 'archive_mode=on']),
    postgres(`${LISTENS}include_dir 'conf.d'\narchive_mode = on\n`),
    postgres('# nothing\n', ['postgres', '--archive-mode=on', '-carchive_timeout=60']),
  ],
  sound: [
    postgres(`${LISTENS}archive_mode = on\n${HOW}`),
    postgres(`${LISTENS}archive_mode = on\n`, [...BY_FILE, '-c', 'archive_command=/bin/true']),
    postgres(`${LISTENS}archive_mode = on\narchive_library = 'basic_archive'\n`),
    postgres(`${LISTENS}archive_mode = off\n`),
    postgres(`${LISTENS}#archive_mode = on\n`),
    postgres(LISTENS, ['-c', 'archive_mode=on'], { image: 'example/database:1' }),
    postgres(LISTENS, [], { command: ['sh', '-c', 'exec docker-entrypoint.sh postgres -c archive_mode=on'] }),
    own({ archive_mode: 'on', archive_command: 'true' }),
  ],
};
