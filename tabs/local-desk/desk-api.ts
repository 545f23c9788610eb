import type { ImportReport } from '#shared/contracts/imports/import-report.ts';
import type {
  Boards,
  DeskConversations,
  DeskMessages,
  DeskSchools,
  PressButton,
  PressResult,
  SendMessage,
  TickInPlanner,
} from '#shared/contracts/local-desk.ts';

export type Person = {
  email: string;
  name: string;
  roles: string[];
  schools: string[];
  entraObjectId: string;
};
/** The local desk's requests; a refusal is thrown with the server's own sentence. */
export const deskApi = {
  people: () => ask<{ people: Person[] }>('/api/local/people').then(({ people }) => people),
  schools: () => ask<DeskSchools>('/api/local/desk/schools').then(({ schools }) => schools),
  clock: () => ask<{ now?: string }>('/health').then(({ now }) => now ?? null),
  signIn: (email: string) =>
    send<{ token: string }>('/api/local/sign-in', { email }).then(({ token }) => token),
  conversations: (as: string) => ask<DeskConversations>(`/api/local/desk/conversations?${query({ as })}`),
  messages: (as: string, conversation: string, since: number) =>
    ask<DeskMessages>(`/api/local/desk/messages?${query({ as, conversation, since: String(since) })}`),
  open: (as: string, conversation: string) => send('/api/local/desk/openings', { as, conversation }),
  say: (message: SendMessage) => send<{ id: string }>('/api/local/desk/messages', message),
  press: (pressed: PressButton) => send<PressResult>('/api/local/desk/presses', pressed),
  boards: (as: string) =>
    ask<Boards>(`/api/local/desk/planner?${query({ as })}`).then(({ boards }) => boards),
  tick: (input: TickInPlanner) => send('/api/local/desk/planner/ticks', input),
  lateFile: (school: string) =>
    fetch(`/api/local/desk/late-file/${encodeURIComponent(school)}`).then((response) =>
      response.ok ? response.text() : refused(response),
    ),
  async importMarks(email: string, csv: string | Blob): Promise<ImportReport> {
    const token = await deskApi.signIn(email);
    const headers = { 'Content-Type': 'text/csv', Authorization: `Bearer ${token}` };
    return read(await fetch('/api/imports/marks', { method: 'POST', headers, body: csv }));
  },
};

const query = (values: Record<string, string>) => new URLSearchParams(values).toString();

async function ask<T>(path: string): Promise<T> {
  return read<T>(await fetch(path));
}

async function send<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  return read<T>(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function read<T>(response: Response): Promise<T> {
  return response.ok ? ((await response.json()) as T) : refused(response);
}

async function refused(response: Response): Promise<never> {
  const body = (await response.json().catch(() => ({}))) as { problem?: { message?: string } };
  throw new Error(body.problem?.message ?? `The server answered ${response.status}.`);
}
