import { CronTask, External, Tenant, Volume } from '../../../src';
import { Cases } from '../_cases';
import { job, ofPod } from '../_objects';

/** A task that runs something, with an empty directory at /backup. */
function runs(tenant: Tenant, command: string[], volume = Volume.emptyDir()): void {
  new CronTask(tenant, 'backup', { image: 'example/backup:1', schedule: '15 2 * * *', command, volumes: { '/backup': volume } });
}

const script = (text: string) => ({ build: (tenant: Tenant) => runs(tenant, ['bash', '-o', 'pipefail', '-c', text]) });
const told = (...command: string[]) => ({ build: (tenant: Tenant) => runs(tenant, command) });

/** A Job whose init container, or sidecar, sees the directory too. */
const beside = (more: object) => job(ofPod({
  volumes: [{ name: 'dump', emptyDir: { sizeLimit: '1Gi' } }],
  initContainers: [{ name: 'send', image: 'example/send:1', volumeMounts: [{ name: 'dump', mountPath: '/send' }], ...more }],
  containers: [{ name: 'task', image: 'example/backup:1', command: ['pg_dump', '-f', '/backup/a.sql'], volumeMounts: [{ name: 'dump', mountPath: '/backup' }] }],
}));

export const cases: Cases = {
  broken: [
    told('pg_dump', '--format=custom', '--file=/backup/orders.dump'),
    told('/usr/bin/pg_dump', '-Fd', '-f', '/backup'),
    told('mysqldump', '--all-databases', '-r', '/backup/all.sql'),
    script('set -e; mkdir -p /backup/daily; pg_dumpall > /backup/daily/all.sql && echo done'),
    script('pg_dump -Fc orders | gzip > "/backup/orders-$(date +%F).gz" 2>/dev/null\n'),
    script('exec mariadb-dump --result-file=/backup/all.sql shop'),
    told('sh', '-ce', 'pg_dump shop > /backup/shop.sql'),
  ],
  sound: [
    { build: tenant => runs(tenant, ['pg_dump', '-f', '/backup/a.sql'], Volume.claim('dumps', { accessMode: 'ReadWriteOnce' })), platform: { external: [External.claim('dumps')] } },
    told('pg_dump', '-h', 'a', '-f', '/dev/null'),
    // Goes on after errors.
    told('mysqldump', '-f', '/backup/a'),
    told('pg_dump', '--schema=/backup'),
    told('my_pg_dump', '-f', '/backup/a.sql'),
    ...[
      'pg_dump -f /backup/a.sql && aws s3 cp /backup/a.sql s3://dumps/', 'pg_dump > /backup/a.sql; upload', 'trap upload EXIT; pg_dump > /backup/a.sql',
      'cd /backup; pg_dump > /backup/a.sql', 'pg_dump | tee /backup/a.sql | upload', 'pg_dump | tee >(upload) > /backup/a.sql', 'watch & pg_dump > /backup/a.sql',
      'save() { pg_dump > /backup/a.sql; }; save', 'pg_dump | upload 2> /backup/log', 'pg_dump | psql -f /backup/a.sql',
      'pg_dump > /backup/a.sql; echo done | mail -A /backup/a.sql admin', 'pg_dump > /backup/a.sql && echo "$(upload /backup)"',
      'for a in x y; do pg_dump $a > /backup/$a; done; upload',
    ].map(script),
    { objects: [beside({ restartPolicy: 'Always' })] },
    { objects: [beside({ command: ['sh', '-c', 'true'] })] },
  ],
};
