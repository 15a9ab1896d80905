import { IConstruct } from 'constructs';
import { metadataAt } from './metadata';
import { namespaceOf } from './names';

/** An object that is referred to, and that the program does not make. */
export interface Declared {
  readonly kind: string;
  readonly name: string;
  /** Undefined is any. */
  readonly namespace?: string;
  /** Undefined where they are not known. */
  readonly keys?: readonly string[];
  /** Of pods, which have no name that is known. */
  readonly labels?: Readonly<Record<string, string>>;
}

const METADATA = 'cdk8s-blueprints:declared';

/** Says at a construct that an object of its cluster is there, though the program does not make it. */
export function declare(scope: IConstruct, ...declared: Declared[]): void {
  for (const each of declared) scope.node.addMetadata(METADATA, each);
}

/** What a construct, not one in it, has declared. */
export function declaredAt(scope: IConstruct): Declared[] {
  return [...metadataAt<Declared>(scope, METADATA), ...isImported(scope) ? [importedBy(scope)] : []];
}

interface Imported extends IConstruct {
  readonly kind: string;
  readonly name: string;
}

/** Whether a construct is what cdk8s-plus refers to by its name, as `Secret.fromSecretName` makes it: whoever writes that says that it is there. */
export function isImported(scope: IConstruct): scope is Imported {
  return 'resourceName' in scope && !('apiObject' in scope) && 'kind' in scope && 'name' in scope;
}

function importedBy(scope: Imported): Declared {
  return { kind: scope.kind, name: scope.name, namespace: namespaceOf(scope) };
}
