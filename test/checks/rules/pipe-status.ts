import { Case, Cases } from '../_cases';
import { claim, configMap, cronJob, deployment, job, ofContainer } from '../_objects';

const AFTER = '; find /backups -name "*.gz" -mtime +7 -delete';
const volumeMounts = [{ name: 'data', mountPath: '/backups' }];
const pod = (container: object, volumes: object[] = []) => ({ template: { spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }, ...volumes], containers: [{ name: 'task', image: 'postgres:17.5', volumeMounts, ...container }] } } });

/** A script that runs each night. */
const runs = (script: string, shell: string[] = ['sh', '-c'], env: object[] = []): Case => ({ objects: [claim(), cronJob({ spec: { jobTemplate: { spec: pod({ command: [...shell, script], env }) } } })] });

/** A script in a file. */
const inFile = (script: string, command: string[]): Case => ({
  objects: [
    claim(),
    { ...configMap(), data: { 'backup.sh': script } },
    job({ spec: pod({ command, volumeMounts: [...volumeMounts, { name: 'scripts', mountPath: '/scripts' }] }, [{ name: 'scripts', configMap: { name: 'app', defaultMode: 0o755 } }]) }),
  ],
});
const DUMP = 'pg_dump | gzip > "/backups/orders-$(date +%F).sql.gz"';

export const cases: Cases = {
  broken: [
    runs(`${DUMP}${AFTER}`),
    runs('set -e\n# each night\nPGPASSWORD=$PASSWORD pg_dump -h $(DB_HOST) orders 2>&1 |\n  gzip -9 > /backups/orders.gz\nls /backups | sort -r | tail -n +8 | xargs rm -f', ['/bin/bash', '-ec'], [{ name: 'DB_HOST', value: 'orders.example.org' }]),
    runs('if ! mysqldump --single-transaction orders | gzip > /backups/orders.gz; then exit 1; fi'),
    inFile(`#!/bin/sh\n${DUMP}\n`, ['sh', '/scripts/backup.sh']),
    inFile(`#!/bin/sh\n${DUMP}\n`, ['/scripts/backup.sh']),
  ],
  sound: [
    runs(`${DUMP}${AFTER}`, ['bash', '-euo', 'pipefail', '-c']),
    runs(`set -o pipefail; ${DUMP}`),
    runs('pg_dump -Fc -f /backups/orders.dump && find /backups -mtime +7 -delete'),
    runs('pg_dump > /backups/orders.sql && gzip -f /backups/orders.sql || exit 1'),
    runs('(pg_dump || kill $$) | gzip > /backups/orders.gz', ['bash', '-c']),
    runs(`${DUMP}; [ "\${PIPESTATUS[0]}" = 0 ] || exit 1`, ['bash', '-c']),
    runs('pg_dump | gzip > /backups/orders.gz; zcat /backups/orders.gz | tail -n 3 | grep "dump complete"'),
    runs('echo "pg_dump | gzip"; find /backups | sort'),
    runs('command -v pg_dump | cat'),
    inFile(`#!/bin/bash -euo pipefail\n${DUMP}\n`, ['/scripts/backup.sh']),
    inFile(`#!/bin/bash\nset -euo pipefail\n${DUMP}\n`, ['bash', '-c', '/scripts/backup.sh']),
    { objects: [deployment(ofContainer({ command: ['sh', '-c', 'while sleep 86400; do pg_dump | gzip > /tmp/orders.gz; done'] }))] },
  ],
};
