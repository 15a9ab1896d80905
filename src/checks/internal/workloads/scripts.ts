import { Cluster } from '../cluster';
import { allWordsOf, Container, Pods, SHELL, shellScript } from '../pods';
import { textAt } from './volume-files';

/** What a shell runs in a container: what follows -c, or a file of a ConfigMap of the program; undefined where that is not known. */
export function scriptOf(cluster: Cluster, pods: Pods, container: Container): string | undefined {
  const words = allWordsOf(container.json);
  if (!SHELL.test(words[0] ?? '')) return words[0]?.startsWith('/') ? textAt(cluster, pods, container, words[0]) : undefined;
  const script = shellScript(words) ?? words.find(word => /^\/\S+$/.test(word) && word !== words[0]);
  return script !== undefined && /^\/\S+$/.test(script.trim()) ? textAt(cluster, pods, container, script.trim()) : script;
}
