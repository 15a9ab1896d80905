import { Json } from '../../core/internal/json';
import { accountOf, boundTo, may, mountsToken, Rights, rightsOf } from '../internal/api/rights';
import { Cluster } from '../internal/cluster';
import { Pods } from '../internal/pods';
import { isUnknown, KubectlCommand, kubectlCommands } from '../internal/programs/kubectl';
import { Need, needsOf } from '../internal/programs/kubectl-needs';
import { Rule, Violation } from '../internal/rule';
import { haveCommands, podsThat } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'kubectl-rights',
  severity: 'error',
  title: 'What a container does by kubectl, its ServiceAccount may do.',
  why: 'The API server refuses what no role allows: kubectl says Forbidden, and ends. To restart or to label something is to get it and to patch it, to scale it is a subresource of its own, and logs and exec are such of pods.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  remedy: 'add it to the rules of a role that is bound to the ServiceAccount',
  * check(cluster) {
    for (const pods of podsThat(cluster, runKubectl)) {
      const hasToken = mountsToken(cluster, pods);
      if (!hasToken) yield* withoutToken(pods);
      const rights = hasToken ? rightsOf(cluster, pods) : undefined;
      if (!rights) {
        if (hasToken) yield* asAnother(cluster, pods);
        continue;
      }
      for (const { json, at } of pods.containers) {
        if (isOfAnother(json)) continue;
        for (const command of kubectlCommands(json)) {
          const missing = missingOf(cluster, pods, rights, command);
          if (missing.length === 0) continue;
          const isSure = !command.inShell && cluster.find('ServiceAccount', pods.namespace, accountOf(pods)) !== undefined;
          const must = `${isSure ? 'must' : 'should'} be allowed to its ServiceAccount '${accountOf(pods)}', which may not ${missing.join(', ')}: it is refused (Forbidden)`;
          yield { item: pods.item, at, must, value: command.text, ...isSure ? {} : { severity: 'warning' as const } };
        }
      }
    }
  },
};

/** What the ServiceAccount of pods is given no right to, and another one of the namespace that nobody runs as is. */
function* asAnother(cluster: Cluster, pods: Pods): Iterable<Violation> {
  const own = accountOf(pods);
  if (boundTo(cluster, pods) !== undefined) return;
  const used = new Set(cluster.podsIn(pods.namespace).map(accountOf));
  const others = cluster.all('ServiceAccount').filter(({ namespace, name }) => namespace === pods.namespace && !used.has(name));
  for (const { json, at } of others.length === 0 ? [] : pods.containers) {
    if (isOfAnother(json)) continue;
    for (const command of kubectlCommands(json)) {
      const meant = needsOf(command).length === 0 ? undefined : others.find(({ name }) => {
        const rights = rightsOf(cluster, { ...pods, spec: { serviceAccountName: name } });
        return rights && missingOf(cluster, pods, rights, command).length === 0;
      });
      if (!meant) continue;
      yield { item: pods.item, at: 'serviceAccountName', must: `should be '${meant.name}', which may do what ${at} does: nothing gives '${own}' any rights`, value: own, remedy: `write '${meant.name}'`, severity: 'warning' };
      return;
    }
  }
}

/** Whether it may be somebody else who asks, or another cluster that is asked. */
function isOfAnother(container: Json): boolean {
  return /KUBECONFIG|kubeconfig|\.kube\b|kubectl config|POD_NAMESPACE/.test(JSON.stringify(container));
}

/** What pods ask the API server without the token by which it knows them. */
function* withoutToken({ item, containers }: Pods): Iterable<Violation> {
  for (const { json, at } of containers) {
    if (isOfAnother(json) || /--(server|token)\b/.test(JSON.stringify(json))) continue;
    const command = kubectlCommands(json).find(each => needsOf(each).length > 0);
    if (!command) continue;
    const must = `${command.inShell ? 'should' : 'must'} have the token of its ServiceAccount: kubectl asks nobody without one`;
    yield { item, at, must, value: command.text, remedy: TOKEN, ...command.inShell ? { severity: 'warning' as const } : {}, source: NO_TOKEN };
  }
}

const TOKEN = 'set \'serviceAccountToken: true\' of the program, or \'automountServiceAccountToken\', and bind a role to its ServiceAccount';
const NO_TOKEN = 'https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/#directly-accessing-the-rest-api';

function runKubectl(pods: Pods): boolean {
  return haveCommands(pods) && pods.containers.some(({ json }) => /kubectl/.test(JSON.stringify([json.image, json.command, json.args])));
}

/** What a command needs that nothing allows, in words. */
function missingOf(cluster: Cluster, pods: Pods, rights: readonly Rights[], command: KubectlCommand): string[] {
  const { options } = command;
  const asked = options.get('namespace') ?? options.get('n') ?? pods.namespace;
  const namespace = options.has('A') || options.has('all-namespaces') ? undefined : asked;
  if (namespace !== undefined && (isUnknown(namespace) || !isOurs(cluster, pods, namespace))) return [];
  const missing = needsOf(command).filter(need => !need.verbs.some(verb => may(rights, { ...need, verb, namespace })));
  return [...new Set(missing.map(need => wordsOf(need, namespace, pods)))];
}

/** Whether the program knows who has which rights in a namespace: of one that others fill, they may give some. */
function isOurs(cluster: Cluster, pods: Pods, namespace: string): boolean {
  return namespace === pods.namespace || cluster.items.some(item => item.namespace === namespace || (item.kind === 'Namespace' && item.name === namespace));
}

function wordsOf({ verbs: [verb], resource }: Need, namespace: string | undefined, pods: Pods): string {
  const where = namespace === pods.namespace ? '' : namespace === undefined ? ' of all namespaces' : ` of '${namespace}'`;
  return `${verb} ${resource}${where}`;
}
