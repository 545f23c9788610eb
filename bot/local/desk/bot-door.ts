export type BotAnswer = { status: number; body: unknown };

/** Posts an activity to the product's own `/api/messages`, over HTTP as Teams does. */
export async function sendToBot(messagesUrl: string, activity: object): Promise<BotAnswer> {
  try {
    const response = await fetch(messagesUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(activity),
      // Teams waits 15 seconds for an answer, too.
      signal: AbortSignal.timeout(15_000),
    });
    return { status: response.status, body: parsed(await response.text()) };
  } catch (error) {
    return { status: 504, body: error instanceof Error ? error.message : undefined };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What Teams does with the answer to a pressed card. */
export type CardAnswer = { card: unknown } | { line: string } | { problem: string } | { nothing: true };

const cardType = 'application/vnd.microsoft.card.adaptive';
const lineType = 'application/vnd.microsoft.activity.message';
const wentWrong = 'Something went wrong. Please try again.';

export function readCardAnswer(answer: BotAnswer): CardAnswer {
  if (answer.status >= 400) return { problem: wentWrong };
  const body = answer.body as { statusCode?: number; type?: string; value?: unknown } | null | undefined;
  if (typeof body !== 'object' || body === null || body.statusCode === undefined) return { nothing: true };
  if (body.statusCode < 400 && body.type === cardType && body.value) return { card: body.value };
  if (body.statusCode < 400 && body.type === lineType) return { line: String(body.value) };
  if (body.statusCode < 400) return { nothing: true };
  const message = (body.value as { message?: unknown } | undefined)?.message;
  return { problem: typeof message === 'string' && message ? message : wentWrong };
}
