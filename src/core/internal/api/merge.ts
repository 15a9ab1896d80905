import { isRecord } from '../json';
import { ApiField, ApiType, schema } from './schema';

/**
 * A strategic merge: maps are merged, `null` removes, lists that the API merges by a key are merged by it, other lists are replaced. An element with
 * `$patch: 'delete'` leaves the list; a map or an element with `$patch: 'replace'` replaces what was there. Objects of unknown kinds are merged as JSON (RFC 7386).
 *
 * @see https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
export function merge(target: unknown, patch: Readonly<Record<string, unknown>>, type: ApiType | undefined): Record<string, unknown> {
  const { $patch: directive, ...changes } = patch;
  const base = isRecord(target) && directive !== 'replace' ? target : {};
  const result: Record<string, unknown> = { ...base };
  for (const [key, change] of Object.entries(changes)) {
    const field = type?.fields.get(key);
    const inner = field && schema().typeOf(field);
    if (change === null) {
      delete result[key];
    } else if (isRecord(change)) {
      // A map of objects has one type for all of its values; a map of strings none.
      const before = field?.retainKeys ? retained(base[key], change) : base[key];
      result[key] = field?.type.startsWith('{') && inner ? mergeValues(before, change, inner) : merge(before, change, inner);
    } else if (Array.isArray(change) && field?.mergeKey) {
      const before = base[key];
      result[key] = mergeList(Array.isArray(before) ? before : [], change, field, inner);
    } else {
      result[key] = change;
    }
  }
  return result;
}

function mergeValues(target: unknown, patch: Readonly<Record<string, unknown>>, type: ApiType): Record<string, unknown> {
  const base = isRecord(target) ? target : {};
  const merged = Object.entries(patch).map(([key, change]): [string, unknown] => [key, isRecord(change) ? merge(base[key], change, type) : change]);
  return Object.fromEntries([...Object.entries(base), ...merged].filter(([, value]) => value !== null));
}

function retained(target: unknown, patch: Readonly<Record<string, unknown>>): unknown {
  return isRecord(target) ? Object.fromEntries(Object.entries(target).filter(([key]) => key in patch)) : target;
}

function mergeList(target: unknown[], patch: unknown[], { mergeKey: key = '', retainKeys }: ApiField, type: ApiType | undefined): unknown[] {
  if (key === '=') return [...target, ...patch.filter(item => !target.includes(item))];
  const result = [...target];
  for (const change of patch) {
    const at = result.findIndex(item => isRecord(item) && isRecord(change) && item[key] === change[key]);
    if (isRecord(change) && change.$patch === 'delete') {
      if (at >= 0) result.splice(at, 1);
    } else if (at >= 0 && isRecord(change)) {
      result[at] = merge(retainKeys ? retained(result[at], change) : result[at], change, type);
    } else {
      result.push(isRecord(change) ? merge(undefined, change, type) : change);
    }
  }
  return result;
}
