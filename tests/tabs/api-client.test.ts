import { describe, expect, it } from '@jest/globals';
import { problemLabels } from '#shared/wording/basics/problem-text.ts';
import { createApi } from '../../tabs/api/api-client.ts';

const me = {
  id: '1',
  name: 'A. Tutor',
  email: 'a@x.example',
  posts: [],
  tutorGroups: [],
  now: '2026-09-16T09:40:00+01:00',
};

interface Asked {
  url: string;
  method: string | undefined;
  bearer: string | undefined;
  body: unknown;
}

/** A server that gives its answers in order and remembers what it was asked. */
function serverOf(...answers: { status?: number; body: unknown }[]) {
  const asked: Asked[] = [];
  const ask: typeof fetch = async (input, init) => {
    const headers = init?.headers as Record<string, string>;
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : null;
    asked.push({ url: input as string, method: init?.method, bearer: headers.Authorization, body });
    const answer = answers[asked.length - 1];
    if (!answer) throw new TypeError('Failed to fetch');
    return Response.json(answer.body, { status: answer.status ?? 200 });
  };
  return { asked, ask };
}

function tokens() {
  let given = 0;
  return async (fresh = false) => {
    if (fresh || given === 0) given += 1;
    return `token-${given}`;
  };
}

const problem = (code: string, message: string, details?: unknown) => ({
  problem: { code, message, details },
});

describe('the client', () => {
  it('asks with its token and hands back what the contract says', async () => {
    const { asked, ask } = serverOf({ body: me });
    expect(await createApi(tokens(), ask).request('me', {})).toEqual({ ...me, pupilSight: [], caseload: [] });
    expect(asked).toEqual([{ url: '/api/me', method: 'GET', bearer: 'Bearer token-1', body: null }]);
  });

  it('renews a refused token once', async () => {
    const { asked, ask } = serverOf(
      { status: 401, body: problem('not-signed-in', 'Sign in.') },
      { body: me },
    );
    expect((await createApi(tokens(), ask).request('me', {})).name).toBe('A. Tutor');
    expect(asked.map(({ bearer }) => bearer)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('says that the session has ended when the new token is refused too', async () => {
    const refusal = { status: 401, body: problem('not-signed-in', 'Sign in.') };
    const { asked, ask } = serverOf(refusal, refusal, refusal);
    await expect(createApi(tokens(), ask).request('me', {})).rejects.toMatchObject({
      code: 'session-ended',
      message: problemLabels.sessionEnded,
    });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['nobody answers', new TypeError('Failed to fetch'), 'offline'],
    ['the host gives none', new Error('CancelledByUser'), 'session-ended'],
  ])('without a token, as %s, asks nothing and says why', async (_why, cause, code) => {
    const { asked, ask } = serverOf();
    const api = createApi(() => Promise.reject(cause), ask);
    await expect(api.request('me', {})).rejects.toMatchObject({ code, status: 0 });
    expect(asked).toEqual([]);
  });

  it('keeps the words and details of a refusal', async () => {
    const { asked, ask } = serverOf({
      status: 409,
      body: problem('conflict', 'Recorded already.', { action: 'a1' }),
    });
    const saving = createApi(tokens(), ask).request('recordOutcome', {
      params: { id: 'a1' },
      body: { result: 'no-answer' },
    });
    await expect(saving).rejects.toMatchObject({
      code: 'conflict',
      status: 409,
      message: 'Recorded already.',
      details: { action: 'a1' },
    });
    expect(asked[0]).toMatchObject({
      url: '/api/actions/a1/outcome',
      method: 'POST',
      body: { result: 'no-answer' },
    });
  });

  it('has words for a broken connection, a stranger’s error page and an answer out of shape', async () => {
    const ask = (...answers: { status?: number; body: unknown }[]) =>
      createApi(tokens(), serverOf(...answers).ask).request('me', {});
    await expect(ask()).rejects.toMatchObject({ code: 'offline', message: problemLabels.offline });
    await expect(ask({ status: 502, body: 'Bad gateway' })).rejects.toMatchObject({
      code: 'unreadable',
      message: problemLabels.answered(502),
    });
    await expect(ask({ body: { id: 1 } })).rejects.toMatchObject({ message: problemLabels.unreadable });
  });
});
