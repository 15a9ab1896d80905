import { posix } from 'path';
import { list, record } from '../../../core/internal/json';
import { Cluster } from '../cluster';
import { allWordsOf, Container, Pods, SHELL } from '../pods';
import { filesMountedBy, textAt, textOf } from '../workloads/volume-files';
import { lokiFileOf } from './loki-file';
import { redisDirectoryOf } from './redis-file';
import { readYaml } from './yaml-file';

/** Where a program writes what it is to keep, and what says so. */
export interface DataDirectory {
  readonly path: string;
  /** What tells it another place. */
  readonly setting: string;
  readonly source: string;
}

interface Program {
  readonly image: RegExp;
  readonly setting: string;
  readonly source: string;
  readonly pathOf: (cluster: Cluster, pods: Pods, container: Container) => string | undefined;
}

const PROGRAMS: readonly Program[] = [
  { image: /redis|valkey/, setting: '\'dir\'', source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/', pathOf: redisDirectoryOf },
  { image: /(^|\/)loki(:|@|$)/, setting: '\'chunks_directory\' and \'path_prefix\'', source: 'https://grafana.com/docs/loki/latest/configure/#common', pathOf: ofLoki },
  { image: /(^|\/)(vault|openbao)(:|@|$)/, setting: '\'path\' of its storage', source: 'https://developer.hashicorp.com/vault/docs/configuration/storage/filesystem', pathOf: ofVault },
  { image: /(^|\/)(gitea|forgejo)[:@]/, setting: 'GITEA_WORK_DIR', source: 'https://docs.gitea.com/installation/install-with-docker-rootless', pathOf: ofGitea },
  { image: /(^|\/)prometheus[:@]/, setting: '--storage.tsdb.path', source: 'https://prometheus.io/docs/prometheus/latest/storage/', pathOf: ofPrometheus },
  { image: /^((index\.)?docker\.io\/)?(library\/)?nats(:|@|$)/, setting: 'store_dir', source: 'https://docs.nats.io/running-a-nats-service/configuration/resource_management', pathOf: ofNats },
];

/** Where a container writes what it is to keep; undefined where that is not known, or it keeps nothing. */
export function dataDirectoryOf(cluster: Cluster, pods: Pods, container: Container): DataDirectory | undefined {
  const image = String(container.json.image);
  const program = PROGRAMS.find(each => each.image.test(image));
  const path = program?.pathOf(cluster, pods, container);
  // What a variable makes of it is not known.
  if (program === undefined || path === undefined || !/^\/[\w./-]*$/.test(path)) return undefined;
  return { path: posix.normalize(path).replace(/\/$/, ''), setting: program.setting, source: program.source };
}

/** The chunks of a Loki that writes to its disk. */
function ofLoki(cluster: Cluster, pods: Pods, container: Container): string | undefined {
  const file = lokiFileOf(cluster, pods, container);
  const { common, schema_config: schema, storage_config: storage } = (file && readYaml(file.text)) ?? {};
  const { path_prefix: prefix, storage: shared } = record(common);
  const stores = list(record(schema).configs).map(({ object_store: store }) => store);
  if (stores.length === 0 || stores.some(store => store !== 'filesystem')) return undefined;
  const { directory = record(record(shared).filesystem).chunks_directory } = record(record(storage).filesystem);
  const said = directory ?? (prefix === undefined ? undefined : `${String(prefix)}/chunks`);
  return said === undefined ? undefined : String(said);
}

const STORAGE = /^[ \t]*storage[ \t]+"?(?:file|raft)"?[ \t]*\{(?:[^}]*\n)?[ \t]*path[ \t]*=[ \t]*"([^"]+)"/m;

/** The file that a Vault is told of, or that is where its image looks. */
function ofVault(cluster: Cluster, _: Pods, container: Container): string | undefined {
  const words = allWordsOf(container.json).join(' ');
  const told = [...words.matchAll(/-config[= ](\S+)/g)].map(([, path]) => path.replace(/\/$/, ''));
  const texts = filesMountedBy(cluster, container).filter(each => each.path.endsWith('.hcl')
    && (told.some(path => each.path === path || posix.dirname(each.path) === path) || /^\/(vault|openbao)\/config\/[^/]+$/.test(each.path)));
  const paths = texts.flatMap(each => STORAGE.exec(textOf(each) ?? '')?.[1] ?? []);
  return paths.length === 1 ? paths[0] : undefined;
}

/** The image with root keeps all in /data, the one without in its working directory. */
function ofGitea(_: Cluster, { spec }: Pods, { json, role }: Container): string | undefined {
  const mounts = list(json.volumeMounts);
  // What a file says is not known; one that is on a claim, Gitea has written itself.
  const isFile = list(spec.volumes).some(({ name, persistentVolumeClaim }) => persistentVolumeClaim === undefined
    && mounts.some(mount => mount.name === name && /app\.ini|^\/etc\/(gitea|forgejo)$/.test(String(mount.mountPath))));
  const isTold = json.envFrom !== undefined || list(json.env).some(({ name }) => /WORK_DIR|PATH|ROOT|CUSTOM|APP_INI/.test(String(name)));
  if (role !== 'main' || isFile || isTold || json.command !== undefined || allWordsOf(json).length > 0) return undefined;
  return /-rootless(@|$)/.test(String(json.image)) ? '/var/lib/gitea' : '/data';
}

/** Where its blocks are told to be, or where its image has them. */
function ofPrometheus(_: Cluster, __: Pods, { json }: Container): string | undefined {
  const words = allWordsOf(json);
  if (words.some(word => SHELL.test(word) || /agent/.test(word))) return undefined;
  const index = words.findIndex(word => /^--storage\.tsdb\.path(=|$)/.test(word));
  return index < 0 ? undefined : words[index].split('=')[1] ?? words[index + 1];
}

/** The streams of a NATS that has JetStream on: where nobody says a place, they are below /tmp. */
function ofNats(cluster: Cluster, pods: Pods, container: Container): string | undefined {
  const words = allWordsOf(container.json);
  const line = words.join(' ');
  const [, told] = /(?:^|\s)(?:-sd|--?store_dir)[ =](\S+)/.exec(line) ?? [];
  const [, path] = /(?:^|\s)(?:-c|--?config)[ =](\S+)/.exec(line) ?? [];
  const text = path === undefined ? '' : textAt(cluster, pods, container, path)?.replace(/^\s*(#|\/\/).*$/gm, '');
  if (text === undefined || words.some(word => SHELL.test(word)) || told !== undefined) return told;
  const [, said] = /(?:^|[\s{,;])store(?:_?dir)?\s*[:=]?\s*["']?([^\s"',;}]+)/.exec(text) ?? [];
  const isOn = /(^|\s)(-js|--jetstream)(\s|$)/.test(line) || /(^|\s)jetstream\s*[:=]?\s*(\{|enabled?|true)/.test(text);
  // What is included may say it, and memory alone needs no place.
  if (said !== undefined || !isOn || /(^|\s)include\s|max_file\w*\s*[:=]?\s*0/.test(text)) return said;
  return '/tmp/nats/jetstream';
}
