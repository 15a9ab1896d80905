import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'container-twice',
  severity: 'error',
  title: 'The containers of a pod have names of their own.',
  why: 'The API server refuses a pod with two containers of one name.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#containers',
  remedy: 'rename one of them',
  alone: true,
  * check(cluster) {
    for (const { item, containers } of cluster.pods) {
      const names = containers.map(({ name }) => name);
      for (const name of names.filter((each, index) => each !== '' && names.indexOf(each) < index)) {
        yield { item, at: 'containers', must: 'must each have a name of their own: the API server refuses the pod', value: name };
      }
    }
  },
};
