import { list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Pods } from '../internal/pods';
import { Rule } from '../internal/rule';
import { secretKeys } from '../internal/secret-keys';

export const rule: Rule = {
  id: 'config-hidden',
  severity: 'error',
  title: 'A volume at the directory of a program\'s settings has the file that the program starts with.',
  why: 'A volume hides all that the image has at its path: of a directory with one file of one\'s own, the others are gone, and the program does not start.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#configmap',
  remedy: 'mount the one file by \'subPath\', or the directory that is read besides, such as /etc/nginx/conf.d',
  * check(cluster) {
    for (const pods of cluster.pods) {
      if (!list(pods.spec.volumes).some(({ configMap, secret }) => (configMap ?? secret) !== undefined)) continue;
      for (const { json, at } of pods.containers) {
        const known = PROGRAMS.find(({ image }) => image.test(String(json.image)));
        if (!known || json.command !== undefined || json.args !== undefined) continue;
        const mounts = list(json.volumeMounts);
        const mount = mounts.find(({ mountPath, subPath }) => subPath === undefined && String(mountPath).replace(/\/$/, '') === known.directory);
        const file = `${known.directory}/${known.file}`;
        if (!mount || mounts.some(({ mountPath }) => mountPath === file)) continue;
        const keys = keysOf(cluster, pods, mount.name);
        if (keys === undefined || keys.includes(known.file)) continue;
        yield { item: pods.item, at: `${at} volumeMounts '${String(mount.mountPath)}'`, must: `must have ${known.file}, which it hides: the program does not start`, value: keys };
      }
    }
  },
};

// What these images start with, where they are told nothing else.
const PROGRAMS = [
  { image: /^((index\.)?docker\.io\/)?((library\/)?nginx|nginx(inc)?\/nginx-unprivileged)[:@]/, directory: '/etc/nginx', file: 'nginx.conf' },
  { image: /^((index\.)?docker\.io\/)?(library\/)?httpd[:@]/, directory: '/usr/local/apache2/conf', file: 'httpd.conf' },
  { image: /^((index\.)?docker\.io\/)?(library\/)?haproxy[:@]/, directory: '/usr/local/etc/haproxy', file: 'haproxy.cfg' },
  { image: /^((index\.)?docker\.io\/|quay\.io\/)?(prom|prometheus)\/prometheus[:@]/, directory: '/etc/prometheus', file: 'prometheus.yml' },
  { image: /^((index\.)?docker\.io\/|quay\.io\/)?(prom|prometheus)\/alertmanager[:@]/, directory: '/etc/alertmanager', file: 'alertmanager.yml' },
];

/** The files of a volume that is a ConfigMap or a Secret of the program; undefined where they are not known. */
function keysOf(cluster: Cluster, { spec, namespace }: Pods, volume: unknown): string[] | undefined {
  const { configMap, secret } = list(spec.volumes).find(({ name }) => name === volume) ?? {};
  const { items, name, secretName } = record(configMap ?? secret);
  if (items !== undefined) return list(items).map(({ path }) => String(path));
  if (configMap !== undefined) {
    const { data, binaryData } = cluster.find('ConfigMap', namespace, String(name))?.json ?? {};
    const keys = [...Object.keys(record(data)), ...Object.keys(record(binaryData))];
    // An empty one is there for somebody to fill.
    return keys.length > 0 ? keys : undefined;
  }
  const maker = secret === undefined ? undefined : cluster.maker('Secret', namespace, String(secretName));
  return maker && secretKeys(maker.json);
}
