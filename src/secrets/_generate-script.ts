import { MANAGER } from '../core/internal/labels';

/** The exit code of a script that will not make a Secret, however often it is tried. */
export const REFUSED = 3;

/**
 * A script that makes a Secret unless it is there. It asks by a dry run, which needs no right to read. A claim that it guards with is asked for only where
 * the Secret is missing. All that is put into it are names that rules have seen.
 */
export function generateScript(name: string, keys: readonly string[], bytes: number, guards: readonly string[]): string {
  const values = keys.map(key => `"${key}":"$(value)"`).join(',');
  return `set -eu
account=/var/run/secrets/kubernetes.io/serviceaccount
api="https://kubernetes.default.svc/api/v1/namespaces/$(cat $account/namespace)"
ask() { curl -sS -m 10 --retry 5 --retry-connrefused --retry-delay 2 --cacert $account/ca.crt -H "Authorization: Bearer $(cat $account/token)" -o /tmp/answer -w '%{http_code}' "$@"; }
value() { head -c ${bytes} /dev/urandom | od -An -v -tx1 | tr -d ' \\n'; }
create() {
  printf '%s' "{\\"apiVersion\\":\\"v1\\",\\"kind\\":\\"Secret\\",\\"metadata\\":{\\"name\\":\\"${name}\\",\\"labels\\":{\\"app.kubernetes.io/managed-by\\":\\"${MANAGER}\\"}},\\"stringData\\":{${values.replace(/"/g, '\\"')}}}" |
    ask -H 'Content-Type: application/json' --data-binary @- "$api/secrets$1"
}
fail() { echo "$1" >&2; cat /tmp/answer >&2; exit 1; }
case $(create '?dryRun=All') in
  409) echo 'The Secret ${name} exists, and stays.'; exit 0 ;;
  201) ;;
  *) fail 'The API server does not take the Secret ${name}:' ;;
esac
for claim in ${guards.join(' ')}; do
  case $(ask "$api/persistentvolumeclaims/$claim") in
    404) ;;
    200) echo "The Secret ${name} is missing, and the data of the claim $claim needs its values: restore it. A new one would not fit. If the claim is still empty, create the Secret by hand, with the keys ${keys.join(', ')}." >&2; exit ${REFUSED} ;;
    *) fail "The API server does not say whether the claim $claim exists:" ;;
  esac
done
case $(create '') in
  201) echo 'The Secret ${name} is made.' ;;
  409) echo 'The Secret ${name} exists, and stays.' ;;
  *) fail 'The API server does not take the Secret ${name}:' ;;
esac
`;
}
