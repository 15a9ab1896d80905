import { ApiObject, JsonPatch } from 'cdk8s';
import { Finding } from '../core/internal/finding';
import { isRecord } from '../core/internal/json';
import { objectName } from '../core/internal/names';
import { isBlueprintObject } from '../core/internal/objects/manifest';
import { error } from '../core/internal/rules';

const SOURCE = 'https://github.com/cdk8s-team/cdk8s/issues/2172';

/**
 * What patches put into an object and nobody writes: the class of a kind, as those of cdk8s-plus and of `cdk8s import`, writes the fields that it knows, and
 * of one that has a type of its own no plain value.
 */
export function lostPatches(object: ApiObject): Finding[] {
  if (isBlueprintObject(object) || object.toJson === ApiObject.prototype.toJson) return [];
  const paths = pathsOf(object);
  if (paths.length === 0) return [];
  try {
    const [patched, written]: unknown[] = [ApiObject.prototype.toJson.call(object), object.toJson()];
    const lost = paths.flatMap(path => follow(patched, written, path));
    const found = new Map(lost.map(({ at, value }) => [at, value]));
    return [...found].map(([at, value]): Finding => ({
      ...error('patch-lost', `addJsonPatch of ${objectName(object)} at ${at}`, `must be a field that ${object.constructor.name} knows, and a value of its type: it leaves out all others`, value,
        'write it as the props of the class have it, as IntOrString.fromNumber(1), or make the object with ApiObject, which writes everything'),
      source: SOURCE,
    }));
  } catch {
    // What cannot be patched at all says so when it is written.
    return [];
  }
}

type Path = readonly string[];

interface Operation {
  readonly op: string;
  readonly path: string;
}

/** Where patches put something; cdk8s keeps them to itself. */
function pathsOf(object: ApiObject): Path[] {
  const patches: unknown = Reflect.get(object, 'patches');
  if (!Array.isArray(patches)) return [];
  const operations = patches.flatMap((patch): Operation[] => patch instanceof JsonPatch ? [patch._toJson()] : []);
  const putting = operations.filter(({ op }) => ['add', 'replace', 'copy', 'move'].includes(op));
  return putting.map(({ path }) => path.split('/').slice(1).map(key => key.replace(/~1/g, '/').replace(/~0/g, '~')));
}

interface Lost {
  readonly at: string;
  readonly value: unknown;
}

/** What is lost of what is at a path, which a later patch may have removed. */
function follow(patched: unknown, written: unknown, path: Path): Lost[] {
  let [wanted, found] = [patched, written];
  const at: string[] = [];
  for (const key of path) {
    const step = Array.isArray(wanted) && key === '-' ? String(wanted.length - 1) : key;
    wanted = within(wanted, step);
    found = within(found, step);
    at.push(step);
  }
  return lostOf(wanted, found, at);
}

/** The values of one that another one does not have. */
function lostOf(wanted: unknown, written: unknown, at: Path): Lost[] {
  if (wanted === undefined || wanted === null) return [];
  const entries = isRecord(wanted) || Array.isArray(wanted) ? Object.entries(wanted) : undefined;
  if (entries?.length === 0) return [];
  if (written === undefined) return [{ at: at.join('.'), value: wanted }];
  // A type of its own holds its value, which is written alone.
  if (!entries || typeof written !== 'object') return [];
  return entries.flatMap(([key, value]) => lostOf(value, within(written, key), [...at, key]));
}

/** What an object has at a key, or at one that differs in its writing alone: `clusterIp` is written `clusterIP`. */
function within(json: unknown, key: string): unknown {
  if (Array.isArray(json)) return json[Number(key)];
  if (!isRecord(json)) return undefined;
  if (key in json) return json[key];
  const plain = plainly(key);
  return Object.entries(json).find(([other]) => plainly(other) === plain)?.[1];
}

function plainly(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '');
}
