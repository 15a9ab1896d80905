import { posix } from 'path';
import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Rule } from '../internal/rule';
import { secretKeys } from '../internal/workloads/secret-keys';
import { wholeText } from '../internal/workloads/texts';

export const rule: Rule = {
  id: 'file-mount',
  severity: 'error',
  title: 'A file of a ConfigMap or a Secret is mounted as a file.',
  why: 'A volume is a directory: without a subPath the path that looks like a file becomes one, with a file for each key in it, and a program that opens it finds a directory.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
  remedy: 'set \'subPath\' to the key, or mount the directory',
  * check(cluster) {
    for (const pods of cluster.pods) {
      const { item, namespace, spec, containers } = pods;
      const ofFiles = list(spec.volumes).filter(({ configMap, secret }) => (configMap ?? secret) !== undefined);
      const volumes = new Map(ofFiles.map(volume => [volume.name, volume]));
      if (volumes.size === 0) continue;
      for (const { json, at } of containers) {
        for (const mount of list(json.volumeMounts)) {
          const { name, mountPath, subPath, subPathExpr } = mount;
          const volume = volumes.get(name);
          if (!volume || subPathExpr !== undefined) continue;
          // What asks for a file in it means a directory.
          if (subPath === undefined && FILE.test(String(mountPath)) && !wholeText(pods).includes(`${String(mountPath)}/`)) {
            const certain = namesOf(cluster, namespace, volume).includes(posix.basename(String(mountPath)));
            const must = `${certain ? 'must' : 'should'} be of one file, by its subPath: without it a directory of this name is made`;
            yield { item, at: `${at} mount '${String(mountPath)}'`, must, value: name, ...certain ? {} : { severity: 'warning' } };
          }
          if (subPath !== undefined && isDirectoryOfImages(String(mountPath)) && !isDirectory(volume, String(subPath))) {
            yield { item, at: `${at} mount '${String(mountPath)}'`, must: 'should be the path of a file, and images have a directory there: the container is not made', value: subPath, remedy: 'write the path of the file in it', severity: 'warning' };
          }
        }
      }
    }
  },
};

// Directories of most images, or of those that a name is customary in.
const DIRECTORIES = new Set([
  '/etc', '/etc/nginx', '/etc/ssl', '/etc/ssl/certs', '/etc/pki', '/etc/prometheus', '/etc/grafana', '/etc/apache2', '/etc/httpd', '/tmp', '/var', '/var/lib', '/var/log', '/var/run', '/var/www',
  '/var/www/html', '/usr', '/usr/bin', '/usr/lib', '/usr/share', '/usr/local', '/usr/local/bin', '/usr/local/etc', '/usr/local/lib', '/usr/local/share', '/home', '/opt', '/root', '/run',
]);

function isDirectoryOfImages(path: string): boolean {
  const bare = path.replace(/\/$/, '');
  return bare.endsWith('.d') || DIRECTORIES.has(bare);
}

/** Whether a path in a volume is a directory: one that the files of the volume are put into. */
function isDirectory({ configMap, secret }: Json, path: string): boolean {
  return list(record(configMap ?? secret).items).some(item => String(item.path).startsWith(`${path}/`));
}

/** The names of the files of a volume, as far as they are known. */
function namesOf(cluster: Cluster, namespace: string | undefined, { configMap, secret }: Json): readonly string[] {
  const { items, name, secretName } = record(configMap ?? secret);
  if (items !== undefined) return list(items).map(({ path }) => String(path));
  const [kind, of] = configMap === undefined ? ['Secret', secretName] : ['ConfigMap', name];
  const json = cluster.maker(kind, namespace, String(of))?.json;
  return json ? secretKeys(json) ?? Object.keys(record(json.data)) : [];
}

const FILE = /\/[^/]+\.(ya?ml|json|toml|ini|conf|cfg|properties|xml|env|sh|pem|crt|cer|key|txt)$/;
