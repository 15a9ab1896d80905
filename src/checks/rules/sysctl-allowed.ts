import { list, record } from '../../core/internal/json';
import { Rule } from '../internal/rule';
import { SAFE_SYSCTLS } from '../internal/workloads/pod-standard';

export const rule: Rule = {
  id: 'sysctl-allowed',
  severity: 'error',
  title: 'A kernel parameter of a pod is one that the kubelet sets.',
  why: 'Most parameters are of the whole node, and no pod can set them; of those that a pod has to itself, the kubelet sets the safe ones alone, unless it is told of more. Otherwise the pod fails with SysctlForbidden, and is made again and again.',
  source: 'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
  remedy: 'leave it out, set it on the nodes, or silence this where the kubelets allow it by --allowed-unsafe-sysctls',
  * check(cluster) {
    for (const { item, namespace, spec } of cluster.pods) {
      const { sysctls } = record(spec.securityContext);
      // Where the namespace forbids them, that is said.
      if (sysctls === undefined || ['baseline', 'restricted'].includes(cluster.podSecurity(namespace) ?? '')) continue;
      for (const { name } of list(sysctls)) {
        const own = String(name).replace(/\//g, '.');
        if (SAFE_SYSCTLS.has(own)) continue;
        const at = `sysctls '${String(name)}'`;
        if (OF_PODS.test(own)) yield { item, at, must: 'should be one that the kubelet sets without being told', value: name, severity: 'warning' };
        else yield { item, at, must: 'must be one that a pod has to itself: this is of the whole node, and the pod is never run', value: name, remedy: 'set it on the nodes' };
      }
    }
  },
};

// What the kernel keeps for each pod: its network and its ways of talking within the machine.
const OF_PODS = /^(net\.|fs\.mqueue\.|kernel\.(shm|msg|sem))/;
