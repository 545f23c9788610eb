/**
 * An error in words of our own: nothing of a person stands in them, no name, no cell of a file, no answer of another
 * program. Logs, prompts and What waits show these words; of every other error its kind, code and places alone.
 */
export class PlainError extends Error {}
