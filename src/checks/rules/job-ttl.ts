import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'job-ttl',
  severity: 'warning',
  title: 'A Job that is kept in place by GitOps does not delete itself.',
  why: 'To Argo CD with selfHeal, and to Flux at each interval, a Job that is gone is one to be made: after its ttlSecondsAfterFinished it is deleted, made again and runs again, over and over.',
  source: 'https://github.com/airbytehq/airbyte/issues/15202',
  remedy: 'leave \'ttlSecondsAfterFinished\' out; or make it a hook of Argo CD\'s, which runs with each sync and no more: argocd.argoproj.io/hook: Sync',
  * check(cluster) {
    for (const item of cluster.all('Job')) {
      const { ttlSecondsAfterFinished: ttl } = item.spec;
      if (typeof ttl !== 'number' || isLeftAlone(item)) continue;
      const keeper = keeperOf(cluster, item);
      if (keeper) yield { item, at: 'spec.ttlSecondsAfterFinished', must: `should not be given where ${keeper.toString()} keeps it in place: it is made again when it is gone, and runs again`, value: ttl };
    }
  },
};

const APPLIED_ONCE = ['argocd.argoproj.io/hook', 'helm.sh/hook', 'kustomize.toolkit.fluxcd.io/reconcile'];

/** Whether a Job is a hook, or Flux is told to leave it. */
function isLeftAlone({ metadata }: Item): boolean {
  const said = { ...record(metadata.labels), ...record(metadata.annotations) };
  return APPLIED_ONCE.some(key => key in said) || said['kustomize.toolkit.fluxcd.io/ssa'] === 'Ignore';
}

/** What keeps the objects of a Job's namespace as they are written. */
function keeperOf(cluster: Cluster, { namespace }: Item): Item | undefined {
  const ofArgo = cluster.all('Application.argoproj.io').find(({ spec }) => heals(spec, namespace)) ?? cluster.all('ApplicationSet.argoproj.io').find(({ spec }) => heals(record(record(spec.template).spec), namespace));
  if (ofArgo && !passesOverJobs(cluster)) return ofArgo;
  return cluster.all('Kustomization.kustomize.toolkit.fluxcd.io').find(({ spec }) => namespace !== undefined && spec.targetNamespace === namespace && spec.suspend !== true && spec.kubeConfig === undefined);
}

/** Whether an Application has this cluster's objects of a namespace made again. */
function heals({ destination, syncPolicy, source, sources }: Json, own: string | undefined): boolean {
  const { namespace, server, name } = record(destination);
  const { selfHeal, enabled } = record(record(syncPolicy).automated);
  const isHere = server === 'https://kubernetes.default.svc' || name === 'in-cluster';
  // A chart brings objects of its own.
  const isOfGit = [...list(sources), ...source === undefined ? [] : [record(source)]].some(each => each.chart === undefined);
  return selfHeal === true && enabled !== false && own !== undefined && namespace === own && isHere && isOfGit;
}

/** Whether Argo CD is told not to look at Jobs: https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#resource-exclusioninclusion */
function passesOverJobs(cluster: Cluster): boolean {
  return cluster.all('ConfigMap').some(({ name, json }) => name === 'argocd-cm' && /\bJobs?\b/.test(String(record(json.data)['resource.exclusions'])));
}
