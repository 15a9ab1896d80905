import { ISecret } from '../secret';

/** The name of a Secret that is given by its name, or by what makes it. */
export function secretNameOf(secret: string | ISecret): string {
  return typeof secret === 'string' ? secret : secret.secretName;
}
