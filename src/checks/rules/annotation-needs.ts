import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'annotation-needs',
  severity: 'error',
  title: 'An annotation is beside those that it needs.',
  why: 'Who injects an agent refuses the pod when it is not told enough: no pod is ever made, and the reason is in the events of the ReplicaSet alone.',
  source: 'https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations',
  remedy: 'add it',
  * check(cluster) {
    for (const { item, annotations } of cluster.pods) {
      for (const { key, value, needs } of NEEDS) {
        if (String(annotations[key]) !== value || needs.some(each => annotations[each] !== undefined)) continue;
        yield { item, at: `template annotation '${key}'`, must: `must be beside ${needs.map(each => `'${each}'`).join(' or ')}: the pod is refused`, value };
      }
    }
  },
};

const VAULT = 'vault.hashicorp.com';
const NEEDS = [
  // With a configuration, or another way to log in, it is said there.
  { key: `${VAULT}/agent-inject`, value: 'true', needs: [`${VAULT}/role`, `${VAULT}/agent-configmap`, `${VAULT}/auth-type`, `${VAULT}/auth-path`] },
];
