import { setFlagsFromString } from 'v8';

/**
 * Has V8 not optimize while something goes once over everything, as each rule of the whole app does: what was optimized on its way would be fast when it is
 * over. Of 1,000 apps that took a sixth of the CPU of all. What is optimized already stays so. Where somebody started Node with flags about its compilers,
 * theirs hold.
 *
 * @see https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 */
export function unoptimized<T>(work: () => T, given: readonly string[] = [...process.execArgv, process.env.NODE_OPTIONS ?? '']): T {
  if (given.some(flags => COMPILERS.test(flags))) return work();
  setFlagsFromString('--no-opt');
  try {
    return work();
  } finally {
    setFlagsFromString('--opt');
  }
}

const COMPILERS = /(^|\s)--[\w-]*(opt|jit|turbo|maglev|sparkplug|budget)/;
