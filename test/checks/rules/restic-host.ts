import { Case, Cases } from '../_cases';
import { configMap, cronJob } from '../_objects';

const IMAGE = 'restic/restic:0.18.0';
const pod = (spec: object): Case['objects'] => [cronJob({ spec: { jobTemplate: { spec: { template: { spec } } } } })];
const task = (container: object, more: object = {}, others: Case['objects'] = []): Case => ({ objects: [...pod({ ...more, containers: [{ name: 'task', image: IMAGE, ...container }] }) ?? [], ...others] });
const runs = (script: string, container: object = {}, more: object = {}): Case => task({ command: ['/bin/sh', '-ec', script], ...container }, more);
const BOTH = 'restic backup --tag uploads /uploads; restic forget --tag uploads --keep-daily 14 --prune';

export const cases: Cases = {
  broken: [
    runs(BOTH),
    runs('restic -r /srv/backups backup /uploads &&\n  restic forget -d 14 --prune'),
    { objects: pod({ initContainers: [{ name: 'backup', image: IMAGE, command: ['restic', 'backup', '/uploads'] }], containers: [{ name: 'task', image: IMAGE, command: null, args: ['forget', '--keep-last', '7'] }] }) },
  ],
  sound: [
    runs('restic backup --host uploads /uploads; restic forget --host uploads --keep-daily 14 --prune'),
    runs('restic backup -H uploads /uploads; restic forget --keep-daily 14'),
    runs('restic backup /uploads; restic forget --group-by paths,tags --keep-daily 14'),
    runs('restic backup /uploads; restic forget -g "" --keep-daily 14'),
    runs(BOTH, { env: [{ name: 'RESTIC_HOST', value: 'uploads' }] }),
    runs(`export RESTIC_HOST=uploads\n${BOTH}`),
    runs(BOTH, {}, { hostname: 'uploads' }),
    runs(BOTH, {}, { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }),
    runs('restic backup /uploads'),
    runs('restic backup /uploads; restic forget --prune latest'),
    runs('restic backup /uploads; restic forget $FORGET_OPTS --keep-daily 14'),
    task({ command: ['/bin/sh', '-ec', BOTH], envFrom: [{ configMapRef: { name: 'app' } }] }, {}, [{ ...configMap(), data: { RESTIC_HOST: 'uploads' } }]),
  ],
};
