import { list, record } from '../../core/internal/json';
import { Cluster } from './cluster';
import { Container, Pods, wordsOf } from './pods';
import { filesOf, pathOf } from './volume-files';

/** The file of settings that a Redis or a Valkey is started with. */
export interface RedisFile {
  readonly path: string;
  readonly text: string;
  /** The words that it is started with, which take the place of what is in the file. */
  readonly words: string;
}

/** The file that a container starts Redis or Valkey with, where it is of a ConfigMap of the program. */
export function redisFileOf(cluster: Cluster, pods: Pods, { json }: Container): RedisFile | undefined {
  const words = wordsOf(json).flatMap(([, all]) => all).join(' ');
  // The image runs its server with a file that it is given as the first argument: https://hub.docker.com/_/redis
  const ofImage = json.command === undefined && /redis|valkey/.test(String(json.image));
  const [, started] = /(?:^|[\s/])(?:redis|valkey)-server\s+(\/\S+)/.exec(words) ?? (ofImage ? /^(\/\S+\.conf)(?=\s|$)/.exec(words) : null) ?? [];
  if (started === undefined) return undefined;
  for (const mount of list(json.volumeMounts)) {
    for (const file of filesOf(cluster, pods, mount.name)?.files ?? []) {
      const text = file.item?.kind === 'ConfigMap' ? record(file.item.json.data)[String(file.key)] : undefined;
      // What it includes may say otherwise.
      if (typeof text === 'string' && pathOf(mount, file) === started) return /^\s*include\s/im.test(text) ? undefined : { path: started, text, words };
    }
  }
  return undefined;
}

/** What a file says of a setting, each time that it does. */
export function settingsOf({ text }: RedisFile, name: string): string[] {
  return [...text.matchAll(new RegExp(`^[ \\t]*${name}[ \\t]+(.*?)[ \\t]*$`, 'gim'))].map(([, value]) => value);
}
