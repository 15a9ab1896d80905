import { IConstruct } from 'constructs';

/** A Secret that something of the program makes: whoever refers to one by its name can be given this instead. */
export interface ISecret extends IConstruct {
  /** The name of the Secret. */
  readonly secretName: string;

  /** The namespace that it is in; undefined leaves it to whoever applies it. */
  readonly namespace?: string;

  /** The keys that it has; undefined where that is not known. */
  readonly keys?: string[];
}
