import { periodsOf, readSchedule } from '../../core/internal/cron';
import { record } from '../../core/internal/json';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'runs-pile-up',
  severity: 'warning',
  title: 'A task that is due every few minutes, and may run beside itself, comes to an end.',
  why: 'With concurrencyPolicy Allow, which is the default, a run starts whether the last one is over or not. Where one hangs, so does the next: after a day there are hundreds of pods, and the cluster has no room for others.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy',
  remedy: 'set \'concurrencyPolicy: Forbid\', or \'activeDeadlineSeconds\' of its Job',
  * check(cluster) {
    for (const item of cluster.all('CronJob')) {
      const { schedule, suspend, concurrencyPolicy = 'Allow', jobTemplate } = item.spec;
      const job = record(record(jobTemplate).spec);
      const read = readSchedule(String(schedule));
      const longest = typeof read === 'object' ? periodsOf(read)?.longest : undefined;
      const pod = record(record(job.template).spec);
      if (concurrencyPolicy !== 'Allow' || suspend === true || longest === undefined || longest > OFTEN) continue;
      if ([job.activeDeadlineSeconds, pod.activeDeadlineSeconds].some(each => each !== undefined && each !== null)) continue;
      yield { item, at: 'spec.concurrencyPolicy', must: `should be Forbid, or its runs end by a deadline: it is due every ${longest / 60} min, and where one hangs they pile up`, value: item.spec.concurrencyPolicy ?? 'none, which is Allow' };
    }
  },
};

// In a day that is more than a node has room for.
const OFTEN = 10 * 60;
