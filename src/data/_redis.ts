import { EnvVar } from '../core/env';
import { DATA_GUARD } from '../core/internal/labels';
import { CATALOGUE } from '../core/internal/pods/images';
import { Probe } from '../core/probe';
import { bytesOf, Engine, Release, Settings } from './_engine';
import { CONVERT_SNAPSHOT } from './_redis-guard';

// A newer version reads what an older one wrote, so the claim carries no version.
const RELEASES: Readonly<Record<string, Release>> = {
  7: { image: CATALOGUE.redis[7], mountPath: '/data', dataDirectory: '/data', claim: 'redis' },
  8: { image: CATALOGUE.redis[8], mountPath: '/data', dataDirectory: '/data', claim: 'redis' },
};

// https://github.com/redis/redis/blob/unstable/redis.conf; the policies of lrm are of 8.6.
const POLICIES = ['volatile', 'allkeys'].flatMap(which => ['lru', 'lfu', 'lrm', 'random'].map(how => `${which}-${how}`));
const VALUES: Readonly<Record<string, readonly string[] | undefined>> = {
  'appendonly': ['yes', 'no'],
  'appendfsync': ['always', 'everysec', 'no'],
  'maxmemory-policy': ['noeviction', 'volatile-ttl', ...POLICIES],
};
const SIZES = ['maxmemory', 'auto-aof-rewrite-min-size', 'client-query-buffer-limit', 'proto-max-bulk-len', 'repl-backlog-size'];
const COMMON_SETTINGS = [
  ...Object.keys(VALUES), ...SIZES, 'activedefrag', 'auto-aof-rewrite-percentage', 'client-output-buffer-limit', 'databases', 'dbfilename', 'io-threads',
  'latency-monitor-threshold', 'loglevel', 'maxclients', 'maxmemory-samples', 'no-appendfsync-on-rewrite', 'notify-keyspace-events', 'rdbcompression',
  'slowlog-log-slower-than', 'slowlog-max-len', 'stop-writes-on-bgsave-error', 'tcp-backlog', 'tcp-keepalive', 'timeout',
];

/** Redis, by its official image. uid, port and directory: redis/docker-library-redis, debian/Dockerfile. */
export const REDIS: Engine = {
  releases: RELEASES,
  portName: 'redis',
  port: 6379,
  user: 999,
  group: 999,
  grace: 60,
  resources: { cpu: '100m', memory: '256Mi' },
  named: false,
  keepsPassword: false,
  reservedNames: /^default$/,
  reservedSettings: ['requirepass', 'port', 'dir', 'bind', 'include', 'aclfile', 'protected-mode'],

  commonSettings: COMMON_SETTINGS,

  refused: (name, value, { memory, image }) => {
    const known = VALUES[name];
    if (known !== undefined && image === undefined && !known.includes(value.toLowerCase())) {
      return { why: `must be one of ${known.map(each => `'${each}'`).join(', ')}: the server does not start`, remedy: 'choose one of them' };
    }
    if (SIZES.includes(name) && /^\d+[a-z]+$/i.test(value) && !/\d([kmg]?b|[kmg])$/i.test(value)) {
      return { why: 'must be bytes, or a number of kb, mb or gb: the server does not start', remedy: 'write it as Redis does: 128mb' };
    }
    if (name === 'maxmemory' && bytesOf(value) >= memory) return { why: 'must be less than the memory that it may use: it is killed as it fills' };
    if (name === 'cluster-enabled' && value === 'yes') return { why: 'must be left out: a cluster of one server serves no key until somebody gives it slots' };
    return undefined;
  },

  pod: settings => ({
    args: argsOf(settings),
    env: envOf(settings),
    // While it loads its data it accepts connections, and answers LOADING.
    probes: { ready: Probe.exec(['sh', '-c', 'test "$(redis-cli ping)" = PONG'], { timeoutSeconds: 5 }) },
  }),

  guard: settings => {
    const { appendonly = 'yes', dbfilename = 'dump.rdb', appenddirname = 'appendonlydir', appendfilename = 'appendonly.aof' } = settings.settings;
    if (appendonly.toLowerCase() !== 'yes') return undefined;
    return { command: ['sh', '-c', CONVERT_SNAPSHOT, DATA_GUARD, dbfilename, appendfilename, appenddirname, ...argsOf(settings)], env: envOf(settings) };
  },

  // Kubernetes cannot encode for a URL: the password must hold no character that means something there.
  environment: ({ host, port, credentials }) => ({
    REDIS_HOST: host,
    REDIS_PORT: String(port),
    ...credentials ? { REDIS_PASSWORD: EnvVar.secret(credentials.secretName, credentials.passwordKey) } : {},
    REDIS_URL: `redis://${credentials ? ':$(REDIS_PASSWORD)@' : ''}${host.includes(':') ? `[${host}]` : host}:${port}/0`,
  }),
};

function argsOf({ memory, settings }: Settings): string[] {
  return ['redis-server', ...Object.entries({
    // The image allows anybody in (protected-mode is off in it).
    requirepass: '$(REDIS_PASSWORD)',
    // What was acknowledged is on the disk: https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/
    appendonly: 'yes',
    appendfsync: 'always',
    // Beyond it writes are refused. Without it the kernel kills the server; and a rewrite of the log copies the pages that change meanwhile.
    maxmemory: String(Math.floor(memory * 0.6)),
    ...settings,
  }).flatMap(([name, value]) => [`--${name}`, value])];
}

function envOf({ credentials }: Settings): Record<string, string | EnvVar> {
  return {
    REDIS_PASSWORD: EnvVar.secret(credentials.secretName, credentials.passwordKey),
    REDISCLI_AUTH: '$(REDIS_PASSWORD)',
  };
}
