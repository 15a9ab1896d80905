import { list } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'file-mount',
  severity: 'warning',
  title: 'A file of a ConfigMap or a Secret is mounted as a file.',
  why: 'A volume is a directory: without a subPath the path that looks like a file becomes one, with a file for each key in it, and a program that opens it finds a directory.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
  remedy: 'set \'subPath\' to the key, or mount the directory',
  * check(cluster) {
    for (const { item, spec, containers } of cluster.pods) {
      const directories = new Set(list(spec.volumes).filter(({ configMap, secret }) => (configMap ?? secret) !== undefined).map(({ name }) => name));
      if (directories.size === 0) continue;
      for (const { json, at } of containers) {
        for (const { name, mountPath, subPath, subPathExpr } of list(json.volumeMounts)) {
          if (!directories.has(name) || subPath !== undefined || subPathExpr !== undefined || !FILE.test(String(mountPath))) continue;
          yield { item, at: `${at} mount '${String(mountPath)}'`, must: 'should be of one file, by its subPath: without it a directory of this name is made', value: name };
        }
      }
    }
  },
};

const FILE = /\/[^/]+\.(ya?ml|json|toml|ini|conf|cfg|properties|xml|env|sh|pem|crt|cer|key|txt)$/;
