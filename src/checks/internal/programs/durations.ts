const SECONDS: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 0.001, s: 1, m: 60, h: 3600, d: 86400, w: 604800, y: 31536000 };

/** The seconds of a duration of any form; undefined of what is none. */
export function secondsIn(text: unknown): number | undefined {
  const parts = typeof text === 'string' && /^((\d+(\.\d*)?|\.\d+)[a-zµ]+)+$/.test(text) ? [...text.matchAll(/([\d.]+)([a-zµ]+)/g)] : [];
  const seconds = parts.reduce((sum, [, number, unit]) => sum + Number(number) * (SECONDS[unit] ?? NaN), 0);
  return parts.length === 0 || Number.isNaN(seconds) ? undefined : seconds;
}
