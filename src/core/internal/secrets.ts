import { Credentials } from '../credentials';
import { ISecret } from '../secret';
import { Found } from './finding';
import { dataKey, error, subdomain } from './rules';

/** The name of a Secret that is given by its name, or by what makes it. */
export function secretNameOf(secret: string | ISecret): string {
  return typeof secret === 'string' ? secret : secret.secretName;
}

/** What is wrong with credentials that somebody else has to have made. */
export function credentialRules(object: string, credentials: Credentials | undefined): Found[] {
  return [
    subdomain(object, credentials?.secretName),
    dataKey(object, credentials?.passwordKey),
    credentials?.generate
      ? error('not-generated', object, 'must be of a Secret that is there: only a database of the program has its password made', credentials.secretName, 'use Credentials.existing, or Credentials.of')
      : undefined,
  ];
}
