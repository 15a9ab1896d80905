import { CronTask, External } from '../../../src';
import { Cases } from '../_cases';
import { cronJob, deployment, role, roleBinding } from '../_objects';

const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'restart' } };
const binding = roleBinding({ subjects: [{ kind: 'ServiceAccount', name: 'restart', namespace: 'shop' }] });
const runs = (container: object, spec: object = {}) => cronJob({ spec: { jobTemplate: { spec: { template: { spec: { serviceAccountName: 'restart', ...spec, containers: [{ name: 'task', ...container }] } } } } } });
const IMAGE = 'registry.k8s.io/kubectl:v1.34.1';
const does = (...words: string[]) => runs({ image: IMAGE, command: ['kubectl', ...words] });
const shell = (script: string) => runs({ image: 'alpine/k8s:1.34.1', command: ['sh', '-c'], args: [script] });
const may = (resources: string[], verbs: string[], more: object = {}) => role({ rules: [{ apiGroups: ['', 'apps', 'batch'], resources, verbs, ...more }] });
const all = (rules: object, ...jobs: object[]) => [account, rules, binding, deployment({}, 'api'), ...jobs] as never[];
const clusterWide = [
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'watcher' }, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }] },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'watcher' }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'watcher' }, subjects: [{ kind: 'Group', name: 'system:serviceaccounts:shop' }] },
] as never[];
const edit = { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' } };

export const cases: Cases = {
  broken: [
    { objects: all(may(['deployments'], ['get'], { resourceNames: ['api'] }), does('rollout', 'restart', 'deployment/api')) },
    { objects: all(may(['deployments'], ['get', 'patch'], { resourceNames: ['web'] }), does('rollout', 'restart', 'deploy', 'api')) },
    { objects: all(may(['deployments'], ['*']), does('scale', 'deployment', 'api', '--replicas', '0')) },
    { objects: all(may(['pods'], ['get', 'list']), does('logs', 'deploy/api', '-f')) },
    { objects: all(may(['pods'], ['get', 'list']), does('exec', 'api-0', '-c', 'web', '--', 'kill', '1')) },
    { objects: [...all(may(['deployments'], ['*']), does('-n', 'other', 'get', 'deploy/api')), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'other' } } as never] },
    { objects: all(may(['pods'], ['list']), does('get', 'pods', '-A')) },
    { objects: all(may(['jobs'], ['get', 'list']), runs({ image: IMAGE, command: null, args: ['wait', '--for=condition=complete', 'job/load'] })) },
    { objects: all(may(['cronjobs', 'jobs'], ['get']), does('create', 'job', 'now', '--from=cronjob/load')) },
    { objects: all(may(['pods'], ['get', 'list']), shell('set -e\nfor pod in $(kubectl get pods -l app=api -o name | head -1); do\n  kubectl delete "$pod"\ndone\nkubectl get po | grep Evicted | xargs -r kubectl delete pod')) },
    { objects: all(may(['configmaps'], ['get', 'create']), shell('until kubectl label cm app \\\n  done=yes; do sleep 1; done')) },
    { objects: all(may(['pods'], ['get']), shell('if kubectl get pods 2>/dev/null; then echo yes; fi # kubectl delete pods')) },
    { objects: all(may(['pods'], ['get']), runs({ image: IMAGE, command: ['kubectl', 'get', 'pods'] }, { initContainers: [{ name: 'wait', image: 'busybox:1.37.0', command: ['sleep', '1'] }] })) },
    // Of whose rights others may know more.
    { platform: { external: [External.serviceAccount('restart', { namespace: 'shop' })] }, objects: [may(['pods'], ['get']), binding, does('get', 'pods')] as never[] },
    { objects: [runs({ image: IMAGE, command: ['kubectl', 'get', 'pods'] }, { serviceAccountName: 'default', automountServiceAccountToken: false })] },
    { build: tenant => new CronTask(tenant, 'restart', { image: 'alpine/k8s:1.34.1', schedule: '0 4 * * *', command: ['sh', '-c', 'kubectl rollout restart deployment/api'] }) },
    { objects: all(may(['deployments'], ['get', 'patch']), runs({ image: IMAGE, command: ['kubectl', 'rollout', 'restart', 'deployment/api'] }, { serviceAccountName: 'default', automountServiceAccountToken: true })) },
  ],
  sound: [
    { objects: all(may(['pods'], ['get']), runs({ image: IMAGE, command: ['kubectl', 'rollout', 'restart', 'deployment/api'] }, { serviceAccountName: 'default', automountServiceAccountToken: true })) },
    { objects: all(may(['deployments'], ['get', 'patch']), does('rollout', 'restart', 'deployment/api'), { ...runs({ image: IMAGE, command: ['kubectl', 'rollout', 'restart', 'deployment/api'] }, { serviceAccountName: 'default', automountServiceAccountToken: true }), metadata: { name: 'other' } }) },
    { objects: [runs({ image: IMAGE, command: ['kubectl', 'version', '--client'] }, { serviceAccountName: 'default', automountServiceAccountToken: false })] },
    { objects: [runs({ image: IMAGE, command: ['kubectl', '--server=https://api.example.org', 'get', 'pods'] }, { serviceAccountName: 'default', automountServiceAccountToken: false })] },
    { objects: [runs({ image: IMAGE, command: ['kubectl', 'get', 'pods'], env: [{ name: 'KUBECONFIG', value: '/etc/other' }] }, { serviceAccountName: 'default', automountServiceAccountToken: false })] },
    { objects: all(may(['deployments'], ['get', 'patch'], { resourceNames: ['api'] }), does('rollout', 'restart', 'deployment/api')) },
    { objects: all(may(['deployments'], ['get', 'list', 'watch', 'patch']), does('rollout', 'status', 'deployment.apps/api', '--timeout', '60s')) },
    { objects: all(may(['deployments', 'deployments/scale'], ['get', 'patch']), does('scale', '--replicas=0', 'deployment/api')) },
    { objects: all(may(['deployments', '*/scale'], ['get', 'update']), does('scale', '--replicas=0', 'deployment/api')) },
    { objects: all(may(['pods', 'pods/log'], ['get', 'list']), does('logs', '-l', 'app=api', '--tail', '5')) },
    { objects: all(may(['*'], ['*']), does('delete', 'pods', '--all')) },
    { objects: all(may(['pods'], ['delete']), does('delete', 'pod', 'api-0', '--ignore-not-found')) },
    { objects: all(may(['pods'], ['get']), does('get', 'pod', '-nshop', 'api-0', '-ojson', '-o=name')) },
    { objects: all(may(['jobs', 'cronjobs'], ['get', 'create']), does('create', 'job', 'now', '--from=cronjob/load')) },
    { objects: all(may(['secrets'], ['get', 'create', 'patch']), shell('kubectl create secret generic a --from-literal=a=b --dry-run=client -o yaml | kubectl apply -f -')) },
    // Who fills another namespace may give rights in it.
    { objects: all(may(['deployments'], ['*']), does('-n', 'theirs', 'get', 'deploy/api')) },
    // What others may do, what a name stands for, and what is not kubectl's is not known.
    { objects: all(may(['pods'], ['get']), does('get', 'pods', '--as', 'admin')) },
    { objects: all(may(['pods'], ['get']), does('get', 'nodes')) },
    { objects: all(may(['pods'], ['get']), does('get', 'widgets')) },
    { objects: all(may(['pods'], ['get']), does('auth', 'can-i', 'list', 'pods')) },
    { objects: all(may(['pods'], ['get']), runs({ image: IMAGE, command: ['kubectl', 'get', 'pods'], env: [{ name: 'KUBECONFIG', value: '/etc/other' }] })) },
    { objects: all(may(['deployments'], ['get', 'patch'], { resourceNames: ['api'] }), shell('for name in api; do kubectl rollout restart deploy/$name; done')) },
    { objects: all(may(['pods'], ['get']), shell('kubectl -n "$NAMESPACE" get pods; kubectl delete pod $(kubectl get pod api-0 -o name) -n other')) },
    { objects: all(may(['pods'], ['get']), shell('echo kubectl get pods; kubectl get pods || true')) },
    { objects: all(may(['pods'], ['get']), shell('cat <<EOF > /tmp/run\nkubectl get pods\nEOF\nkubectl get pod api-0')) },
    { objects: [...all(may(['deployments'], ['get']), does('get', 'pods', '-A')), ...clusterWide] },
    { objects: [account, role(), roleBinding({ ...edit, subjects: binding.subjects }, 'edit'), binding, does('rollout', 'restart', 'deployment/api')] as never[] },
    { objects: [account, does('rollout', 'restart', 'deployment/api')] as never[] },
  ],
};
