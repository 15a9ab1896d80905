import { pick } from '../core/internal/pick';
import { PLACEMENT } from '../core/internal/placement';
import { PodProps } from '../core/pod';
import { BatchJobProps } from './batch-job';
import { MigrationProps } from './migrations';

/** The Job of a workload's migrations: its program, but for what is said. */
export function migrationProps(name: string, program: PodProps, migrations: MigrationProps): BatchJobProps {
  const { image = program.image, resources = program.resources, command, args, env, backoffLimit = 6, activeDeadlineSeconds } = migrations;
  return {
    ...pick(program, [
      ...PLACEMENT, 'labels', 'annotations', 'podAnnotations', 'workingDir', 'imagePullPolicy', 'envFrom', 'files', 'writablePaths', 'security',
      'serviceAccountName', 'serviceAccountToken', 'dns', 'hostAliases', 'egress',
    ]),
    name: `${name}-migrations`,
    image,
    resources,
    command,
    args,
    env: { ...program.env, ...env },
    backoffLimit,
    activeDeadlineSeconds,
    wait: true,
  };
}
