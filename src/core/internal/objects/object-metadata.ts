import { ApiObject, ApiObjectMetadata, ApiObjectMetadataDefinition, OwnerReference } from 'cdk8s';

/**
 * The metadata that cdk8s makes of an object's props, with what it was made of for as long as nobody adds to it: cdk8s does not show what it holds but by
 * its own `toJson`, which looks for the App, and asks its resolvers, at each value.
 */
export class Metadata extends ApiObjectMetadataDefinition {
  public static of(object: ApiObject, given: ApiObjectMetadata = {}): Metadata {
    const { name, metadata, chart } = object;
    return new Metadata({ ...given, name, namespace: metadata.namespace, labels: { ...chart.labels, ...given.labels } }, object);
  }

  private added = false;

  private constructor(private readonly fields: ApiObjectMetadata, object: ApiObject) {
    super({ ...fields, apiObject: object });
  }

  /** All of its fields; undefined where some were added since. */
  public get whole(): ApiObjectMetadata | undefined {
    return this.added ? undefined : this.fields;
  }

  public add(key: string, value: unknown): void {
    this.added = true;
    super.add(key, value);
  }

  public addAnnotation(key: string, value: string): void {
    this.added = true;
    super.addAnnotation(key, value);
  }

  public addFinalizers(...finalizers: string[]): void {
    this.added = true;
    super.addFinalizers(...finalizers);
  }

  public addLabel(key: string, value: string): void {
    this.added = true;
    super.addLabel(key, value);
  }

  public addOwnerReference(owner: OwnerReference): void {
    this.added = true;
    super.addOwnerReference(owner);
  }
}
