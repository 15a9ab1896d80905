import { Chart, Duration } from 'cdk8s';
import { BlueprintApp, CronTask, CronTaskProps, Platform, Tenant } from '../../src';
import { errorsOf, expectSnapshot, Manifest, only, synth, warningsOf } from '../_synth';

const minimal: CronTaskProps = { image: 'example/backup:1', schedule: '0 3 * * *' };
const cronJob = (props: Partial<CronTaskProps> = {}): Manifest => only(synth(tenant => new CronTask(tenant, 'backup', { ...minimal, ...props })), 'CronJob');
const refused = (props: Partial<CronTaskProps>) => errorsOf(tenant => new CronTask(tenant, 'backup', { ...minimal, ...props }));

test('minimal', () => expectSnapshot(synth(tenant => new CronTask(tenant, 'backup', minimal))));

test('full', () => expectSnapshot(synth(tenant => new CronTask(tenant, 'backup', {
  ...minimal,
  schedule: '*/10 8-18 * * mon-fri',
  timeZone: 'Europe/Paris',
  concurrencyPolicy: 'Replace',
  startingDeadlineSeconds: 120,
  activeDeadlineSeconds: 500,
  successfulJobsHistoryLimit: 1,
  failedJobsHistoryLimit: 5,
  suspend: true,
  restartPolicy: 'OnFailure',
  backoffLimit: 1,
  files: { '/etc/backup.conf': 'keep 7' },
}))));

test.each([
  ['0 3 * * *', 86400, 3 * 86400],
  ['* * * * *', 60, 3600],
  ['*/7 * * * *', 240, 3600], // from minute 56 to the next hour
  ['0 0,12 * * *', 43200, 129600],
  ['0 23 * * 1', 7 * 86400, 21 * 86400],
  ['0 0 1 1 *', 365 * 86400, 1095 * 86400],
  ['0 0 29 2 *', 86400, 3 * 86400], // once in five years from a leap year on, twice at most: a day is taken
  ['@hourly', 3600, 10800],
])('%s: what was missed is started for %d s, and stopped after %d s', (schedule, starting, active) => {
  const { startingDeadlineSeconds, jobTemplate } = cronJob({ schedule }).spec;
  const leap = schedule === '0 0 29 2 *';
  expect([startingDeadlineSeconds, jobTemplate.spec.activeDeadlineSeconds]).toEqual(leap ? [1461 * 86400, 3 * 1461 * 86400] : [starting, active]);
});

test('the zone is always said, for the cluster\'s own is nobody\'s decision', () => expect(cronJob().spec.timeZone).toBe('Etc/UTC'));

test('a deadline after the next run, which replaces it, is a warning', () => {
  const warned = (props: Partial<CronTaskProps>) => warningsOf(tenant => new CronTask(tenant, 'backup', { ...minimal, schedule: '*/10 * * * *', concurrencyPolicy: 'Replace', ...props }));
  expect(warned({ activeDeadlineSeconds: Duration.hours(1) })).toEqual([
    'warning: [test/shop/backup] \'activeDeadlineSeconds\' should be less than the time between two runs, 600: the next one ends it first, and a run that takes longer is never done, got 3600; lower it, or let \'concurrencyPolicy\' be \'Forbid\' (rule: deadline-unused)',
  ]);
  expect(warned({})).toEqual([]);
  expect(warned({ activeDeadlineSeconds: 600 })).toEqual([]);
  expect(warned({ activeDeadlineSeconds: 3600, concurrencyPolicy: 'Forbid' })).toEqual([]);
  // The last run of a day has the night.
  expect(warned({ activeDeadlineSeconds: 3600, schedule: '*/10 8-18 * * *' })).toEqual([]);
});

describe('its next runs', () => {
  const task = (props: Partial<CronTaskProps>) => new CronTask(new Tenant(new Platform(new BlueprintApp(), 'test'), 'shop'), 'backup', { ...minimal, ...props });

  test('are computed in its time zone', () => {
    const runs = task({ schedule: '30 2 * * *', timeZone: 'Europe/Paris' }).nextRuns(3, new Date('2026-10-24T00:00:00Z'));
    // The clock goes back on the 25th, and shows 2:30 twice.
    expect(runs.map(run => run.toISOString())).toEqual(['2026-10-24T00:30:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']);
  });

  test('are printed as the clock shows them, and in UTC', () => {
    const print = jest.spyOn(console, 'error').mockImplementation();
    task({ schedule: '0 7 * * 1', timeZone: 'America/New_York' }).printNextRuns(2, new Date('2026-01-01T00:00:00Z'));
    const lines = print.mock.calls.map(([line]) => line);
    print.mockRestore();
    expect(lines).toEqual([
      'test/shop/backup: 2026-01-05 07:00 America/New_York, 2026-01-05T12:00:00.000Z',
      'test/shop/backup: 2026-01-12 07:00 America/New_York, 2026-01-12T12:00:00.000Z',
    ]);
  });

  test('are none where the schedule or the zone is wrong', () => {
    expect(task({ schedule: 'x' }).nextRuns()).toEqual([]);
    expect(task({ timeZone: 'Mars/Base' }).nextRuns()).toEqual([]);
    expect(task({}).nextRuns()).toHaveLength(5);
  });
});

test('what Kubernetes would refuse, or never run, is refused', () => {
  const cases: Array<Partial<CronTaskProps>> = [
    ...['', '* * * *', '60 * * * *', '* * * * 7', '5-1 * * * *', '*/0 * * * *', 'a * * * *', '@reboot', 'TZ=UTC * * * * *', '0 0 30 2 *'].map(schedule => ({ schedule })),
    ...['', 'Local', '+02:00', 'Mars/Base', 'IST', 'EUROPE/PARIS'].map(timeZone => ({ timeZone })),
    { startingDeadlineSeconds: 10 },
    { successfulJobsHistoryLimit: -1 },
    { name: 'a'.repeat(53) },
  ];
  expect(cases.flatMap(refused)).toMatchInlineSnapshot(`
[
  "[test/shop/backup] 'schedule' must be five fields: minute, hour, day of the month, month, day of the week, got ""; write it as crontab does: '30 3 * * *', or '@daily' (rule: schedule)",
  "[test/shop/backup] 'schedule' must be five fields: minute, hour, day of the month, month, day of the week, got "* * * *"; write it as crontab does: '30 3 * * *', or '@daily' (rule: schedule)",
  "[test/shop/backup] 'schedule' must have values from 0 to 59 in the field minute, ranges that go up, and steps of 1 or more, got "60 * * * *"; write it as crontab does: '30 3 * * *', or '@daily' (rule: schedule)",
  "[test/shop/backup] 'schedule' must have values from 0 to 6 in the field day of the week, ranges that go up, and steps of 1 or more, got "* * * * 7"; write it as crontab does: '30 3 * * *', or '@daily' (rule: schedule)",
  "[test/shop/backup] 'schedule' must have values from 0 to 59 in the field minute, ranges that go up, and steps of 1 or more, got "5-1 * * * *"; write it as crontab does: '30 3 * * *', or '@daily' (rule: schedule)",
  "[test/shop/backup] 'schedule' must have values from 0 to 59 in the field minute, ranges that go up, and steps of 1 or more, got "*/0 * * * *"; write it as crontab does: '30 3 * * *', or '@daily' (rule: schedule)",
  "[test/shop/backup] 'schedule' must have values from 0 to 59 in the field minute, ranges that go up, and steps of 1 or more, got "a * * * *"; write it as crontab does: '30 3 * * *', or '@daily' (rule: schedule)",
  "[test/shop/backup] 'schedule' must be five fields, or one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, got "@reboot"; write it as crontab does: '30 3 * * *', or '@daily' (rule: schedule)",
  "[test/shop/backup] 'schedule' must not hold a time zone, got "TZ=UTC * * * * *"; give it as 'timeZone' (rule: schedule)",
  "[test/shop/backup] 'schedule' must be due at some time, got "0 0 30 2 *"; correct the day and the month (rule: never-due)",
  "[test/shop/backup] 'timeZone' must be the name of a time zone in the IANA database, got ""; write 'Europe/Paris' or 'Etc/UTC' (rule: time-zone)",
  "[test/shop/backup] 'timeZone' must be the name of a time zone in the IANA database, got "Local"; write 'Europe/Paris' or 'Etc/UTC' (rule: time-zone)",
  "[test/shop/backup] 'timeZone' must be the name of a time zone in the IANA database, got "+02:00"; write 'Europe/Paris' or 'Etc/UTC' (rule: time-zone)",
  "[test/shop/backup] 'timeZone' must be the name of a time zone in the IANA database, got "Mars/Base"; write 'Europe/Paris' or 'Etc/UTC' (rule: time-zone)",
  "[test/shop/backup] 'timeZone' must be the name of a time zone in the IANA database, got "IST"; write 'Europe/Paris' or 'Etc/UTC' (rule: time-zone)",
  "[test/shop/backup] 'timeZone' must be the name of a time zone in the IANA database, got "EUROPE/PARIS"; write 'Europe/Paris' or 'Etc/UTC' (rule: time-zone)",
  "[test/shop/backup] 'startingDeadlineSeconds' must be a whole number of 30 or more, got 10; change it, or leave it out for the default (rule: whole-number)",
  "[test/shop/backup] 'successfulJobsHistoryLimit' must be a whole number of 0 or more, got -1; change it, or leave it out for the default (rule: whole-number)",
  "[test/shop/backup] 'name' must be at most 52 lower-case letters, digits and '-', beginning with a letter and not ending with '-', got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"; rename it, or give another name by the prop 'name' (rule: dns-label)",
]
`);
});

test('it also works in a plain Chart', () => {
  const app = new BlueprintApp();
  new CronTask(new Chart(app, 'tools'), 'backup', minimal);
  expect(app.synthYaml()).toContain('kind: CronJob');
});
