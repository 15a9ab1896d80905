import { ApiField, ApiType, schema } from '../../../core/internal/api/schema';
import { isRecord, Json } from '../../../core/internal/json';
import { memo } from '../../../core/internal/memo';
import { placeIn } from '../../../core/internal/place';
import { Wrong } from './wrong';

/** What is wrong in a part of an object, of which a rule knows the type: the place is within the part, empty for itself. */
export type PartRule = (part: Json, minor: number) => readonly PartWrong[];

export interface PartWrong extends Wrong {
  /** That it is not there is all that is wrong. */
  readonly isMissing?: boolean;
}

const NONE: readonly PartWrong[] = [];

/** A field that holds objects, and their type. */
interface Way {
  readonly field: ApiField;
  readonly type: ApiType;
}

/** What there is to look at in a part of a type, in a version: what its rule says, and the fields that lead to a type that has one. */
interface Look {
  readonly rule?: PartRule;
  /** The types of what these fields hold. */
  readonly ways: ReadonlyMap<string, ApiType>;
  /** Fields that the version does not have. */
  readonly dropped: readonly string[];
}

/** Rules for parts of objects by the types of these. Fields that lead to none of them are not gone through. */
export class PartRules {
  private readonly looks = new Map<number, Map<ApiType, Look>>();
  private readonly leading = new Map<ApiType, boolean>();

  constructor(private readonly rules: Readonly<Record<string, PartRule>>) {}

  /** What is wrong in an object, in the fields that a version of Kubernetes has. */
  wrongs(type: ApiType, part: Json, minor: number): readonly PartWrong[] {
    const { rule, ways, dropped } = this.lookAt(type, minor);
    let found = rule ? rule(without(dropped, part), minor) : NONE;
    // Objects have few of the fields that they could have.
    for (const name in part) {
      const inner = ways.get(name);
      const more = inner ? this.within(inner, part[name], minor) : NONE;
      if (more.length > 0) found = [...found, ...below(placeIn('', name), more)];
    }
    return found;
  }

  private within(type: ApiType, value: unknown, minor: number): readonly PartWrong[] {
    if (!Array.isArray(value)) return isRecord(value) ? this.wrongs(type, value, minor) : NONE;
    let found = NONE;
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      const more = isRecord(item) ? this.wrongs(type, item, minor) : NONE;
      if (more.length > 0) found = [...found, ...below(`[${index}]`, more)];
    }
    return found;
  }

  private lookAt(type: ApiType, minor: number): Look {
    const looks = this.looks.get(minor) ?? new Map<ApiType, Look>();
    this.looks.set(minor, looks);
    const found = looks.get(type);
    if (found) return found;
    const isThere = ({ since, until }: ApiField) => minor >= since && minor <= until;
    const look: Look = {
      rule: Object.hasOwn(this.rules, type.name) ? this.rules[type.name] : undefined,
      ways: new Map([...inside(type)].flatMap(([name, { field, type: inner }]) => isThere(field) && this.leads(inner) ? [[name, inner]] : [])),
      dropped: [...type.fields].flatMap(([name, field]) => isThere(field) ? [] : [name]),
    };
    looks.set(type, look);
    return look;
  }

  /** Whether a type, or one of a part of it, has a rule. */
  private leads(from: ApiType): boolean {
    const seen = new Set([from]);
    for (const type of seen) {
      const isKnown = this.leading.get(type);
      if (isKnown === true || Object.hasOwn(this.rules, type.name)) {
        this.leading.set(from, true);
        return true;
      }
      if (isKnown === undefined) for (const { type: next } of inside(type).values()) seen.add(next);
    }
    for (const type of seen) this.leading.set(type, false);
    return false;
  }
}

/** The fields of a type that hold an object, or a list of some. */
const inside = memo((type: ApiType): ReadonlyMap<string, Way> => new Map([...type.fields].flatMap(([name, field]): Array<[string, Way]> => {
  const inner = field.type.includes('#') && !field.type.includes('{') ? schema().typeOf(field) : undefined;
  return inner ? [[name, { field, type: inner }]] : [];
})));

/** A part without the fields that the API server drops. */
function without(dropped: readonly string[], part: Json): Json {
  if (!dropped.some(name => part[name] !== undefined)) return part;
  return Object.fromEntries(Object.entries(part).filter(([name]) => !dropped.includes(name)));
}

function below(path: string, wrongs: readonly PartWrong[]): PartWrong[] {
  return wrongs.map(({ at, ...wrong }) => ({ ...wrong, at: at === '' || at.startsWith('[') ? path + at : `${path}.${at}` }));
}
