import { posix } from 'path';
import { closestName } from '../core/internal/closest-name';
import { Found } from '../core/internal/finding';
import { error, oneOf, warning } from '../core/internal/rules';
import { Engine, Given, Release } from './_engine';
import { POSTGRES } from './_postgres';
import { REDIS } from './_redis';

/** The engines by their names. */
export const ENGINES: Readonly<Record<string, Engine>> = { postgres: POSTGRES, redis: REDIS };

/** The engine of a name; where there is none, any, for a rule refuses the name. */
export function engineOf(name: string): Engine {
  return Object.hasOwn(ENGINES, name) ? ENGINES[name] : POSTGRES;
}

/** The release that is asked for; where there is none, any, for a rule refuses the version. */
export function releaseOf({ releases }: Engine, { version, dataDirectory }: { readonly version: string; readonly dataDirectory?: string }): Release {
  const release = Object.hasOwn(releases, version) ? releases[version] : Object.values(releases)[0];
  return dataDirectory === undefined ? release : { ...release, dataDirectory: posix.join(release.mountPath, dataDirectory) };
}

/** How somebody logs in. */
interface Login {
  readonly username?: string;
  readonly database?: string;
}

/** What is wrong with the name of an engine, and with a login that it knows nothing of. */
export function engineRules(name: string, login: Login): Found[] {
  return [
    oneOf('engine', name, Object.keys(ENGINES)),
    entriesOf(login).map(([prop, value]) => engineOf(name).named
      ? undefined
      : error('not-of-engine', prop, `must not be given for ${name}, which has no such names`, value, 'remove it')),
  ];
}

/** The same, and with the names of a user and a database that are made. */
export function newLoginRules(name: string, login: Login): Found[] {
  const { reservedNames } = engineOf(name);
  return [
    engineRules(name, login),
    entriesOf(login).flatMap(([prop, value]): Found[] => [
      identifier(prop, value),
      reservedNames.test(value) ? error('reserved-name', prop, 'must not be one that the engine keeps for itself', value, 'choose another name, or leave it out for \'app\'') : undefined,
    ]),
  ];
}

function entriesOf({ username, database }: Login): Array<[string, string]> {
  return Object.entries({ username, database }).flatMap(([prop, value]): Array<[string, string]> => value === undefined ? [] : [[prop, value]]);
}

/** @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS */
function identifier(object: string, value: string | undefined): Found {
  return value === undefined || /^[a-z_][a-z0-9_]{0,62}$/.test(value)
    ? undefined
    : error('identifier', object, 'must be at most 63 lower-case letters, digits and \'_\', not beginning with a digit', value, 'rename it');
}

/** What is wrong with the user's settings. */
export function settingRules({ reservedSettings, commonSettings, refused }: Engine, given: Given): Found[] {
  return Object.entries(given.settings).map(([name, value]): Found => {
    if (reservedSettings.includes(name)) {
      return error('reserved-setting', 'settings', 'must leave alone what the construct decides', `${name}: ${value}`, 'remove it');
    }
    if (!/^[a-z][a-zA-Z0-9_.-]*$/.test(name)) return error('setting', 'settings', 'must be names of the engine\'s settings', name, 'write the name as the engine\'s manual does');
    const meant = meantBy(name, commonSettings);
    if (meant !== undefined) return warning('setting-doubtful', 'settings', 'should be names that the engine knows: it does not start with another', name, `write '${meant}', if it is meant`);
    const refusal = refused(name, value, given);
    if (refusal === undefined) return undefined;
    const { why, remedy = 'change it, or raise \'resources\'', doubtful } = refusal;
    return doubtful ? warning('setting-doubtful', `settings '${name}'`, why, value, remedy) : error('setting-refused', `settings '${name}'`, why, value, remedy);
  });
}

/** The setting that a misspelt one may be meant to be. Names with a dot are of extensions. */
function meantBy(name: string, common: readonly string[]): string | undefined {
  const written = name.toLowerCase();
  // PostgreSQL takes one for the other.
  const known = common.some(each => each === written || each === written.replaceAll('-', '_'));
  return known || name.includes('.') ? undefined : closestName(written, common);
}

/**
 * What is wrong with a claim that exists, where its name says that this library made it for something else. An image of one's own may bring the files of an
 * older PostgreSQL up to date.
 */
export function claimRule(engine: string, version: string, { existingClaim = '', image }: { readonly existingClaim?: string; readonly image?: string }): Found {
  const made = Object.entries(ENGINES).flatMap(([name, { releases }]) => Object.entries(releases).map(([of, release]) => ({ name, of, release })))
    .find(({ release }) => existingClaim.startsWith(`${release.claim}-`) && existingClaim.endsWith('-0'));
  const release = engineOf(engine).releases[version];
  if (made === undefined || release === undefined || made.release.claim === release.claim) return undefined;
  if (made.name !== engine) {
    return error('claim-of-other', 'existingClaim', `must not be one that is made for ${made.name}: ${engine} cannot read its files, and begins without data`, existingClaim, 'name another, or leave it out for a new one');
  }
  const where = made.release.dataDirectory === release.dataDirectory ? 'it does not start on the files of another version' : 'it looks for its files elsewhere, and begins without data';
  return image === undefined
    ? error('claim-of-other', 'existingClaim', `must not be one that is made for version ${made.of}: ${where}`, existingClaim, 'make the new database beside the old one, dump and restore; or say by \'image\' what has upgraded the files')
    : undefined;
}

/** What is wrong with the directory of the files in a claim that exists. */
export function directoryRule(engine: string, props: { readonly existingClaim?: string; readonly dataDirectory?: string }): Found {
  const { existingClaim, dataDirectory } = props;
  if (dataDirectory === undefined) return undefined;
  if (!engineOf(engine).named) return error('not-of-engine', 'dataDirectory', `must not be given for ${engine}, whose files are at the root of its volume`, dataDirectory, 'remove it');
  if (existingClaim === undefined) return error('data-directory', 'dataDirectory', 'must not be given without \'existingClaim\': in a new volume it is the version that says where the files are', dataDirectory, 'remove it');
  return /^(\.|\w[\w.-]*(\/\w[\w.-]*)*)$/.test(dataDirectory)
    ? undefined
    : error('data-directory', 'dataDirectory', 'must be a path below the root of the volume, or \'.\' for the root itself', dataDirectory, 'write it without \'/\' at its ends, as in \'pgdata\'');
}

/** What is wrong with an image of one's own. Of one of another name the tag may count something else. */
export function imageRule(engine: string, version: string, image = ''): Found {
  const [, name, major] = /([^/:@]+):(\d+)/.exec(image.slice(image.lastIndexOf('/') + 1)) ?? [];
  return name !== engine || major === version
    ? undefined
    : error('image-version', 'image', `must be of version ${version}, as 'version' says: another one does not read its files, or keeps them elsewhere`, image, 'change one of them');
}
