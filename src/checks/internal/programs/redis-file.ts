import { posix } from 'path';
import { Cluster } from '../cluster';
import { allWordsOf, Container, Pods } from '../pods';
import { officialName } from '../workloads/official';
import { textAt } from '../workloads/volume-files';

/** The file of settings that a Redis or a Valkey is started with. */
export interface RedisFile {
  readonly path: string;
  readonly text: string;
  /** The words that it is started with, which take the place of what is in the file. */
  readonly words: string;
}

/** The path of the file that a container starts Redis or Valkey with. */
function pathIn({ json }: Container, words: string): string | undefined {
  // The image runs its server with a file that it is given as the first argument: https://hub.docker.com/_/redis
  const ofImage = json.command === undefined && /redis|valkey/.test(String(json.image));
  const [, started] = /(?:^|[\s/])(?:redis|valkey)-server\s+(\/\S+)/.exec(words) ?? (ofImage ? /^(\/\S+\.conf)(?=\s|$)/.exec(words) : null) ?? [];
  return started;
}

/** The file that a container starts Redis or Valkey with, where it is of a ConfigMap of the program. */
export function redisFileOf(cluster: Cluster, pods: Pods, container: Container): RedisFile | undefined {
  const words = allWordsOf(container.json).join(' ');
  const path = pathIn(container, words);
  const text = path === undefined ? undefined : textAt(cluster, pods, container, path);
  // What it includes may say otherwise.
  return path === undefined || text === undefined || /^\s*include\s/im.test(text) ? undefined : { path, text, words };
}

/** What a file says of a setting, each time that it does. */
export function settingsOf({ text }: RedisFile, name: string): string[] {
  return [...text.matchAll(new RegExp(`^[ \\t]*${name}[ \\t]+(.*?)[ \\t]*$`, 'gim'))].map(([, value]) => value);
}

/** Whether an image is Docker's of Redis, or that of Valkey, which run their server in /data without any file: https://github.com/docker-library/docs/blob/master/redis/content.md */
function isRedisImage(image: unknown): boolean {
  return officialName(image) === 'redis' || /^(?:(?:index\.)?docker\.io\/)?valkey\/valkey(?:[:@]|$)/.test(String(image));
}

/** Whether a container of such an image runs its server, by itself or by these words alone. */
export function runsRedis({ json }: Container): boolean {
  const [first = ''] = allWordsOf(json);
  return isRedisImage(json.image) && (/(^|\/)(redis|valkey)-server$/.test(first) || (json.command === undefined && (first === '' || /^-|\.conf$/.test(first))));
}

/** Where Redis or Valkey writes what it is told to keep; undefined where that is not known, or it keeps nothing. */
export function redisDirectoryOf(cluster: Cluster, pods: Pods, container: Container): string | undefined {
  if (!runsRedis(container)) return undefined;
  const words = allWordsOf(container.json).join(' ');
  const file = redisFileOf(cluster, pods, container);
  if (!file && /(^|\s)[^-\s]\S*\.conf(\s|$)/.test(words)) return undefined;
  const said = (name: string) => /^\S*/.exec(` ${words}`.split(` --${name} `)[1] ?? '')?.[0] || (file && settingsOf(file, name).at(-1));
  const isKept = said('appendonly')?.replace(/["']/g, '') === 'yes' || /^["']?\d/.test(said('save') ?? '');
  return isKept ? posix.resolve(String(container.json.workingDir ?? '/data'), said('dir')?.replace(/["']/g, '') ?? '.') : undefined;
}

/** Where Redis or Valkey would write, which is told to write nothing: neither what it has, from time to time, nor each change. */
export function unusedDirectoryOf(cluster: Cluster, pods: Pods, container: Container): string | undefined {
  const words = allWordsOf(container.json);
  const text = words.join(' ');
  const file = redisFileOf(cluster, pods, container);
  if ((!file && /(^|\s)[^-\s]\S*\.conf(\s|$)/.test(text)) || /cluster-enabled|aclfile|sentinel|loadmodule/.test(`${text} ${file?.text ?? ''}`)) return undefined;
  const said = (name: string) => words.includes(`--${name}`) ? words[words.lastIndexOf(`--${name}`) + 1] : file && settingsOf(file, name).at(-1);
  const save = said('save');
  if (save === undefined || !/^(""|'')?$/.test(save) || said('appendonly') === 'yes') return undefined;
  return posix.resolve(String(container.json.workingDir ?? '/data'), said('dir')?.replace(/["']/g, '') ?? '.');
}
