import { Json, list, record } from '../../core/internal/json';
import { Cluster } from '../internal/cluster';
import { askedOf, Container, Pods } from '../internal/pods';
import { Rule, Violation } from '../internal/rule';
import { containerText } from '../internal/workloads/texts';
import { referencesIn, textsIn, VARIABLE, variableSources } from '../internal/workloads/variable-sources';

export const rule: Rule = {
  id: 'variable-not-expanded',
  severity: 'error',
  title: 'A reference $(NAME) stands where Kubernetes puts something in its place.',
  why: 'That is in the command, the arguments and the values that a container has in plain text, and in the subPathExpr of a mount. What comes from a ConfigMap or a Secret is taken as it is, a hook and a subPath too, and of a probe only what the container has in plain text is put in.',
  source: 'https://github.com/kubernetes/kubernetes/issues/69113',
  remedy: 'set it in \'env\' of the container, behind the variable that it refers to',
  * check(cluster) {
    for (const pods of cluster.pods) {
      for (const container of pods.containers) {
        // Most refer to nothing.
        if (!/\$|KeyRef|envFrom/.test(containerText(container))) continue;
        const fromObjects = namesFromObjects(cluster, pods, container.json);
        yield* inSources(cluster, pods, container, fromObjects);
        yield* inProbesAndHooks(pods, container, fromObjects);
        yield* inMounts(pods, container, fromObjects);
      }
    }
  },
};

function* inSources(cluster: Cluster, pods: Pods, { json, at }: Container, fromObjects: readonly string[]): Iterable<Violation> {
  const own = new Set(list(json.env).map(({ name }) => String(name)));
  const names = new Set([...own, ...fromObjects]);
  for (const { name, kind, object, key, prefix } of variableSources(json)) {
    const item = cluster.find(kind, pods.namespace, object);
    // What the container sets itself is not taken from there.
    const isTaken = (each: string) => key === undefined ? VARIABLE.test(each) && !own.has(`${prefix}${each}`) : each === key;
    for (const [each, text] of Object.entries(item ? textsIn(item) : {})) {
      // What has several lines is a script or a file, whose references are to others.
      if (typeof text !== 'string' || text.trim().includes('\n') || !isTaken(each)) continue;
      const wanted = referencesIn(text).find(reference => names.has(reference) && isMeant(reference));
      if (wanted === undefined) continue;
      yield { item: pods.item, at: `${at} ${name}`, must: `must not refer to '${wanted}' in the ${kind} '${object}': the program gets the text $(${wanted})`, value: each };
    }
  }
}

function* inProbesAndHooks(pods: Pods, { json, at }: Container, fromObjects: readonly string[]): Iterable<Violation> {
  const variables = list(json.env);
  for (const [field, { exec, httpGet }] of askedOf(json)) {
    const isProbe = field.endsWith('Probe');
    const { command } = record(exec);
    const { path, httpHeaders } = record(httpGet);
    const words = (Array.isArray(command) ? command : [path, ...list(httpHeaders).map(({ value }) => value)]).filter(word => word !== undefined);
    for (const wanted of words.map(String).flatMap(referencesIn).filter(isMeant)) {
      const variable = variables.find(({ name }) => name === wanted);
      // https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/kubelet/container/helpers.go
      if (variable ? isProbe && exec !== undefined && variable.valueFrom === undefined : !fromObjects.includes(wanted)) continue;
      const empty = isProbe && exec !== undefined && variable !== undefined;
      const must = `must not refer to '${wanted}' by $(${wanted}): ${empty ? 'only what is in plain text is put in, and this is empty' : 'nobody puts it in'}`;
      const remedy = exec === undefined ? 'write the value itself' : `have a shell read it: ['sh', '-c', '… "$${wanted}"']`;
      // It answers also to nobody's name, and the server writes a line into its log.
      const severity = isProbe && words[0] === 'pg_isready' ? 'warning' as const : undefined;
      yield { item: pods.item, at: `${at} ${field}`, must: severity === undefined ? must : must.replace('must', 'should'), value: words, remedy, source: isProbe ? PROBES : HOOKS, severity };
    }
  }
}

function* inMounts({ item }: Pods, { json, at }: Container, fromObjects: readonly string[]): Iterable<Violation> {
  const mounts = list(json.volumeMounts).filter(({ subPath, subPathExpr }) => String(subPath ?? subPathExpr).includes('$'));
  if (mounts.length === 0) return;
  const names = new Set([...list(json.env).map(({ name }) => String(name)), ...fromObjects]);
  for (const { name, subPath, subPathExpr } of mounts) {
    const [field, text] = subPath === undefined ? ['subPathExpr', String(subPathExpr)] : ['subPath', String(subPath)];
    const references = field === 'subPath' ? referencesIn(text) : [];
    const wanted = [...references, ...[...text.matchAll(OF_SHELLS)].map(([, braced, bare]) => braced ?? bare)].find(each => names.has(each));
    if (wanted === undefined) continue;
    const must = `must not refer to '${wanted}' so: nobody puts it in, and the directory is called '${text}'`;
    yield { item, at: `${at} mount of '${String(name)}' ${field}`, must, value: text, remedy: `write 'subPathExpr: ${text.replace(OF_SHELLS, '$($1$2)')}'`, source: MOUNTS };
  }
}

// $NAME and ${NAME}, which a shell knows.
const OF_SHELLS = /(?<!\$)\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;
const MOUNTS = 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath-expanded-environment';
const PROBES = 'https://github.com/kubernetes/kubernetes/issues/40846';
const HOOKS = 'https://github.com/kubernetes/kubernetes/issues/129502';

/** The variables that whole objects of the program bring. */
function namesFromObjects(cluster: Cluster, { namespace }: Pods, container: Json): string[] {
  return [...variableSources(container)].filter(({ key }) => key === undefined).flatMap(({ kind, object, prefix }) => {
    const item = cluster.find(kind, namespace, object);
    return item ? Object.keys(textsIn(item)).map(key => `${prefix}${key}`) : [];
  });
}

/** Whether a reference is one to a variable: to a shell, $(name) is a command, and one in capitals hardly is. */
function isMeant(name: string): boolean {
  return /^[A-Z_][A-Z0-9_]*$/.test(name);
}
