import { Cluster } from '../cluster';
import { allWordsOf, Container, Pods } from '../pods';
import { textAt } from '../workloads/volume-files';

/** The file of settings that a Redis or a Valkey is started with. */
export interface RedisFile {
  readonly path: string;
  readonly text: string;
  /** The words that it is started with, which take the place of what is in the file. */
  readonly words: string;
}

/** The file that a container starts Redis or Valkey with, where it is of a ConfigMap of the program. */
export function redisFileOf(cluster: Cluster, pods: Pods, container: Container): RedisFile | undefined {
  const words = allWordsOf(container.json).join(' ');
  // The image runs its server with a file that it is given as the first argument: https://hub.docker.com/_/redis
  const ofImage = /redis|valkey/.test(String(container.json.image));
  const [, path] = /(?:^|[\s/])(?:redis|valkey)-server (\/\S+)/.exec(words) ?? (ofImage ? /^(\/\S+\.conf)(?=\s|$)/.exec(words) : null) ?? ['', ''];
  const text = textAt(cluster, pods, container, path);
  // What it includes may say otherwise.
  return text === undefined || /^\s*include\s/im.test(text) ? undefined : { path, text, words };
}

/** What a file says of a setting, each time that it does. */
export function settingsOf({ text }: RedisFile, name: string): string[] {
  return [...text.matchAll(new RegExp(`^[ \\t]*${name}[ \\t]+(.*?)[ \\t]*$`, 'gim'))].map(([, value]) => value);
}
