/** What an object is called. */
export interface ObjectProps {
  /**
   * The name, in place of the one from the tree. Pinned, it survives that the construct is moved.
   *
   * @default - the ids from the nearest Chart down, joined by '-'
   */
  readonly name?: string;

  /**
   * Its labels.
   *
   * @default {}
   */
  readonly labels?: Record<string, string>;

  /**
   * Its annotations.
   *
   * @default {}
   */
  readonly annotations?: Record<string, string>;
}

/** What the objects of a blueprint are called. */
export interface IdentityProps {
  /**
   * The name of the objects, in place of the one from the tree. Pinned, it survives that the construct is moved.
   *
   * @default - the ids from the nearest Chart down, joined by '-'
   */
  readonly name?: string;

  /**
   * Labels for the objects and the pods; never part of a selector, nor of a volume.
   *
   * @default {}
   */
  readonly labels?: Record<string, string>;

  /**
   * Annotations for the objects.
   *
   * @default {}
   */
  readonly annotations?: Record<string, string>;

  /**
   * The labels that its pods are selected by, to take over what runs already: a selector can never be changed. No other pods of the namespace may have them.
   *
   * @default - one label of this library with the name
   */
  readonly selector?: Record<string, string>;
}
