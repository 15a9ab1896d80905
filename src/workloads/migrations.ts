import { Duration } from 'cdk8s';
import { EnvVar } from '../core/env';
import { ResourceProps } from '../core/resources';

/**
 * What is done before a rollout. It has the program's image, variables, connections and files, unless something else is said here. It runs once for
 * every change of what it runs, so again with each new image, and beside pods of the old one: it must be such that it may run twice, and that the old
 * program goes on working.
 */
export interface MigrationProps {
  /**
   * The program, in place of the image's entrypoint.
   *
   * @default - the image's
   */
  readonly command?: string[];

  /**
   * Its arguments.
   *
   * @default - the image's
   */
  readonly args?: string[];

  /**
   * Image with a fixed tag or a digest.
   *
   * @default - the program's
   */
  readonly image?: string;

  /**
   * More variables.
   *
   * @default {}
   */
  readonly env?: Record<string, string | EnvVar>;

  /**
   * What it may use.
   *
   * @default - the same as the program
   */
  readonly resources?: ResourceProps;

  /**
   * How many times it is tried again; at the first start it may have to wait for its database.
   *
   * @default 6
   */
  readonly backoffLimit?: number;

  /**
   * Seconds after which it is stopped and has failed.
   *
   * @default - it may take as long as it takes
   */
  readonly activeDeadlineSeconds?: number | Duration;
}
