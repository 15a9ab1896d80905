/** A list, unless there is nothing in it. */
export function unlessEmpty<T>(items: T[]): T[] | undefined {
  return items.length > 0 ? items : undefined;
}

/** A value, unless the API server would put it there by itself: what is written is what was decided. */
export function unlessDefault<T>(value: T | undefined, default_: T): T | undefined {
  return value === default_ ? undefined : value;
}
