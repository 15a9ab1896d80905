import { Credentials, CronTask, External, StatefulDatabase, Tenant } from '../../../src';
import { Cases } from '../_cases';
import { configMap, deployment, headless, ofPod, statefulSet } from '../_objects';

const writing = (script: string, more: object = {}, volumes: object[] = []) => deployment(ofPod({
  volumes, initContainers: [{ name: 'write', image: 'busybox:1.36.1', command: ['sh', '-c', script], securityContext: { readOnlyRootFilesystem: true }, ...more }],
}));
const at = (mountPath: string, more: object = {}) => ({ volumeMounts: [{ name: 'data', mountPath, ...more }] });
const EMPTY = [{ name: 'data', emptyDir: { sizeLimit: '1Gi' } }];

const VOLUMES = [{ name: 'conf', configMap: { name: 'app' } }, ...EMPTY];
const NESTED = { volumeMounts: [{ name: 'data', mountPath: '/data' }, { name: 'conf', mountPath: '/data/conf' }] };
const CACHED = { volumeMounts: [{ name: 'data', mountPath: '/etc/app/cache' }, { name: 'conf', mountPath: '/etc/app' }] };
const kept = statefulSet({
  spec: {
    template: { spec: { volumes: [{ name: 'data', configMap: { name: 'app' } }], containers: [{ name: 'store', command: ['sh', '-c', 'date > /data/stamp'], ...at('/data') }] } },
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
  },
});
function archiving(tenant: Tenant, archive_command: string, archive_mode = 'on'): StatefulDatabase {
  return new StatefulDatabase(tenant, 'orders', { engine: 'postgres', version: '17', storage: '1Gi', credentials: Credentials.generated('orders'), settings: { archive_mode, archive_command } });
}

const ofApp = [{ name: 'data', configMap: { name: 'app' } }];
const sentinel = (command: string[], volumes: object[] = ofApp) => deployment(ofPod({ volumes, containers: [{ name: 'web', command, ...at('/etc/redis') }] }));
const FILE = '/etc/redis/sentinel.conf';
const REDIS = configMap({ data: { 'sentinel.conf': 'port 26379\n' } });

export const cases: Cases = {
  broken: [
    { objects: [writing('pg_dump -Fc > /backup/orders.dump')] },
    { objects: [writing('date >> "/var/log/$(hostname).log"', at('/tmp'), EMPTY)] },
    { objects: [writing('cp a b && cat b >/data/b', at('/data', { readOnly: true }), EMPTY)] },
    { objects: [configMap(), writing('sed s/a/b/ app.conf > /etc/app/new.conf', at('/etc/app'), [{ name: 'data', configMap: { name: 'app' } }])] },
    { build: tenant => new CronTask(tenant, 'backup', { image: 'example/pg:1', command: ['sh', '-c', 'pg_dump > /backup/orders.sql'], schedule: '15 2 * * *' }) },
    { objects: [writing('pg_dump > /backup/orders-$(date +%F).sql')] },
    { objects: [writing('> /var/lib/ready')] },
    { objects: [writing('run 2>/var/log/err.log')] },
    { objects: [writing('date >"/var/log/a"')] },
    { objects: [writing('date > /srv/dev/stamp')] },
    { objects: [writing('', { command: ['bash', '--norc', '-euc', 'date > /backup/stamp'] })] },
    { objects: [writing('', { command: ['sh', '-ce', 'date > /backup/stamp'] })] },
    { objects: [configMap(), writing('date > /data/conf/stamp', NESTED, VOLUMES)] },
    { build: tenant => archiving(tenant, 'test ! -f /archive/%f && cp %p /archive/%f') },
    { build: tenant => archiving(tenant, 'gzip < %p > /archive/%f.gz') },
    { objects: [REDIS, sentinel(['redis-sentinel', FILE])] },
    { objects: [REDIS, sentinel(['redis-server', FILE, '--port', '26379', '--sentinel'])] },
    { objects: [REDIS, sentinel(['sh', '-c', `exec valkey-sentinel ${FILE}`])] },
  ],
  sound: [
    { objects: [sentinel(['redis-sentinel', FILE], EMPTY)] },
    { objects: [REDIS, sentinel(['redis-server', FILE])] },
    { objects: [REDIS, sentinel(['sh', '-c', `cp ${FILE} /tmp/s.conf; exec redis-sentinel /tmp/s.conf`])] },
    { objects: [REDIS, sentinel(['sh', '-c', `redis-server ${FILE} & redis-server /tmp/s.conf --sentinel`])] },
    { build: tenant => archiving(tenant, 'cp %p /archive/%f', 'off') },
    { build: tenant => archiving(tenant, 'ssh backup.example.org "cat > /archive/%f" < %p') },
    { build: tenant => archiving(tenant, 'pgbackrest --stanza=orders archive-push %p') },
    { build: tenant => archiving(tenant, 'cp %p /tmp/archive/%f') },
    {
      build: tenant => archiving(tenant, 'cp %p /archive/%f').override('StatefulSet', ofPod({
        containers: [{ name: 'orders', volumeMounts: [{ name: 'archive', mountPath: '/archive' }] }], volumes: [{ name: 'archive', persistentVolumeClaim: { claimName: 'archive' } }],
      })),
      platform: { external: [External.claim('archive')] },
    },
    ...[
      'cat > /tmp/a.xml <<EOF\n<path>/var/lib/a/</path>\nEOF', 'cat >/tmp/b.conf <<\'END\'\npath => /var/log/app.log\nEND', 'cat > /tmp/run <<EOF\ndate > /var/log/a\nEOF\nchmod +x /tmp/run',
      'cat <<- EOF > /tmp/run\n\tdate > /var/log/a\n\tEOF', 'echo \'mirroring s3 >> /dst\'', 'echo "a line > /dst"', 'true # was: foo > /etc/foo', 'date > /var/log/a ||true', '# was: foo > /etc/foo',
      'sed \'s|<b>/x|y|\' a', '[[ a > /b ]] && true', 'date > /var/log/a 2>/dev/null || true', 'if [ -w /etc/passwd ]; then echo a >> /etc/passwd; fi', 'echo 192.0.2.1 a >> /etc/hosts',
      'date > /disk$i/stamp', 'kubectl --kubeconfig=/run/other exec web -- sh -c "date > /var/www/x"',
    ].map(script => ({ objects: [writing(script, at('/tmp'), EMPTY)] })),
    { objects: [writing('echo done > /result', { terminationMessagePath: '/result' })] },
    { objects: [writing('echo $$ > /var/run/app.pid', at('/run'), EMPTY)] },
    { objects: [writing('pg_dump -Fc > /backup/orders.dump', at('/backup'), EMPTY)] },
    { objects: [writing('pg_dump -Fc > /backup/orders.dump', { securityContext: { readOnlyRootFilesystem: false } })] },
    { objects: [writing('test -e a || echo no >/dev/stderr; echo 1 2>&1; a=$((1>0)); cat <<EOF >&2')] },
    { objects: [writing('x=1; [ $x -> 0 ] && echo done > done.txt')] },
    { objects: [configMap(), writing('date > /etc/app/cache/stamp', CACHED, VOLUMES)] },
    { objects: [writing('date > /var/lib/stamp', at('/var/lib/stamp', { subPath: 'stamp' }), EMPTY)] },
    // The server runs it, elsewhere.
    { objects: [writing('', { command: ['psql', '-c', 'copy a to program $$gzip > /backup/a.gz$$'] })] },
    // Of one name, the claim is mounted.
    { objects: [configMap(), headless(), kept] },
  ],
};
