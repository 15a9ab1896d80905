import { isRecord, Json, record } from '../../core/internal/json';
import { isClusterScoped } from '../../core/internal/names';
import { Reference } from '../../core/internal/references/reference';
import { groupOf, isBuiltIn, madeBy, referencesOf } from '../../core/internal/references/references';

/** An object of a cluster, as it is written. */
export class Item {
  public readonly kind: string;
  /** The group of its API; empty for the core one. */
  public readonly group: string;
  /** Whether its kind is one of Kubernetes' own. */
  public readonly builtIn: boolean;
  public readonly name: string;
  /** Undefined where no namespace holds its kind, or none is said. */
  public readonly namespace?: string;

  public readonly metadata: Json;
  public readonly spec: Json;

  private made_?: readonly string[];
  private references_?: readonly Reference[];

  /**
   * @param json the object
   * @param path the construct, or the file, that it is from
   * @param own whether a blueprint made it and nobody changed it since, so that the rules of its props have seen it
   */
  constructor(public readonly json: Json, public readonly path: string, public readonly own: boolean) {
    this.metadata = record(json.metadata);
    const { name, namespace } = this.metadata;
    this.kind = String(json.kind);
    this.group = groupOf(json.apiVersion);
    this.spec = record(json.spec);
    this.builtIn = isBuiltIn(this.group);
    this.name = String(name ?? '');
    this.namespace = typeof namespace === 'string' && !isClusterScoped(this.kind) ? namespace : undefined;
  }

  public get apiVersion(): string {
    return String(this.json.apiVersion);
  }

  /** What it is, or has a controller make, that others refer to: ids. */
  public get made(): readonly string[] {
    return this.made_ ??= madeBy(this.json, this.namespace);
  }

  /** What it refers to. */
  public get references(): readonly Reference[] {
    return this.references_ ??= referencesOf(this.json, this.namespace);
  }

  /** The objects of a list, each by itself; any other object is itself. */
  public expanded(): Item[] {
    const { items } = this.json;
    if (!this.kind.endsWith('List') || !Array.isArray(items) || !items.every(isRecord)) return [this];
    return items.map(json => new Item({ apiVersion: this.apiVersion, kind: this.kind.slice(0, -'List'.length), ...json }, this.path, false));
  }

  /** How messages call it: `Service shop/web`. */
  public toString(): string {
    return `${this.kind} ${this.namespace === undefined ? '' : `${this.namespace}/`}${this.name}`;
  }
}
