import { readFileSync } from 'fs';
import { join } from 'path';
import { isEverDue, nextRuns, periodsOf, readSchedule } from '../../src/core/internal/cron';

interface Case {
  readonly schedule: string;
  readonly zone: string;
  readonly after: string;
  readonly runs: string[];
  readonly refused?: boolean;
}

// What the library of Kubernetes answers: scripts/cron.
const cases: Case[] = JSON.parse(readFileSync(join(__dirname, 'cron.json'), 'utf8'));

test('schedules are due when Kubernetes finds them due, and refused when it refuses them', () => {
  expect(cases.length).toBeGreaterThan(400);
  const differences = cases.flatMap(each => {
    const schedule = readSchedule(each.schedule);
    if (typeof schedule === 'string') return each.refused ? [] : [`${each.schedule}: refused here`];
    if (each.refused) return [`${each.schedule}: not refused here`];
    const runs = nextRuns(schedule, each.zone, Date.parse(each.after), 4).map(run => new Date(run).toISOString().replace('.000', ''));
    return JSON.stringify(runs) === JSON.stringify(each.runs) ? [] : [`${each.schedule} in ${each.zone} after ${each.after}: ${runs.join(' ')} here, ${each.runs.join(' ')} there`];
  });
  expect(differences).toEqual([]);
});

test('the shortest and the longest time between two runs are what the runs themselves show', () => {
  for (const { schedule, refused } of cases) {
    const read = readSchedule(schedule);
    if (refused || typeof read === 'string' || !isEverDue(read)) continue;
    const runs = nextRuns(read, 'Etc/UTC', Date.UTC(2024, 0, 1) - 1, 60);
    const { shortest = Infinity, longest = -Infinity } = periodsOf(read) ?? {};
    const gaps = runs.slice(1).map((run, index) => (run - runs[index]) / 1000);
    // Of the first sixty runs, which may not have the shortest time among them.
    expect([schedule, gaps.every(gap => gap >= shortest && gap <= longest)]).toEqual([schedule, true]);
  }
});
