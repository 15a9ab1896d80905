/** How a text is written, for whoever reads it. */
export interface Form {
  readonly pattern: RegExp;
  /** What must hold, as messages say it: `must be …`. */
  readonly words: string;
  /** Where that is from, where a rule is about several. */
  readonly source?: string;
}
