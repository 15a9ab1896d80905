import { IConstruct } from 'constructs';
import { validate } from '../core/internal/finding';
import { error } from '../core/internal/rules';
import { isAdjustable, ruleIds } from './internal/adjustable';
import { addSilence } from './internal/silences';

/** What the synthesis of a BlueprintApp checks over the whole app. */
export class Checks {
  /**
   * Silences a rule at a construct, and at all that is in it: what it finds there is no longer reported. Where it finds nothing, that is a warning, so
   * that no silence outlives its reason. What a construct says of its own props is not silenced, but for warnings.
   *
   * @param construct where
   * @param rule the id of the rule, which is at the end of each of its findings
   * @param reason why it is right here all the same, for whoever reads it next
   */
  public static silence(construct: IConstruct, rule: string, reason: string): void {
    if (isAdjustable(rule) && reason.trim() !== '') {
      addSilence(construct, rule);
      return;
    }
    validate(construct,
      isAdjustable(rule) ? undefined : error('unknown-rule', 'silence', 'must name a rule of the whole app, or a warning', rule, `write one of ${ruleIds().join(', ')}`),
      reason.trim() === '' ? error('no-reason', `silence of '${rule}'`, 'must have a reason', reason, 'say why it is right here') : undefined,
    );
  }

  private constructor() {
  }
}
