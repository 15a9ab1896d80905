import { accountOf, may, Rights, rightsOf } from '../internal/api/rights';
import { Cluster } from '../internal/cluster';
import { Pods } from '../internal/pods';
import { isUnknown, KubectlCommand, kubectlCommands } from '../internal/programs/kubectl';
import { Need, needsOf } from '../internal/programs/kubectl-needs';
import { Rule } from '../internal/rule';
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
      const rights = rightsOf(cluster, pods);
      if (!rights) continue;
      for (const { json, at } of pods.containers) {
        // It may be somebody else who asks, or another cluster that is asked.
        if (/KUBECONFIG|kubeconfig|\.kube\b|kubectl config|POD_NAMESPACE/.test(JSON.stringify(json))) continue;
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
