import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Json, podTemplateOf, record } from '../json';
import { namespaceOfObject } from '../names';

/** Pods that something makes, by what selects them. */
export interface ForeignPods {
  readonly namespace?: string;
  readonly labels: Record<string, string>;
}

const POD_MAKERS = new Set(['Pod', 'Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob']);

/** The pods of the one workload that a construct is, or has inside; a text is why there is none such. */
export function podsOf(workload: IConstruct): ForeignPods | string {
  const objects = workload.node.findAll().filter(each => ApiObject.isApiObject(each));
  const found = objects.filter(({ kind }) => POD_MAKERS.has(kind)).map(object => ({ object, labels: labelsIn(record(object.toJson())) }));
  if (found.length !== 1) return found.length === 0 ? 'makes no pods' : `makes pods by ${found.length} objects`;
  const [{ object, labels }] = found;
  if (Object.keys(labels).length === 0) return 'selects its pods by no label';
  return { namespace: namespaceOfObject(object) ?? Chart.of(object).namespace, labels };
}

/** What selects the pods of an object; those of a Job, which has no selector of its own, by the labels that they get. */
function labelsIn(json: Json): Record<string, string> {
  const { selector } = record(json.spec);
  const labels = json.kind === 'Pod' ? record(json.metadata).labels : record(selector).matchLabels ?? record(podTemplateOf(json)?.metadata).labels;
  return Object.fromEntries(Object.entries(record(labels)).map(([key, value]) => [key, String(value)]));
}
