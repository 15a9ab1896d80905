import { IConstruct } from 'constructs';

/** A dependency of one construct on another. */
export interface Dependency {
  readonly source: IConstruct;
  readonly target: IConstruct;
}

/** What depends on itself, through others. */
export interface Cycle {
  readonly cycle: IConstruct[];
}

interface Vertex {
  readonly construct: IConstruct;
  /** What must be before it. */
  readonly after: Vertex[];
  /** Whether the construct is one of those to order. */
  readonly item: boolean;
  state: 'new' | 'open' | 'done';
}

/**
 * Items in an order in which each is behind what it, or a construct that it is in, depends on; else as they come. Every construct of a dependency has a
 * begin, before all items in it, and an end, behind them: so a dependency is one edge however many items it is about, and the whole is linear.
 */
export function inOrder<T extends IConstruct>(items: readonly T[], dependencies: readonly Dependency[]): T[] | Cycle {
  const vertex = (construct: IConstruct, item = false): Vertex => ({ construct, after: [], item, state: 'new' });
  const spans = new Map<IConstruct, { begin: Vertex; end: Vertex }>();
  for (const { source, target } of dependencies) {
    for (const construct of [source, target]) if (!spans.has(construct)) spans.set(construct, { begin: vertex(construct), end: vertex(construct) });
  }
  for (const [construct, { begin, end }] of spans) {
    end.after.push(begin);
    const outer = nearest(construct.node.scope, spans);
    if (outer) {
      begin.after.push(outer.begin);
      outer.end.after.push(end);
    }
  }
  const byVertex = new Map<Vertex, T>();
  const starts = items.map(item => {
    const own = vertex(item, true);
    byVertex.set(own, item);
    const outer = nearest(item, spans);
    if (outer) {
      own.after.push(outer.begin);
      outer.end.after.push(own);
    }
    return own;
  });
  for (const { source, target } of dependencies) {
    const from = spans.get(source);
    const to = spans.get(target);
    if (from && to) from.begin.after.push(to.end);
  }

  const result: T[] = [];
  for (const start of starts) {
    const found = visit(start, done => {
      const item = byVertex.get(done);
      if (item) result.push(item);
    });
    if (found) return { cycle: found };
  }
  return result;
}

/** The begin and end of a construct, or of the nearest around it that has them. */
function nearest<S>(construct: IConstruct | undefined, spans: ReadonlyMap<IConstruct, S>): S | undefined {
  for (let at = construct; at; at = at.node.scope) {
    const span = spans.get(at);
    if (span) return span;
  }
  return undefined;
}

/** Depth first, with a stack of its own: a chain may be longer than the call stack. Returns the constructs of a cycle, if it meets one. */
function visit(start: Vertex, done: (vertex: Vertex) => void): IConstruct[] | undefined {
  const stack: Array<{ vertex: Vertex; next: number }> = [];
  const open = (vertex: Vertex) => {
    vertex.state = 'open';
    stack.push({ vertex, next: 0 });
  };
  if (start.state === 'new') open(start);
  while (stack.length > 0) {
    const top = stack[stack.length - 1];
    if (top.next === top.vertex.after.length) {
      top.vertex.state = 'done';
      done(top.vertex);
      stack.pop();
      continue;
    }
    const before = top.vertex.after[top.next++];
    if (before.state === 'open') {
      const from = stack.findIndex(({ vertex }) => vertex === before);
      return [...new Set(stack.slice(from).map(({ vertex }) => vertex.construct))];
    }
    if (before.state === 'new') open(before);
  }
  return undefined;
}
