import { IConstruct } from 'constructs';

/** What was put on a construct, not on one in it, as metadata of a type: by `node.addMetadata`, in that order. */
export function metadataAt<T>({ node }: IConstruct, type: string): T[] {
  return node.metadata.filter(entry => entry.type === type).map(({ data }): T => data);
}
