import { isRecord } from '../core/internal/json';
import { MANAGER } from '../core/internal/labels';
import { madeSecret } from '../core/internal/objects/made-secret';
import { isAwaited } from '../core/internal/objects/wait';
import { Rendered } from './_placed';
import { NeededSecret, neededSecrets } from './_references';
import { Platform } from './platform';

/** A phase with its objects, under the name of its folder. */
export interface PhaseObjects {
  readonly name: string;
  readonly objects: readonly Rendered[];
  /** The names of its files, in the order to apply them in. */
  readonly files: readonly string[];
}

/** A script that applies the phases one after the other, and waits for each. It needs bash and kubectl, and deletes nothing. */
export function applyScript(platform: Platform | undefined, phases: readonly PhaseObjects[]): string {
  const all = phases.flatMap(({ objects }) => objects);
  const secrets = neededSecrets(all);
  const first = phases[0]?.name.startsWith('0-') ?? false;
  const steps = phases.flatMap(({ name, objects, files }, index) => [
    ...index === 0 && !first ? secretSteps(secrets) : [],
    ['phase', name, ...files.map(quote)].join(' '),
    // Their namespaces are there now, and a Job of the first phase may want to be pulled with one.
    ...index === 0 && first ? secretSteps(secrets) : [],
    ...WAITS.flatMap(wait => objects.flatMap(wait)),
    ...asked(objects.flatMap(madeLine)),
  ]);
  return [
    HEAD,
    `pinned=${quote(platform?.context ?? '')}`,
    `inventory=${MANAGER}${platform ? `-${platform.node.id}` : ''}`,
    BODY,
    'now=$(cat <<\'END\'',
    ...all.map(objectLine).sort(),
    'END',
    ')',
    'remember',
    ...steps,
    '',
    'if [ "$diff" = yes ]; then exit "$changed"; fi',
    'departed',
    '',
  ].join('\n');
}

const HEAD = `#!/usr/bin/env bash
# Applies this folder to a cluster: each phase, server-side, and waits until it is up. Stops at the first thing that fails, and deletes nothing.
set -euo pipefail
cd "$(dirname "\${BASH_SOURCE[0]}")"
`;

const BODY = `context=$pinned timeout=300s diff=no changed=0 missing=0

usage() {
  cat <<'END'
apply.sh [--context NAME] [--timeout 300s] [--diff]
  --context NAME   the kubectl context of the cluster; needed unless the Platform pins one
  --timeout TIME   how long each object may take to come up
  --diff           show what would change, and change nothing
END
}

while [ $# -gt 0 ]; do
  case $1 in
    --context) context=\${2:?--context wants a name}; shift 2 ;;
    --timeout) timeout=\${2:?--timeout wants a time, such as 300s}; shift 2 ;;
    --diff) diff=yes; shift ;;
    --help) usage; exit ;;
    *) usage >&2; exit 2 ;;
  esac
done
case $timeout in
  *[!0-9]*[!0-9] | [!0-9]* | *[!sm]) echo 'apply.sh: --timeout wants seconds or minutes, such as 300s or 5m' >&2; exit 2 ;;
  *m) seconds=$((\${timeout%m} * 60)) ;;
  *s) seconds=\${timeout%s} ;;
esac
if [ -z "$context" ]; then echo 'apply.sh: say which cluster: --context NAME (kubectl config get-contexts lists them)' >&2; exit 2; fi
if [ -n "$pinned" ] && [ "$context" != "$pinned" ]; then echo "apply.sh: this folder is for the context $pinned, not $context" >&2; exit 2; fi

k() { kubectl --context "$context" "$@"; }

phase() { # phase NAME FILE...: applies its files in this order
  local name=$1 file files=() status=0; shift
  for file in "$@"; do files+=(-f "$name/$file"); done
  if [ "$diff" = yes ]; then
    k diff --server-side --field-manager=${MANAGER} "\${files[@]}" || status=$?
    if [ "$status" -gt "$changed" ]; then changed=$status; fi
    return
  fi
  echo "== $name"
  k apply --server-side --field-manager=${MANAGER} "\${files[@]}" && return
  echo "apply.sh: stopped in $name. After a conflict: somebody else set the fields named above; take them out of the program, or make that somebody stop." >&2
  exit 1
}

up() { if [ "$diff" = no ]; then k "$@"; fi; } # waits with kubectl, unless nothing was applied

rollout() { up \${1:+-n "$1"} rollout status "$2" --timeout="$timeout"; } # rollout NAMESPACE KIND/NAME

completed() { # completed NAMESPACE JOB: it has succeeded; a Job that failed stays as it is
  local end=$((SECONDS + seconds)) state
  if [ "$diff" = yes ]; then return; fi
  while [ "$SECONDS" -lt "$end" ]; do
    state=$(k \${1:+-n "$1"} get job "$2" -o jsonpath='{range .status.conditions[?(@.status=="True")]}{.type} {end}')
    case " $state" in
      *' Complete '*) return ;;
      *' Failed '*) break ;;
    esac
    sleep 2
  done
  k \${1:+-n "$1"} logs "job/$2" --tail=20 >&2 || true
  echo "apply.sh: the Job $2 has not done its work; its log is above. Mend the cause, delete the Job (kubectl --context $context\${1:+ -n $1} delete job $2), and start again." >&2
  exit 1
}

established() { up wait --for=condition=Established --timeout="$timeout" "customresourcedefinition/$1"; }

answering() { # answering NAMESPACE SERVICE: a webhook has somebody behind it
  local tries
  if [ "$diff" = yes ]; then return; fi
  for ((tries = 0; tries < 60; tries++)); do # kubectl wait fails where there is nothing yet to wait for
    k -n "$1" get endpointslice -l "kubernetes.io/service-name=$2" -o jsonpath='{.items[*].endpoints[*].conditions.ready}' | grep -q true && return
    sleep 5
  done
  echo "apply.sh: nobody answers for the webhook $1/$2" >&2
  exit 1
}

secret() { # secret NAMESPACE TYPE NAME KEY...: it must exist, with these keys; any value will do for a TYPE of generated, and one of job/JOB has made it
  local namespace=$1 type=$2 name=$3 has key arguments=; shift 3
  if [ "$diff" = yes ]; then return; fi
  has=" $(k \${namespace:+-n "$namespace"} get secret "$name" --ignore-not-found -o go-template='{{.metadata.name}}{{range $key, $value := .data}} {{$key}}{{end}}') "
  case $has in
    " $name "*)
      for key in "$@"; do
        case $has in *" $key "*) continue ;; esac
        echo "missing key $key in a Secret: kubectl --context $context\${namespace:+ -n $namespace} patch secret $name -p '{\\"stringData\\": {\\"$key\\": \\"...\\"}}'" >&2
        missing=1
      done
      return ;;
  esac
  case $type in
    job/*)
      echo "missing Secret $name, and the $type that made it is done: kubectl --context $context\${namespace:+ -n $namespace} delete $type" >&2
      missing=1
      return ;;
    generated) for key in "$@"; do arguments+=" --from-literal=$key=\\"\\$(openssl rand -hex 24)\\""; done; type=generic ;;
    htpasswd) arguments=" --from-literal=users=\\"\\$(htpasswd -nB NAME)\\""; type=generic ;;
    generic) for key in "$@"; do arguments+=" --from-literal=$key=VALUE"; done ;;
    tls) arguments=' --cert=FILE --key=FILE' ;;
    docker-registry) arguments=' --docker-server=HOST --docker-username=NAME --docker-password=PASSWORD' ;;
  esac
  echo "missing Secret: kubectl --context $context\${namespace:+ -n $namespace} create secret $type $name$arguments" >&2
  missing=1
}

nothing_missing() {
  [ "$missing" = 0 ] && return
  echo 'apply.sh: stopped, since pods would wait for what is missing above. Create it, and start again.' >&2
  exit 1
}

applied() { k -n default get configmap "$inventory" --ignore-not-found -o go-template='{{index .data "objects"}}'; } # what was applied once

record() { # record <OBJECTS: keeps them as what was applied
  k create configmap "$inventory" -n default --from-file=objects=/dev/stdin --dry-run=client -o yaml | k apply --server-side --field-manager=${MANAGER} -f - >/dev/null
}

remember() { # what is about to be applied may stay there though this stops half-way
  if [ "$diff" = yes ]; then return; fi
  { applied; echo; printf '%s\\n' "$now"; } | sed '/^$/d' | sort -u | record
}

no_kind() { # no_kind ERROR: kubectl failed since the cluster has no such kind any more, and not since who serves it is down for now
  case $1 in
    *"couldn't get"*) return 1 ;;
    *"doesn't have a resource type"* | *'no matches for kind'*) return 0 ;;
  esac
  return 1
}

departed() { # lists what was applied once, is not in the program any more, and still there
  local before found gone=() line
  before=$(applied)
  while read -r line; do
    if [ -z "$line" ] || grep -qxF -- "$line" <<<"$now"; then continue; fi
    # shellcheck disable=SC2086 # a line is words: -n NAMESPACE KIND/NAME
    if found=$(k get $line --ignore-not-found -o name 2>/dev/null); then
      if [ -z "$found" ]; then continue; fi
    elif no_kind "$(k get $line 2>&1 >/dev/null || true)"; then continue; fi
    gone+=("$line")
  done <<<"$before"
  # An empty list is unset to the bash of macOS.
  printf '%s\\n' "$now" \${gone[@]+"\${gone[@]}"} | record
  if [ \${#gone[@]} -gt 0 ]; then
    echo 'No longer in the program, and left in the cluster:'
    for line in "\${gone[@]}"; do echo "  kubectl --context $context delete $line"; done
  fi
}
`;

function secretSteps(secrets: readonly NeededSecret[]): string[] {
  return asked(secrets.map(({ namespace, type, name, keys, arbitrary }) => secretLine(namespace, arbitrary ? 'generated' : type, name, keys)));
}

/** Asks for the Secret that a Job has made: a Job that is done does not make it again, nor a key that it wants since. */
function madeLine({ object, item }: Rendered): string[] {
  const made = madeSecret(object);
  return made ? [secretLine(item.namespace, `job/${item.name}`, made.name, made.keys)] : [];
}

function secretLine(namespace: string | undefined, type: string, name: string, keys: readonly string[]): string {
  return ['secret', quote(namespace ?? ''), type, quote(name), ...keys.map(quote)].join(' ');
}

function asked(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [...lines, 'nothing_missing'];
}

const ROLLOUTS = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** What to wait for after a phase is applied: definitions, then who runs, then who answers, then work that the next phases need. */
const WAITS: ReadonlyArray<(rendered: Rendered) => string[]> = [
  ({ item: { kind, name } }) => kind === 'CustomResourceDefinition' ? [`established ${quote(name)}`] : [],
  ({ item: { kind, namespace = '', name, json } }) => ROLLOUTS.has(kind) && rollsOut(json) ? [`rollout ${quote(namespace)} ${quote(`${kind.toLowerCase()}/${name}`)}`] : [],
  ({ item: { kind, json } }) => kind.endsWith('WebhookConfiguration') ? webhookServices(json).map(service => `answering ${service}`) : [],
  ({ object, item: { namespace = '', name } }) => isAwaited(object) ? [`completed ${quote(namespace)} ${quote(name)}`] : [],
];

/** Whether the pods become those of the template by themselves: kubectl refuses to wait for OnDelete, and waits for what is paused until its time is over. */
function rollsOut({ spec }: Readonly<Record<string, unknown>>): boolean {
  const { paused, updateStrategy } = isRecord(spec) ? spec : {};
  return paused !== true && !(isRecord(updateStrategy) && updateStrategy.type === 'OnDelete');
}

function webhookServices(json: Readonly<Record<string, unknown>>): string[] {
  const webhooks = Array.isArray(json.webhooks) ? json.webhooks.filter(isRecord) : [];
  const services = webhooks.map(({ clientConfig }) => isRecord(clientConfig) ? clientConfig.service : undefined).filter(isRecord);
  return [...new Set(services.map(({ namespace, name }) => `${quote(String(namespace))} ${quote(String(name))}`))];
}

/** An object as arguments of kubectl. */
function objectLine({ item: { kind, group, namespace, name } }: Rendered): string {
  return `${namespace === undefined ? '' : `-n ${namespace} `}${kind.toLowerCase()}${group === '' ? '' : `.${group}`}/${name}`;
}

function quote(text: string): string {
  return `'${text.replace(/'/g, '\'\\\'\'')}'`;
}
