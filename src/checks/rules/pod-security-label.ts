import { record } from '../../core/internal/json';
import { Rule } from '../internal/rule';

const PREFIX = 'pod-security.kubernetes.io/';
const MODE = /^(enforce|audit|warn)(-version)?$/;

export const rule: Rule = {
  id: 'pod-security-label',
  severity: 'error',
  title: 'The Pod Security labels of a namespace are such as are read.',
  why: 'A level that there is not is taken for the strictest, with an error in the log of the API server; a label that there is not, or an annotation, does nothing, and the namespace is open.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces',
  remedy: 'write enforce, audit or warn, with privileged, baseline or restricted, or the same with -version',
  * check(cluster) {
    for (const item of cluster.all('Namespace')) {
      for (const [key, value] of Object.entries(record(item.metadata.annotations))) {
        if (!key.startsWith(PREFIX) || !MODE.test(key.slice(PREFIX.length)) || key in record(item.metadata.labels)) continue;
        yield { item, at: `annotation '${key}'`, must: 'must be a label: as an annotation it does nothing', value, remedy: 'move it to \'labels\'' };
      }
      for (const [key, value] of Object.entries(record(item.metadata.labels))) {
        if (!key.startsWith(PREFIX)) continue;
        const [, , version] = MODE.exec(key.slice(PREFIX.length)) ?? [undefined, undefined, ''];
        const good = version === undefined ? /^(privileged|baseline|restricted)$/ : version === '' ? /^$/ : /^(latest|v1\.\d+)$/;
        if (!good.test(String(value))) yield { item, at: 'labels', must: 'must be a mode, and a level or a version of it', value: `${key}: ${String(value)}` };
      }
    }
  },
};
