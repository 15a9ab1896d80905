import { External } from '../../../src';
import { Case, Cases } from '../_cases';
import { claim, configMap, deployment, keeping } from '../_objects';

/** A MySQL with a file of settings. */
const mysql = (source: object, container: object = {}, mount: object = { mountPath: '/etc/mysql/conf.d' }): Case => ({
  objects: [
    claim(),
    { ...configMap(), data: { 'shop.cnf': '[mysqld]\nmax_connections=400\n' } },
    deployment(keeping('/var/lib/mysql', {
      image: 'mysql:8.4.5',
      env: [{ name: 'MYSQL_ROOT_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }],
      volumeMounts: [{ name: 'data', mountPath: '/var/lib/mysql' }, { name: 'settings', readOnly: true, ...mount }],
      ...container,
    }, { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }, { name: 'settings', ...source }] })),
  ],
  platform: { external: [External.secret('db', { namespace: 'shop' })] },
});
const OPEN = { configMap: { name: 'app', defaultMode: 0o777 } };

export const cases: Cases = {
  broken: [
    mysql(OPEN),
    mysql({ configMap: { name: 'app', items: [{ key: 'shop.cnf', path: 'my.cnf', mode: 0o666 }] } }, {}, { mountPath: '/etc/my.cnf', subPath: 'my.cnf' }),
    mysql({ projected: { defaultMode: 0o777, sources: [{ configMap: { name: 'app' } }] } }),
  ],
  sound: [
    mysql({ configMap: { name: 'app', defaultMode: 0o644 } }),
    mysql({ configMap: { name: 'app' } }),
    mysql({ configMap: { name: 'app', defaultMode: 0o777, items: [{ key: 'shop.cnf', path: 'shop.cnf', mode: 0o444 }] } }),
    // Scripts are to be run.
    mysql(OPEN, {}, { mountPath: '/docker-entrypoint-initdb.d' }),
    mysql(OPEN, { command: ['sh', '-c', 'cp /etc/mysql/conf.d/* /tmp && exec docker-entrypoint.sh mysqld --defaults-file=/tmp/shop.cnf'] }),
    mysql(OPEN, { image: 'mariadb:11.4.4' }),
  ],
};
