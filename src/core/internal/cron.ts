// The schedules that Kubernetes takes, and when they are due: as the library it uses has it, https://github.com/robfig/cron (v3, ParseStandard).

import { TIME_ZONES } from './_time-zones';

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { name: 'day of the week', min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const DESCRIPTORS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *', '@annually': '0 0 1 1 *', '@monthly': '0 0 1 * *', '@weekly': '0 0 * * 0', '@daily': '0 0 * * *', '@midnight': '0 0 * * *', '@hourly': '0 * * * *',
};

/** A schedule that was read. */
export interface Schedule {
  /** Which values of each field are due. */
  readonly fields: ReadonlyArray<ReadonlySet<number>>;
  /** Whether a day has to fit both day fields; else one of them is enough. */
  readonly bothDays: boolean;
}

/** Reads a schedule; a text is what is wrong with it. */
export function readSchedule(text: string): Schedule | string {
  const words = (Object.hasOwn(DESCRIPTORS, text) ? DESCRIPTORS[text] : text).trim().split(/\s+/);
  if (text.startsWith('@') && !Object.hasOwn(DESCRIPTORS, text)) return `must be five fields, or one of ${Object.keys(DESCRIPTORS).join(', ')}`;
  if (words.length !== 5 || words[0] === '') return 'must be five fields: minute, hour, day of the month, month, day of the week';
  const fields = words.map((word, index) => readField(word, FIELDS[index]));
  const wrong = fields.find(field => typeof field === 'string');
  if (wrong !== undefined && typeof wrong === 'string') return wrong;
  // A star in one of the day fields leaves the other to decide; one with a step does not.
  const starred = [2, 4].some(index => words[index].split(',').some(part => /^[*?](\/0*1)?$/.test(part)));
  return { fields: fields.map(field => typeof field === 'string' ? new Set<number>() : field), bothDays: starred };
}

function readField(word: string, field: Field): Set<number> | string {
  const values = new Set<number>();
  for (const part of word.split(',')) {
    const match = /^(?:([*?])|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) return `must have values, ranges and steps in the field ${field.name}, such as 5, 1-5 or */15`;
    const [, star, from, to, step] = match;
    const low = star ? field.min : valueOf(from, field);
    // Where a step follows a single value, the range goes to the end.
    const high = star || (to === undefined && step !== undefined) ? field.max : valueOf(to ?? from, field);
    const by = Number(step ?? 1);
    if (!(low >= field.min && high <= field.max && low <= high && by >= 1)) {
      return `must have values from ${field.min} to ${field.max} in the field ${field.name}, ranges that go up, and steps of 1 or more`;
    }
    for (let value = low; value <= high; value += by) values.add(value);
  }
  return values;
}

function valueOf(text: string, { names = [] }: Field): number {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return names.length === 12 ? index + 1 : index;
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

/** A wall clock's time in a zone. */
interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
// Minutes in a day, and days in five years.
const DAY = 24 * 60;
const LOOK_AHEAD = 5 * 366;

/** A zone's clock: what it shows at an instant. */
export function clockOf(timeZone: string): (instant: number) => Wall {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
  });
  return instant => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    return { year: parts.year, month: parts.month, day: parts.day, hour: parts.hour, minute: parts.minute };
  };
}

/**
 * The next instants that a schedule is due, in milliseconds, after one; fewer where it is not due again in the five years that Kubernetes looks ahead.
 * A time that the clock skips in spring is not due on that day; one that it shows twice in autumn is due twice, as often as it is shown.
 */
export function nextRuns(schedule: Schedule, timeZone: string, after: number, count: number): number[] {
  const clock = clockOf(timeZone);
  const { year, month, day } = clock(after);
  const runs: number[] = [];
  let date = Date.UTC(year, month - 1, day);
  for (let misses = 0; runs.length < count && misses <= LOOK_AHEAD; date += DAY * MINUTE) {
    const due = isDay(schedule, new Date(date)) ? instantsOf(schedule, date, clock).filter(instant => instant > after) : [];
    misses = due.length > 0 ? 0 : misses + 1;
    runs.push(...due);
  }
  return runs.slice(0, count);
}

/** When a schedule is due on a day, as the clock shows it. */
function instantsOf({ fields: [minutes, hours] }: Schedule, date: number, clock: (instant: number) => Wall): number[] {
  const offset = (instant: number) => {
    const { year, month, day, hour, minute } = clock(instant);
    return Date.UTC(year, month - 1, day, hour, minute) - instant;
  };
  // No zone is more than 14 hours away: what the clock shows as this day is between these two.
  const offsets = new Set([date - 15 * HOUR, date + 39 * HOUR].map(offset));
  const shown = [...hours].flatMap(hour => [...minutes].map(minute => date + hour * HOUR + minute * MINUTE));
  const instants = [...offsets].flatMap(each => shown.map(time => time - each).filter(instant => offsets.size === 1 || offset(instant) === each));
  return instants.sort((x, y) => x - y);
}

/** Whether a schedule is due on a day, which is a date of UTC. */
function isDay({ fields: [, , days, months, weekdays], bothDays }: Schedule, day: Date): boolean {
  const [fits, weekdayFits] = [days.has(day.getUTCDate()), weekdays.has(day.getUTCDay())];
  return months.has(day.getUTCMonth() + 1) && (bothDays ? fits && weekdayFits : fits || weekdayFits);
}

/** The days that a schedule is due on, of five years from a leap year on: as many as Kubernetes looks ahead. Numbers of days, from the first. */
function dueDays(schedule: Schedule): number[] {
  const start = Date.UTC(2024, 0, 1);
  return Array.from({ length: LOOK_AHEAD }, (_, index) => index).filter(index => isDay(schedule, new Date(start + index * DAY * MINUTE)));
}

/** Whether a schedule is due at some time. */
export function isEverDue(schedule: Schedule): boolean {
  return dueDays(schedule).length > 0 && schedule.fields.every(({ size }) => size > 0);
}

/** The shortest and the longest time between two runs, in seconds; undefined where it is due once or never in five years. */
export function periodsOf(schedule: Schedule): { readonly shortest: number; readonly longest: number } | undefined {
  const [minutes, hours] = schedule.fields;
  const times = [...hours].flatMap(hour => [...minutes].map(minute => hour * 60 + minute)).sort((a, b) => a - b);
  const days = dueDays(schedule);
  const withinDay = days.length > 0 ? gaps(times) : [];
  const overNight = gaps(days).map(gap => gap * DAY - times[times.length - 1] + times[0]);
  const all = [...withinDay, ...overNight];
  return all.length > 0 ? { shortest: Math.min(...all) * 60, longest: Math.max(...all) * 60 } : undefined;
}

function gaps(sorted: readonly number[]): number[] {
  return sorted.slice(1).map((value, index) => value - sorted[index]);
}

/**
 * Whether a text is the name of a time zone in the IANA database, which has older names too. JavaScript's clock also knows offsets, short names such as IST, and
 * any case of letters, and the API server does not; but of a zone that is newer than the list it has the name.
 */
export function isTimeZone(text: string): boolean {
  const isListed = TIME_ZONES.some(([area, names]) => text.startsWith(area) && names.split(' ').includes(text.slice(area.length)));
  return isListed || Intl.supportedValuesOf('timeZone').includes(text);
}
