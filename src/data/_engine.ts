import { ProgramProps } from '../core/container';
import { Credentials } from '../core/credentials';
import { EnvVar } from '../core/env';
import { PodProps } from '../core/pod';
import { ResourceProps } from '../core/resources';

/** What is known of a release of an engine. */
export interface Release {
  /** The official image. */
  readonly image: string;
  /** Where its volume is mounted. */
  readonly mountPath: string;
  /** Where in that its files are. */
  readonly dataDirectory: string;
  /** The name of the claim; it carries the major version where another one cannot read the files. */
  readonly claim: string;
}

/** What an engine is told about one database. */
export interface Settings {
  readonly release: Release;
  readonly credentials: Credentials;
  readonly username: string;
  readonly database: string;
  /** Memory that the container may use, in bytes. */
  readonly memory: number;
  /** Whether the volume is one that was there. */
  readonly existing: boolean;
  /** The user's own settings of the engine. */
  readonly settings: Readonly<Record<string, string>>;
}

/** What a setting is held against. */
export interface Given extends Pick<Settings, 'settings' | 'memory'> {
  /** The size of the volume, in bytes; undefined of one that exists, and may have another. */
  readonly storage?: number;
  /** The user's own image. */
  readonly image?: string;
}

/** Why a server does not run, or not for long, with a setting. */
export interface Refusal {
  readonly why: string;
  /** Where there is another way than to change it, or to raise what the container may use. */
  readonly remedy?: string;
  /** Where it may go well. */
  readonly doubtful?: true;
}

/** How a caller reaches a database. */
export interface Location {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly database: string;
  /** Undefined where it wants no password. */
  readonly credentials?: Credentials;
}

/** All that has to be known of an engine; a new one is one more of these. */
export interface Engine {
  /** What is known of each version that can be asked for. */
  readonly releases: Readonly<Record<string, Release>>;
  readonly portName: string;
  readonly port: number;
  readonly user: number;
  readonly group: number;
  /** Seconds that a clean stop may take. */
  readonly grace: number;
  readonly resources: ResourceProps;
  /** Whether it has roles and databases by name, which `username` and `database` say. */
  readonly named: boolean;
  /** Whether the password is in its files, so that another one does not fit them. */
  readonly keepsPassword: boolean;
  /** Names of roles, and of databases, that the engine keeps for itself. */
  readonly reservedNames: RegExp;
  /** Settings that others depend on: the volume, the port, the password. */
  readonly reservedSettings: readonly string[];
  /** Settings that are often given: one that is nearly called so is misspelt. */
  readonly commonSettings: readonly string[];
  /** Why the server does not run, or not for long, with a setting; undefined where it does. */
  refused(name: string, value: string, given: Given): Refusal | undefined;
  /** What runs in the container. */
  pod(settings: Settings): Pick<PodProps, 'args' | 'env' | 'files' | 'probes' | 'volumes' | 'writablePaths'>;
  /** What looks at the volume before the server starts; undefined where nothing can be wrong with it. */
  guard(settings: Settings): Pick<ProgramProps, 'command' | 'env'> | undefined;
  /** The variables of a caller. */
  environment(location: Location): Record<string, string | EnvVar>;
}

/** An amount of memory as engines write it, in bytes; NaN of another text. A number alone is in `unit`. */
export function bytesOf(text: string, unit = 1): number {
  const [, number, suffix] = /^(\d+(?:\.\d+)?)\s*(?:([kmgt])i?b?|b)?$/i.exec(text.trim()) ?? [];
  if (number === undefined) return NaN;
  return Number(number) * (suffix === undefined ? unit : 1024 ** ('kmgt'.indexOf(suffix.toLowerCase()) + 1));
}
