import { closestName } from '../../core/internal/closest-name';
import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { Container, Pods, wordsOf } from '../internal/pods';
import { NGINX_IMAGE } from '../internal/programs/nginx-upstreams';
import { Rule, Violation } from '../internal/rule';
import { deepestOf, isBelow } from '../internal/workloads/paths';
import { containerText, Text } from '../internal/workloads/texts';
import { filesOf, isOfFiles, pathOf } from '../internal/workloads/volume-files';

export const rule: Rule = {
  id: 'config-hidden',
  severity: 'error',
  title: 'A volume at the directory of a program\'s settings has the files that the program reads.',
  why: 'A volume hides all that the image has at its path: of a directory with one file of one\'s own, the others are gone, and the program does not start. Nor does one that is told of a file which the volume does not have.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#configmap',
  remedy: 'mount the one file by \'subPath\', or the directory that is read besides, such as /etc/nginx/conf.d',
  * check(cluster) {
    for (const pods of cluster.pods) {
      if (!list(pods.spec.volumes).some(isOfFiles)) continue;
      for (const container of pods.containers) {
        yield* hiddenFiles(cluster, pods, container);
        yield* missingFiles(cluster, pods, container);
      }
    }
  },
};

interface Program {
  readonly image: RegExp;
  readonly directory: string;
  readonly file: string;
}

// What these images start with, where they are told nothing else.
const PROGRAMS: readonly Program[] = [
  { image: NGINX_IMAGE, directory: '/etc/nginx', file: 'nginx.conf' },
  { image: /^((index\.)?docker\.io\/)?(library\/)?httpd[:@]/, directory: '/usr/local/apache2/conf', file: 'httpd.conf' },
  { image: /^((index\.)?docker\.io\/)?(library\/)?haproxy[:@]/, directory: '/usr/local/etc/haproxy', file: 'haproxy.cfg' },
  { image: /^((index\.)?docker\.io\/|quay\.io\/)?(prom|prometheus)\/prometheus[:@]/, directory: '/etc/prometheus', file: 'prometheus.yml' },
  { image: /^((index\.)?docker\.io\/|quay\.io\/)?(prom|prometheus)\/alertmanager[:@]/, directory: '/etc/alertmanager', file: 'alertmanager.yml' },
];

/** Files of the image that it starts with. */
function* hiddenFiles(cluster: Cluster, pods: Pods, { json, at: container }: Container): Iterable<Violation> {
  const known = PROGRAMS.find(({ image }) => image.test(String(json.image)));
  if (!known || json.command !== undefined || json.args !== undefined) return;
  const mounts = list(json.volumeMounts);
  const mount = mounts.find(({ mountPath, subPath }) => subPath === undefined && String(mountPath).replace(/\/$/, '') === known.directory);
  const start = `${known.directory}/${known.file}`;
  if (!mount || mounts.some(({ mountPath }) => mountPath === start)) return;
  const { files, complete } = filesOf(cluster, pods, mount.name) ?? NONE;
  if (!complete) return;
  const { item } = pods;
  const at = `${container} volumeMounts '${String(mount.mountPath)}'`;
  const value = files.map(({ path }) => path);
  if (!value.includes(known.file)) {
    yield { item, at, must: `must have ${known.file}, which it hides: the program does not start`, value };
    return;
  }
  const { item: from, key = '' } = files.find(({ path }) => path === known.file) ?? {};
  for (const included of known.file === 'nginx.conf' ? includedBy(record(from?.json.data)[key]) : []) {
    const path = included.startsWith('/') ? included : `${known.directory}/${included}`;
    if (mountOf(json, path) !== mount || files.some(file => pathOf(mount, file) === path)) continue;
    yield { item, at, must: `must have ${included}, which its ${known.file} includes and it hides: the program does not start`, value };
  }
}

const NONE = { files: [], complete: false };

/** The files that a configuration of nginx includes by their names: of a pattern, there may be none. */
function includedBy(text: unknown): string[] {
  const included = [...String(text).replace(/#.*/g, '').matchAll(/(?:^|[;{}])\s*include\s+["']?([^\s"';]+)["']?\s*;/gm)].map(([, path]) => path);
  return [...new Set(included)].filter(path => !/[*?[{$<]/.test(path));
}

/** The mount that a path of a container is in. */
function mountOf({ volumeMounts }: Json, path: string): Json | undefined {
  return deepestOf(list(volumeMounts).filter(({ mountPath }) => path === mountPath || isBelow(path, String(mountPath))));
}

/** Files that a program is told of, and that the volume at their directory does not have. */
function* missingFiles(cluster: Cluster, pods: Pods, told: Container): Iterable<Violation> {
  const { json, at: container } = told;
  const all = list(json.volumeMounts).length > 0 && ENDING.test(containerText(told)) ? pathsTold(json) : [];
  for (const { text: path, at } of all) {
    const mount = mountOf(json, path);
    const { files, complete } = (mount && filesOf(cluster, pods, mount.name)) ?? NONE;
    if (!mount || !complete) continue;
    const directory = path.slice(0, path.lastIndexOf('/'));
    const paths = files.flatMap(file => pathOf(mount, file) ?? []);
    const names = paths.filter(each => each.slice(0, each.lastIndexOf('/')) === directory).map(each => each.slice(directory.length + 1));
    if (names.length === 0 || paths.includes(path)) continue;
    // What it is told of too is not what this one is meant to be.
    const near = closestName(path.slice(directory.length + 1), names.filter(name => !all.some(({ text }) => text === `${directory}/${name}`)));
    const must = `${near === undefined ? 'should' : 'must'} name a file that '${String(mount.mountPath)}' has, and it has ${names.map(name => `'${name}'`).join(', ')}: the program does not find it`;
    const remedy = near === undefined ? 'correct the path, or put the file into the volume' : `write '${directory}/${near}'`;
    yield { item: pods.item, at: `${container} ${at}`, must, value: path, remedy, ...near === undefined ? { severity: 'warning' } : {} };
  }
}

// Files that are read. What a script does with one, and what may be missing, is left out: a word has to be a path as a whole.
const READ = '\\.(?:ya?ml|json|toml|ini|conf|cfg|cnf|properties|xml|env|sh|pem|crt|cer|key|txt)';
const ENDING = new RegExp(`${READ}"`);
const PATH = new RegExp(`^(?:--?[\\w.-]+=)?(?:file:(?://)?)?(/[\\w./-]+${READ})$`);

/** The paths of files that a program is told, and where. */
function pathsTold(container: Json): Text[] {
  const words = wordsOf(container).flatMap(([at, each]) => each.map((text): Text => ({ text, at })));
  const values = list(container.env).map(({ name, value }): Text => ({ text: String(value), at: `env '${String(name)}'` }));
  return [...words, ...values].flatMap(({ text, at }) => {
    const [, path] = PATH.exec(text) ?? [];
    return path === undefined ? [] : [{ text: path, at }];
  });
}
