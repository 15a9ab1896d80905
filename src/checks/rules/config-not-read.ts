import { list, record } from '../../core/internal/json';
import { allWordsOf, askedOf, Container } from '../internal/pods';
import { runsRedis } from '../internal/programs/redis-file';
import { Rule } from '../internal/rule';
import { mountedFiles } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'config-not-read',
  severity: 'warning',
  title: 'A file of settings that a Redis mounts is one that it is started with.',
  why: 'The image reads no file by itself, wherever it is mounted: nothing that is set in it is so, not the password, nor that data is kept, nor how much memory is taken.',
  source: 'https://github.com/docker-library/docs/blob/master/redis/content.md',
  remedy: 'name it as the first argument: \'args: [redis-server, <path>]\'',
  * check(cluster) {
    const said = new Set<Container>();
    for (const { pods, container, path, file: { item, key } } of mountedFiles(cluster)) {
      if (said.has(container) || container.role === 'init' || !path.endsWith('.conf') || !runsRedis(container)) continue;
      const text = item?.kind === 'ConfigMap' ? record(item.json.data)[String(key)] : undefined;
      if (typeof text !== 'string' || !SETTING.test(text) || mayNameOne(container)) continue;
      said.add(container);
      yield { item: pods.item, at: `${container.at} mount of '${path}'`, must: 'should be named in what starts it: nobody reads it', value: allWordsOf(container.json).join(' ') || 'no arguments' };
    }
  },
};

const SETTING = /^[ \t]*(appendonly|appendfsync|maxmemory(-policy)?|requirepass|masterauth|save|bind|protected-mode|dir|aclfile|replicaof|databases|tls-port|io-threads)[ \t]+\S/im;

/** Whether some file is named in what a container runs, or what runs in it. */
function mayNameOne({ json }: Container): boolean {
  const asked = JSON.stringify([askedOf(json).map(([, { exec }]) => exec), list(json.env)]);
  const [first = '', ...words] = allWordsOf(json);
  return asked.includes('.conf') || [first.replace(/^\/\S*-server$/, ''), ...words].some(word => /\.conf|^-$|^[/$]|include/.test(word));
}
