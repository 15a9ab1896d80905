/** One condition on the labels of objects. */
export interface LabelExpression {
  /** The label. */
  readonly key: string;

  /** What holds of its value: one of `values` (`In`), none of them (`NotIn`), that there is one (`Exists`), or none (`DoesNotExist`). */
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

  /**
   * The values, for `In` and `NotIn`.
   *
   * @default []
   */
  readonly values?: string[];
}

/**
 * Selects objects by their labels: all that is said must hold.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export interface LabelSelector {
  /**
   * Labels and their values.
   *
   * @default {}
   */
  readonly matchLabels?: Record<string, string>;

  /**
   * Conditions on labels.
   *
   * @default []
   */
  readonly matchExpressions?: LabelExpression[];
}
