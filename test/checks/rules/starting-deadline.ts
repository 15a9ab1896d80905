import { Cron } from 'cdk8s';
import { CronJob } from 'cdk8s-plus-27';
import { Cases } from '../_cases';
import { cronJob } from '../_objects';

export const cases: Cases = {
  broken: [
    { objects: [cronJob({ spec: { startingDeadlineSeconds: 9 } })] },
    { objects: [cronJob({ spec: { startingDeadlineSeconds: 29 } })] },
    {
      build: tenant => void new CronJob(tenant, 'task', {
        schedule: Cron.daily(), securityContext: { user: 1000, group: 1000 }, containers: [{ name: 'task', image: 'example/task:1' }],
      }),
    },
  ],
  sound: [{ objects: [cronJob({ spec: { startingDeadlineSeconds: 30 } })] }, { objects: [cronJob()] }],
};
