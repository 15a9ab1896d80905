import { kubectlCommands } from '../../../../src/checks/internal/programs/kubectl';
import { needsOf } from '../../../../src/checks/internal/programs/kubectl-needs';

const inShell = (script: string) => kubectlCommands({ image: 'alpine/k8s:1.34.1', command: ['sh', '-c', script] });
const needs = (command: string) => needsOf(inShell(command)[0]).map(({ verbs, resource, name }) => [verbs.join('|'), resource, ...name === undefined ? [] : [name]].join(' '));

test.each([
  ['kubectl get pods', 'list pods'],
  ['kubectl get Pod a', 'get pods a'],
  ['kubectl get pods,svc', 'list pods', 'list services'],
  ['kubectl get deploy/a svc/b', 'get deployments a', 'get services b'],
  ['kubectl get pods -w', 'list pods', 'watch pods'],
  ['kubectl get pod a --watch', 'get pods a', 'watch pods a'],
  ['kubectl get deployments.apps', 'list deployments'],
  ['kubectl get ingress', 'list ingresses'],
  ['kubectl get networkpolicy', 'list networkpolicies'],
  ['kubectl set image deploy/a web=example/web:1', 'get deployments a', 'patch deployments a'],
  ['kubectl set env sts a LEVEL=info OTHER-', 'get statefulsets a', 'patch statefulsets a'],
  ['kubectl set resources ds a --limits=memory=1Gi', 'get daemonsets a', 'patch daemonsets a'],
  ['kubectl label pods a b=c d-', 'get pods a', 'patch pods a'],
  ['kubectl label pods a-b c=d', 'get pods a-b', 'patch pods a-b'],
  ['kubectl annotate pods -l app=a b=c', 'list pods', 'patch pods $'],
  ['kubectl patch cm a b -p {}', 'get configmaps a', 'patch configmaps a', 'get configmaps b', 'patch configmaps b'],
  ['kubectl scale deploy a --replicas=2', 'get deployments a', 'patch|update deployments/scale a'],
  ['kubectl scale sts,rs a --replicas=2', 'get statefulsets a', 'patch|update statefulsets/scale a', 'get replicasets a', 'patch|update replicasets/scale a'],
  ['kubectl delete po a', 'delete pods a'],
  ['kubectl delete pods -l app=a', 'list pods', 'delete pods $'],
  ['kubectl wait --for=condition=ready pod/a', 'get pods a', 'list pods a', 'watch pods a'],
  ['kubectl wait --for=condition=ready pod -l app=a', 'list pods', 'watch pods'],
  ['kubectl rollout restart ds/a', 'get daemonsets a', 'patch daemonsets a'],
  ['kubectl rollout restart sts', 'list statefulsets', 'patch statefulsets $'],
  ['kubectl rollout status deploy a', 'get deployments a', 'list deployments a', 'watch deployments a'],
  ['kubectl create job a --from=cj/b', 'get cronjobs b', 'create jobs'],
  ['kubectl create job a --image=example/a:1', 'create jobs'],
  ['kubectl create cm a --from=cj/b', 'create configmaps'],
  ['kubectl logs a', 'get pods a', 'get pods/log a'],
  ['kubectl logs -f a', 'get pods a', 'get pods/log a'],
  ['kubectl logs -p deploy/a', 'get deployments a', 'list pods', 'get pods/log $'],
  ['kubectl logs -l app=a', 'list pods', 'get pods/log $'],
  ['kubectl logs --selector app=a', 'list pods', 'get pods/log $'],
  ['kubectl exec -it a -- rm pods', 'get pods a', 'create|get pods/exec a'],
])('%s asks the API server', (command, ...asked) => {
  expect(needs(command)).toEqual(asked);
});

test.each([
  'kubectl get nodes', 'kubectl get namespaces', 'kubectl get ns', 'kubectl get widgets', 'kubectl get toString', 'kubectl get deploy$a/b', 'kubectl set selector svc/a app=a', 'kubectl scale job a',
  'kubectl rollout undo deploy/a', 'kubectl rollout restart job/a', 'kubectl create', 'kubectl create namespace a', 'kubectl logs', 'kubectl logs widget/a', 'kubectl apply -f a.yaml', 'kubectl delete -f a.yaml',
  ...['-f a.yaml', '-k a', '--filename=a.yaml', '--kustomize=a'].map(option => `kubectl delete pod a ${option}`),
  ...['dry-run=client', 'local', 'list', 'raw=/a', 'help', 'kubeconfig=a', 'context=a', 'cluster=a', 'user=a', 'server=a', 'token=a', 'as=a', 'subresource=scale'].map(option => `kubectl label pod a b=c --${option}`),
  'kubectl get pods -h', 'kubectl get pods -s https://example.org',
])('of what %s asks nothing is known', command => {
  expect(needs(command)).toEqual([]);
});

test.each([
  ['po', 'pods'], ['svc', 'services'], ['cm', 'configmaps'], ['sa', 'serviceaccounts'], ['pvc', 'persistentvolumeclaims'], ['deploy', 'deployments'], ['sts', 'statefulsets'],
  ['ds', 'daemonsets'], ['rs', 'replicasets'], ['cj', 'cronjobs'], ['ing', 'ingresses'], ['netpol', 'networkpolicies'], ['hpa', 'horizontalpodautoscalers'], ['pdb', 'poddisruptionbudgets'],
])('%s is short for %s', (short, resource) => {
  expect(needs(`kubectl get ${short}`)).toEqual([`list ${resource}`]);
});

const wordsIn = (script: string) => inShell(script).map(({ words }) => words.join(' '));

test.each([
  ['kubectl get pods; kubectl get svc && kubectl get cm\nkubectl get sa & kubectl get ds', 'get pods', 'get svc', 'get cm', 'get sa', 'get ds'],
  ['if kubectl get a; then kubectl get b; elif kubectl get c; then true; else kubectl get d; fi', 'get a', 'get b', 'get c', 'get d'],
  ['while ! kubectl get a; do kubectl get b; done; until kubectl get c; do sleep 1; done', 'get a', 'get b', 'get c'],
  ['{ kubectl get a; }; exec kubectl get b', 'get a', 'get b'],
  ['time kubectl get a; timeout 30s kubectl get b; timeout -k 5 9 kubectl get c; timeout -s9 -v 9 kubectl get d', 'get a', 'get b', 'get d'],
  ['NAME=shop OTHER=b kubectl get a', 'get a'],
  ['/usr/local/bin/kubectl get a', 'get a'],
  ['kubectl get a -o name | xargs kubectl delete', 'get a', 'delete $'],
  ['kubectl get a | xargs -r --max-args 10 /bin/kubectl delete; kubectl get b | xargs -I {} kubectl label {} a=b', 'get a', 'delete $', 'get b', 'label {} a=b $'],
  ['kubectl get a \\\n  b', 'get a b'],
  ['# kubectl get a\nkubectl get b # kubectl get c', 'get b'],
  ['#; kubectl get a\nkubectl get a#b', 'get a#b'],
  ['kubectl get a--b x-nshop y-w', 'get a--b x-nshop y-w'],
  ['cat << EOF\nkubectl get a\nEOF'],
  ['kubectl label pod a "b=c d" e=\'f g\'', 'label pod a b=c_d e=f_g'],
  ['kubectl get a > out; kubectl get b 2>/dev/null c; kubectl exec a -- ls b; kubectl get d < in', 'get a', 'get b', 'exec a', 'get d'],
  ['cat <<EOF | kubectl get a\nkubectl get b\nEOF\nkubectl get c', 'get a', 'get c'],
  ['cat <<-\'END\' > out\nkubectl get b\n  END\nkubectl get c', 'get c'],
  ['(kubectl get a); echo $(kubectl get b)', 'get a', 'get b'],
  // It may fail, or has words that are not known; and what is echoed is none.
  ['kubectl get a || true; kubectl get $(name); kubectl get `name`; echo `kubectl get d`; echo kubectl get b; mykubectl get c; kubectl'],
])('of the script %j', (script, ...commands) => {
  expect(wordsIn(script)).toEqual(commands);
});

test.each([
  ['-n shop --output=json -ojson', { n: 'shop', output: 'json', o: 'json' }],
  ['-nshop -o=name --all-namespaces -A', { 'n': 'shop', 'o': 'name', 'all-namespaces': '', 'A': '' }],
  ['--namespace shop --ignore-not-found', { 'namespace': 'shop', 'ignore-not-found': '' }],
  ['-it -c web', { i: '', c: 'web' }],
  ['--field-selector=a=b --from-literal=a=', { 'field-selector': 'a=b', 'from-literal': 'a=' }],
  ['--namespace', { namespace: '' }],
])('the options of kubectl get pods %s', (options, read) => {
  const [command] = inShell(`kubectl get pods ${options}`);
  expect([command.words, Object.fromEntries(command.options)]).toEqual([['get', 'pods'], read]);
});

test('a container runs kubectl by its image, its command or a shell', () => {
  const texts = (container: object) => kubectlCommands({ ...container }).map(({ text, inShell: shell }) => `${text}${shell ? ' in a shell' : ''}`);
  expect(texts({ image: 'registry.k8s.io/kubectl:v1.34.1', args: ['get', 'a'] })).toEqual(['kubectl get a']);
  expect(texts({ image: 'kubectl', args: ['get', 'a'] })).toEqual(['kubectl get a']);
  expect(texts({ image: 'bitnami/kubectl@sha256:0', args: ['get', 'a'] })).toEqual(['kubectl get a']);
  expect(texts({ image: 'example/kubectl-tools:1', args: ['get', 'a'] })).toEqual([]);
  expect(texts({ image: 'example/mykubectl:1', args: ['get', 'a'] })).toEqual([]);
  expect(texts({ image: 'registry.k8s.io/kubectl:v1.34.1', command: ['sleep'], args: ['1'] })).toEqual([]);
  expect(texts({ command: ['/bin/kubectl'], args: ['get', 'a'] })).toEqual(['kubectl get a']);
  expect(texts({ command: ['bin/kubectl'], args: ['get', 'a'] })).toEqual([]);
  expect(texts({ command: ['kubectl-a', 'get', 'a'] })).toEqual([]);
  expect(texts({ command: ['bash', '-e', '-uxc', 'kubectl get a'] })).toEqual(['kubectl get a in a shell']);
  expect(texts({ command: ['sh', '-ce', 'kubectl get a'] })).toEqual(['kubectl get a in a shell']);
  expect(texts({ command: ['kubectl', 'get', 'a'] })).toEqual(['kubectl get a']);
  expect(texts({ command: ['sh', 'a-c', 'kubectl get a'] })).toEqual([]);
  expect(texts({ command: ['bash', '-x', 'kubectl get a'] })).toEqual([]);
  expect(texts({ command: ['node', '-c', 'kubectl get a'] })).toEqual([]);
  expect(texts({ image: 'example/a:1' })).toEqual([]);
});
