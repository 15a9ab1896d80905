import { Json, list, record } from '../../core/internal/json';
import { Item } from '../internal/item';
import { podsOf } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'required-field',
  severity: 'error',
  title: 'An object has the fields that Kubernetes asks for.',
  why: 'The API server refuses an object without them.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  remedy: 'add it',
  alone: true,
  saidBy: ['override-field'],
  * check(cluster) {
    for (const item of cluster.items) {
      if (!item.builtIn) continue;
      for (const at of [...absent(item.json, Object.hasOwn(FIELDS, item.kind) ? FIELDS[item.kind] : []), ...inParts(item)]) {
        yield { item, at, must: 'must be there: the API server refuses the object without it', value: 'nothing' };
      }
    }
  },
};

const SELECTING = ['spec.selector', 'spec.template'];
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Deployment: SELECTING,
  StatefulSet: SELECTING,
  DaemonSet: SELECTING,
  ReplicaSet: ['spec.selector'],
  Job: ['spec.template'],
  CronJob: ['spec.schedule', 'spec.jobTemplate'],
  Pod: ['spec.containers'],
  HorizontalPodAutoscaler: ['spec.scaleTargetRef', 'spec.maxReplicas'],
  PersistentVolumeClaim: ['spec.accessModes', 'spec.resources.requests.storage'],
  PersistentVolume: ['spec.accessModes', 'spec.capacity.storage'],
  StorageClass: ['provisioner'],
  PriorityClass: ['value'],
  RuntimeClass: ['handler'],
  RoleBinding: ['roleRef.name', 'roleRef.kind'],
  ClusterRoleBinding: ['roleRef.name', 'roleRef.kind'],
  NetworkPolicy: ['spec'],
};

/** The paths of a list that lead to nothing. */
function absent(json: Json, paths: readonly string[]): string[] {
  return paths.filter(path => path.split('.').reduce<unknown>((at, key) => record(at)[key], json) === undefined);
}

function missingIn(at: string, items: readonly Json[], fields: readonly string[]): string[] {
  return items.flatMap((item, index) => absent(item, fields).map(field => `${at}[${index}].${field}`));
}

function inParts(item: Item): string[] {
  const pods = podsOf(item);
  const { spec } = item;
  const inPods = (pods?.containers ?? []).flatMap(({ json, at }) => [
    ...absent(json, ['name', 'image']).map(field => `${at} ${field}`),
    ...missingIn(`${at} env`, list(json.env), ['name']),
    ...missingIn(`${at} ports`, list(json.ports), ['containerPort']),
    ...missingIn(`${at} volumeMounts`, list(json.volumeMounts), ['name', 'mountPath']),
  ]);
  const noContainers = pods && pods.containers.filter(({ role }) => role === 'main').length === 0 ? ['containers'] : [];
  return [
    ...item.name === '' && item.metadata.generateName === undefined ? ['metadata.name'] : [],
    ...inPods,
    ...item.kind === 'Pod' && pods === undefined ? [] : noContainers,
    ...item.kind === 'Service' ? missingIn('spec.ports', list(spec.ports), ['port']) : [],
    ...item.kind === 'Service' && spec.type !== 'ExternalName' && spec.clusterIP !== 'None' && list(spec.ports).length === 0 ? ['spec.ports'] : [],
    ...item.kind === 'Ingress' ? list(spec.rules).flatMap(({ http }, index) => missingIn(`spec.rules[${index}].http.paths`, list(record(http).paths), ['pathType', 'backend'])) : [],
    ...item.kind === 'Role' || item.kind === 'ClusterRole' ? missingIn('rules', list(item.json.rules), ['verbs']) : [],
  ];
}
