import { PlatformProps, Tenant } from '../../src';
import { errorsOf, LOOSE, PLATFORM } from '../_synth';

/** A Platform in which routes may go to Services that the program does not have. */
export const ALONE: PlatformProps = { ...PLATFORM, rules: { ...LOOSE, 'service-exists': 'off', 'same-route': 'off' } };

/** What is wrong with a construct `it`, whatever else there is. */
export function errorsAlone(build: (tenant: Tenant) => void): string[] {
  return errorsOf(build, ALONE).map(line => line.replace('[test/shop/it] ', ''));
}
