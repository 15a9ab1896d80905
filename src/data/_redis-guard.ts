/**
 * A script that turns snapshots into a log where there are snapshots alone: a Redis that is told of a log loads nothing else, and would begin without data
 * and then write over them. Its arguments are the names of the snapshot, the log and the log's directory, and how the server is started; it starts it once,
 * for itself alone. The log is there when its manifest is, which is written last.
 *
 * @see https://github.com/redis/redis/issues/12484
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/
 */
export const CONVERT_SNAPSHOT = `set -eu
snapshot=$1 log=$2 manifest=$3/$2.manifest
shift 3
# A log without a manifest is of Redis 6, and newer ones take it over.
if [ ! -s "$snapshot" ] || [ -s "$log" ] || [ -s "$manifest" ]; then exit 0; fi
echo "There is a snapshot, $snapshot, and no log: the log is made of it."
# The entrypoint adds modules that the snapshot may need.
$(command -v docker-entrypoint.sh) "$@" --appendonly no --maxmemory 0 --bind 127.0.0.1 --daemonize no &
server=$!
until [ "$(redis-cli ping 2>&1)" = PONG ]; do
  kill -0 "$server" 2>/dev/null || { echo "Redis does not load $snapshot, which stays as it is: see what it says above." >&2; exit 1; }
  sleep 1
done
answer=$(redis-cli config set appendonly yes)
[ "$answer" = OK ] || { echo "Redis makes no log of $snapshot, which stays as it is: $answer" >&2; exit 1; }
while [ ! -s "$manifest" ]; do
  state=$(redis-cli info persistence)
  case $state in
    *aof_last_bgrewrite_status:err*) echo "Redis cannot write a log of $snapshot, which stays as it is: see what it says above." >&2; exit 1 ;;
  esac
  sleep 1
done
redis-cli shutdown nosave || :
wait "$server"
echo 'The log is made.'
`;
