import { bytesOf, Given, Refusal } from './_engine';

// Extensions that are loaded at the start, and that are none of those that come with PostgreSQL: https://www.postgresql.org/docs/current/contrib.html
const NOT_IN_IMAGE = new Set([
  'age', 'anon', 'bdr', 'citus', 'citus_columnar', 'documentdb', 'hypopg', 'orioledb', 'pg_cron', 'pg_documentdb', 'pg_failover_slots', 'pg_hint_plan', 'pg_net',
  'pg_partman_bgw', 'pg_qualstats', 'pg_search', 'pg_show_plans', 'pg_squeeze', 'pg_stat_kcache', 'pg_stat_monitor', 'pg_tle', 'pg_wait_sampling', 'pgaudit',
  'pgautofailover', 'pglogical', 'pgsodium', 'plpgsql_check', 'powa', 'repmgr', 'set_user', 'supautils', 'timescaledb', 'vchord',
]);

/** The names in a list of libraries. */
function librariesOf(value: string): string[] {
  return value.split(',').map(each => each.trim().replace(/^["']|["']$/g, '').replace(/^\$libdir\//, '').replace(/\.so$/, ''));
}

// Settings that are amounts of memory or of a disk: `unit` in pg_settings is one of bytes.
const SIZES = new Set([
  'autovacuum_work_mem', 'backend_flush_after', 'bgwriter_flush_after', 'checkpoint_flush_after', 'effective_cache_size', 'gin_pending_list_limit',
  'huge_page_size', 'log_parameter_max_length', 'log_parameter_max_length_on_error', 'log_rotation_size', 'log_temp_files', 'logical_decoding_work_mem',
  'maintenance_work_mem', 'max_slot_wal_keep_size', 'max_stack_depth', 'max_wal_size', 'min_dynamic_shared_memory', 'min_parallel_index_scan_size',
  'min_parallel_table_scan_size', 'min_wal_size', 'shared_buffers', 'temp_buffers', 'temp_file_limit', 'track_activity_query_size', 'wal_buffers',
  'wal_decode_buffer_size', 'wal_keep_size', 'wal_skip_threshold', 'wal_writer_flush_after', 'work_mem',
]);

/** Those that are often given. */
export const COMMON_SETTINGS = [
  ...SIZES, 'archive_command', 'archive_mode', 'archive_timeout', 'autovacuum', 'autovacuum_analyze_scale_factor', 'autovacuum_max_workers', 'autovacuum_naptime',
  'autovacuum_vacuum_cost_delay', 'autovacuum_vacuum_cost_limit', 'autovacuum_vacuum_scale_factor', 'checkpoint_completion_target', 'checkpoint_timeout',
  'deadlock_timeout', 'default_statistics_target', 'effective_io_concurrency', 'full_page_writes', 'huge_pages', 'idle_in_transaction_session_timeout',
  'idle_session_timeout', 'lock_timeout', 'log_autovacuum_min_duration', 'log_checkpoints', 'log_connections', 'log_destination', 'log_disconnections',
  'log_duration', 'log_hostname', 'log_line_prefix', 'log_lock_waits', 'log_min_duration_statement', 'log_min_messages', 'log_statement', 'log_timezone',
  'logging_collector', 'maintenance_io_concurrency', 'max_connections', 'max_locks_per_transaction', 'max_logical_replication_workers',
  'max_parallel_maintenance_workers', 'max_parallel_workers', 'max_parallel_workers_per_gather', 'max_prepared_transactions', 'max_replication_slots',
  'max_wal_senders', 'max_worker_processes', 'password_encryption', 'random_page_cost', 'seq_page_cost', 'shared_preload_libraries', 'statement_timeout',
  'superuser_reserved_connections', 'synchronous_commit', 'tcp_keepalives_idle', 'tcp_keepalives_interval', 'track_io_timing', 'wal_compression', 'wal_level',
  'wal_log_hints',
];

/** Why a PostgreSQL does not run, or not for long, with a setting. */
export function refusedSetting(name: string, value: string, { settings, memory, storage = Infinity, image }: Given): Refusal | undefined {
  // https://www.postgresql.org/docs/current/config-setting.html#CONFIG-SETTING-NAMES-VALUES
  if (SIZES.has(name) && /^\s*-?[\d.]+\s*[A-Za-z]+\s*$/.test(value) && !/[\d.\s]([kMGT]?B)\s*$/.test(value)) {
    return { why: 'must be of B, kB, MB, GB or TB, written so: the server does not start', remedy: 'write it as PostgreSQL does: 128MB' };
  }
  if (name === 'wal_level' && /^minimal$/i.test(value) && Number(settings.max_wal_senders) !== 0) {
    return { why: 'needs \'max_wal_senders\' of 0: the server does not start', remedy: 'set \'max_wal_senders\' to \'0\', or leave it out' };
  }
  // A number alone is of blocks of 8 kB.
  if (name === 'shared_buffers' && bytesOf(value, 8192) >= memory) return { why: 'must be less than the memory that it may use: it is killed as they fill' };
  if (name === 'ssl' && /^(on|true|yes|1)$/i.test(value) && settings.ssl_cert_file === undefined) return { why: 'needs \'ssl_cert_file\' and \'ssl_key_file\': without a certificate it does not start' };
  // https://www.postgresql.org/docs/current/runtime-config-wal.html#GUC-ARCHIVE-COMMAND
  if (name === 'archive_mode' && /^(on|always|true|yes|1)$/i.test(value.trim()) && !settings.archive_command?.trim() && !settings.archive_library?.trim()) {
    // An image, or a volume that was there, may bring files that say it.
    const doubtful = image !== undefined || storage === Infinity;
    const why = `${doubtful ? 'should be with' : 'needs'} 'archive_command' or 'archive_library': without one the server keeps its log until it has filled the volume, and stops`;
    return { why, remedy: 'set one of them, or leave \'archive_mode\' out', ...doubtful ? { doubtful } : {} };
  }
  if (name === 'shared_preload_libraries' && image === undefined && settings.dynamic_library_path === undefined) {
    const [missing] = librariesOf(value).filter(library => NOT_IN_IMAGE.has(library));
    if (missing !== undefined) return { why: `must name libraries that the image has, and '${missing}' is none: the server does not start`, remedy: 'give an \'image\' that has it, or remove it' };
  }
  // A number alone is of megabytes. Checkpoints that are due by time may keep it below the one; the other is kept for standbys, whether there are any or not.
  if ((name === 'max_wal_size' || name === 'wal_keep_size') && bytesOf(value, 2 ** 20) >= storage) {
    return { why: 'should be less than \'storage\': the server stops when its log has filled the volume', remedy: 'lower it, or raise \'storage\'', doubtful: true };
  }
  return undefined;
}
