import { Json, record } from '../../../core/internal/json';
import { Item } from '../item';

/** Where an archive of CloudNativePG is: its bucket, the path in it, and the name below that, which is the Cluster's where none is said. */
export function placeOf({ destinationPath, endpointURL, serverName }: Json, name: unknown): string {
  return [endpointURL, destinationPath].map(each => String(each ?? '').replace(/\/+$/, '')).concat(String(serverName ?? name)).join(' ').trim();
}

/** Where a Cluster archives, by a store of its own; undefined where it does not, or the store is inside of some cluster. */
export function archiveOf({ spec, name }: Item): string | undefined {
  const { barmanObjectStore: store } = record(spec.backup);
  const { destinationPath, endpointURL = '' } = record(store);
  // What is asked by a name of the own cluster is another one in each.
  const isOutside = endpointURL === '' || /^https?:\/\/[\w-]+(\.[\w-]+)*\.[a-z]{2,}(?<!\.(svc|local))(?<!\.svc\.cluster\.local)(:\d+)?\/?$/.test(String(endpointURL));
  return typeof destinationPath === 'string' && isOutside ? placeOf(record(store), name) : undefined;
}
