import type { Command } from './command.ts';

export interface CommandRead {
  command: Command;
  argument: string;
}

/** The command in a message, whatever its mentions, case and spacing; null where it is none. */
export function readCommand(message: string, commands: readonly Command[]): CommandRead | null {
  const written = message
    .replace(/<at>[^<]*<\/at>/gi, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const plain = written.toLowerCase().replace(/[.!?]+$/, '');
  for (const command of commands) {
    const found = command.pattern.exec(command.asWritten ? written : plain);
    if (found) return { command, argument: found[1] ?? '' };
  }
  return null;
}
