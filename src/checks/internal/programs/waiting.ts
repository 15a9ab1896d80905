const LAST = /(?:^|[;&|\s])(timeout\s+\S+\s+)?(sleep\s+inf(?:inity)?|tail\s+(?:[^\s|;&]+\s+)*-[\w+]*[fF][^|;&]*)$/;

/** The command that words end with, where that one does nothing but wait for ever. */
export function waitingCommand(words: string): string | undefined {
  const [, limited, command] = LAST.exec(words.trim()) ?? [];
  return limited !== undefined || command?.includes('--pid') ? undefined : command;
}

/** A loop of a shell's that nothing in the words ends. */
export function endlessLoop(words: string): string | undefined {
  const loop = /\bwhile\s+(?:true|:|\[\s+1\s+\])\s*;?\s*do\b/.exec(words)?.[0];
  // In the background it holds up nobody.
  return loop === undefined || /\b(break|exit|return|exec|kill|set\s+-\w*e)\b|^\s*timeout\s|&\s*\)?\s*;?\s*$/.test(words) ? undefined : loop;
}
