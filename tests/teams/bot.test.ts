import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  buttonsOf,
  startConnector,
  textOf,
  type Button,
  type RecordingConnector,
} from '../support/product/connector.ts';
import { eventually, startProduct, type RunningProduct } from '../support/product/running-product.ts';
import { marksCsv, smallSchool } from '../support/schools/small-school.ts';

let product: RunningProduct;
let connector: RecordingConnector;
const objectIds = new Map<string, string>();
let nextMessage = 0;

beforeAll(async () => {
  connector = await startConnector();
  product = await startProduct({ LOCAL_NOW: '2026-09-16T09:40' });
  for (const kind of ['schools', 'terms', 'staff', 'pupils', 'contacts'] as const) {
    expect(await product.importCsv(kind, smallSchool[kind])).toMatchObject({ rejectedCount: 0 });
  }
  await product.importCsv('marks', marksCsv('2026-09-15', 'AM'));
  await product.importCsv(
    'marks',
    marksCsv('2026-09-16', 'AM', { KHAN1: 'N', KHAN2: 'N', CARE1: 'N', A8A1: 'N', A8A2: 'I' }),
  );
  const { people } = (await (await fetch(`${product.address}/api/local/people`)).json()) as {
    people: { email: string; entraObjectId: string }[];
  };
  for (const { email, entraObjectId } of people) objectIds.set(email, entraObjectId);
});

afterAll(async () => {
  await product.stop();
  await connector.close();
});

beforeEach(() => void connector.takeSent());

function activity(
  email: string,
  where: 'personal' | 'channel',
  rest: object,
): { conversation: { id: string } } & Record<string, unknown> {
  nextMessage += 1;
  const conversation =
    where === 'personal'
      ? { id: `a:${email}`, conversationType: 'personal', tenantId: 'tenant' }
      : {
          id: `19:channel@thread.tacv2;messageid=${nextMessage}`,
          conversationType: 'channel',
          tenantId: 'tenant',
          isGroup: true,
        };
  return {
    id: `m${nextMessage}`,
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    from: {
      id: `29:${email}`,
      name: email,
      aadObjectId: objectIds.get(email) ?? '00000000-0000-0000-0000-000000000000',
    },
    recipient: { id: '28:bot', name: 'Attendance First' },
    conversation,
    channelData: {
      tenant: { id: 'tenant' },
      ...(where === 'channel' && {
        channel: { id: '19:channel@thread.tacv2', name: 'Attendance' },
        team: { id: 'team' },
      }),
    },
    ...rest,
  };
}

async function post(sent: object): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${product.address}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sent),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? (JSON.parse(text) as unknown) : null };
}

/** Says something and answers with the card or text that came back. */
async function say(
  email: string,
  where: 'personal' | 'channel',
  text: string,
): Promise<Record<string, unknown>> {
  connector.takeSent();
  const mention = where === 'channel' ? '<at>Attendance First</at> ' : '';
  const said = activity(email, where, { type: 'message', text: `${mention}${text}` });
  expect((await post(said)).status).toBeLessThan(300);
  // What the product says to others meanwhile, of an alert say, is no answer.
  const { id } = said.conversation;
  const answer = connector
    .takeSent()
    .find(({ path }) => path.includes(encodeURIComponent(id)) || path.includes(id));
  if (!answer) throw new Error(`No answer to ${text}`);
  return answer.body;
}

async function press(
  email: string,
  button: Button,
  inputs: object = {},
  where: 'personal' | 'channel' = 'personal',
): Promise<unknown> {
  const value = {
    action: { type: 'Action.Execute', verb: button.verb, data: { ...button.data, ...inputs } },
    trigger: 'manual',
  };
  const { status, body } = await post(
    activity(email, where, { type: 'invoke', name: 'adaptiveCard/action', value }),
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  return (body as { value: unknown }).value;
}

function buttonNamed(card: unknown, title: string | RegExp): Button {
  const found = buttonsOf(card).find((button) =>
    typeof title === 'string' ? button.title === title : title.test(button.title ?? ''),
  );
  if (!found)
    throw new Error(
      `No button ${title} among ${buttonsOf(card)
        .map((button) => button.title)
        .join(', ')}`,
    );
  return found;
}

const allNames = /Ash\d|Beech\d|Khan|Amina|Bilal|Care\b|Cora/;

describe('in a personal chat', () => {
  it('answers unknown words with help', async () => {
    expect(textOf(await say('head@grove.example', 'personal', 'sing me a song'))).toMatch(
      /did not understand[\s\S]*my calls/,
    );
  });

  it('tells a stranger that they are not known, and nothing else', async () => {
    const answer = await say('nobody@grove.example', 'personal', 'summary khan');
    expect(JSON.stringify(answer)).toMatch(/do not know you/);
    expect(JSON.stringify(answer)).not.toMatch(allNames);
  });

  it('gives several matches to choose from, then the summary with its data time', async () => {
    const choice = await say('head@grove.example', 'personal', 'summary khan');
    expect(buttonsOf(choice).map((button) => button.title)).toEqual([
      'Amina Khan · 8A, BA',
      'Bilal Khan · 8B, BA',
    ]);
    const text = textOf(await press('head@grove.example', buttonNamed(choice, /Amina/)));
    expect(text).toMatch(
      /Amina Khan[\s\S]*50\.0 %: 1 of 2 sessions missed[\s\S]*Ring home[\s\S]*data from 09:40/,
    );
    expect(text).toMatch(/14 Sep: {2}- - {3}\/ - {3}N · {3}· · {3}· ·/);
    expect(text).not.toMatch(/Barred/);
  });

  it.each([
    ['does not say that it is private', { id: 'a:unsure' }],
    ['is a group, whatever it says', { id: 'a:unsure', conversationType: 'personal', isGroup: true }],
    ['has the id of a group', { id: '19:unsure@thread.v2', conversationType: 'personal' }],
  ])('names nobody where the conversation %s, and keeps it as nobody’s own', async (_, conversation) => {
    const email = 'head@grove.example';
    const { db } = product.running.ports.store;
    const kept = () => db.selectFrom('personal_chat').select('conversation').execute();
    const before = await kept();
    for (const text of ['summary khan', 'my calls', 'hello']) {
      connector.takeSent();
      await post({ ...activity(email, 'personal', { type: 'message', text }), conversation });
      const answer = textOf(connector.takeSent()[0]?.body);
      expect(answer).not.toMatch(allNames);
      if (text !== 'hello') expect(answer).toMatch(/personal chat/);
    }
    expect(await kept()).toEqual(before);
  });

  it('lets a tutor ask for own pupils only', async () => {
    expect(textOf(await say('tutor8a@grove.example', 'personal', 'Summary KHAN'))).toMatch(/Amina Khan/);
    expect(textOf(await say('tutor8a@grove.example', 'personal', 'summary beech3'))).toMatch(/found nobody/);
    const { body } = await product.request('/api/pupils/search', { json: { text: 'bilal' } });
    const bilal = (body as { items: { id: string }[] }).items[0];
    const forged = { type: 'Action.Execute', verb: 'open-summary', data: { pupilId: bilal?.id } };
    expect(textOf(await press('tutor8a@grove.example', forged))).not.toMatch(/Bilal/);
  });

  it('takes names back from a card that is more than a day old', async () => {
    const refresh = {
      type: 'Action.Execute',
      verb: 'refresh-calls',
      data: { madeAt: '2026-09-14T09:00:00+01:00' },
    };
    const text = textOf(await press('tutor8a@grove.example', refresh));
    expect(text).toMatch(/Ask me again/);
    expect(text).not.toMatch(allNames);
  });
});

describe('my calls', () => {
  it('lists calls with the call-first pupil opened out, records an outcome once and moves on', async () => {
    const card = await say('tutor8a@grove.example', 'personal', 'my calls');
    expect(textOf(card)).toMatch(
      /Ring home: Cora Care[\s\S]*Call first[\s\S]*Fay Foster[\s\S]*2 more calls\nAmina Khan · 8A[^·]*\nBilal Khan/,
    );
    expect(textOf(card)).not.toMatch(/looked after/i);
    const spoke = buttonNamed(card, 'Spoke to');
    const next = await press('tutor8a@grove.example', spoke, { reason: 'illness', back: 'tomorrow' });
    expect(textOf(next)).toMatch(/Cora Care: Spoke to, illness, back tomorrow\. Thank you/);

    const again = textOf(await press('tutor8a@grove.example', spoke));
    expect(again).toMatch(/Cora Care[\s\S]*Spoke to, illness[\s\S]*Tess Tutor/);
    const elsewhere = textOf(await press('officer@grove.example', spoke));
    expect(elsewhere).toMatch(/already recorded/);

    const { items } = (await product.request('/api/actions?kind=enter-code')).body as { items: unknown[] };
    expect(items).toHaveLength(1);
  });

  it('takes Action.Submit like Action.Execute', async () => {
    const card = await say('tutor8a@grove.example', 'personal', 'my calls');
    const submit = buttonNamed(card, 'No answer').fallback;
    expect(submit?.type).toBe('Action.Submit');
    connector.takeSent();
    await post(activity('tutor8a@grove.example', 'personal', { type: 'message', value: submit?.data }));
    const next = textOf(connector.takeSent()[0]?.body);
    expect(next).toMatch(/No answer\. Thank you[\s\S]*Ring home: [\s\S]*ring again/);
  });

  it('tells callers nothing of their own ringing', async () => {
    const card = await say('tutor8a@grove.example', 'personal', 'my calls');
    const opened = await press('tutor8a@grove.example', buttonNamed(card, 'Open'));
    expect(textOf(opened)).toMatch(/Ring (home|again): /);
    expect(textOf(opened)).not.toMatch(/being rung by/i);
  });

  it('says to whom a sibling’s call belongs: one family, one caller', async () => {
    const { items } = (await product.request('/api/actions?kind=absence-call')).body as {
      items: { pupil: { name: string }; assignee: { name: string } }[];
    };
    const callers = items
      .filter(({ pupil }) => pupil.name.endsWith('Khan'))
      .map(({ assignee }) => assignee.name);
    expect(new Set(callers).size).toBe(1);
    expect(callers).toHaveLength(2);
  });
});

describe('an outcome in the chat', () => {
  const tutor = 'tutor8b@grove.example';
  const statusOf = async (name: string): Promise<string[]> => {
    const { items } = (await product.request('/api/actions?kind=absence-call&limit=200')).body as {
      items: { status: string; pupil: { name: string } }[];
    };
    return items.filter(({ pupil }) => pupil.name === name).map(({ status }) => status);
  };
  const callOf = async (upn: string, name: string): Promise<unknown> => {
    await product.importCsv('marks', `school,upn,date,session,code\nBA,${upn},2026-09-16,AM,N\n`);
    const { items } = (await product.request('/api/actions?kind=absence-call&status=open')).body as {
      items: { id: string; pupil: { name: string } }[];
    };
    const id = items.find(({ pupil }) => pupil.name === name)?.id;
    return press(tutor, { type: 'Action.Execute', verb: 'open-call', data: { actionId: id } });
  };

  it('of a family spoken to asks why and until when, a press each, and can be undone', async () => {
    const call = await callOf('A8B3', 'Bob Beech3');
    const why = await press(tutor, buttonNamed(call, 'Spoke to'), { note: 'Rang twice' });
    expect(textOf(why)).toMatch(/Bob Beech3: Spoke to[\s\S]*Why is Bob away\?/);
    expect(await statusOf('Bob Beech3')).toEqual(['open']);

    const when = await press(tutor, buttonNamed(why, 'Illness'), { note: 'Rang twice' });
    expect(textOf(when)).toMatch(/Spoke to, illness[\s\S]*When is Bob back\?/);
    expect(JSON.stringify(when)).toContain('"value":"Rang twice"');
    expect(await statusOf('Bob Beech3')).toEqual(['open']);

    const saved = await press(tutor, buttonNamed(when, 'Next school day'), { note: 'Rang twice' });
    expect(textOf(saved)).toMatch(/Bob Beech3: Spoke to, illness, back tomorrow\. Thank you/);
    expect(await statusOf('Bob Beech3')).toEqual(['done']);

    const undone = await press(tutor, buttonNamed(saved, 'Undo'));
    expect(textOf(undone)).toMatch(
      /Bob Beech3: Taken back\. The call is open again[\s\S]*Ring home: Bob Beech3/,
    );
    expect(await statusOf('Bob Beech3')).toEqual(['open']);
    expect(textOf(await press(tutor, buttonNamed(saved, 'Undo')))).toMatch(/can no longer be taken back/);
  });

  it.each(['No answer', 'Voicemail', 'Wrong number'])(
    '%s offers Undo, also once the card is refreshed',
    async (result) => {
      const call = await callOf('A8B4', 'Bob Beech4');
      const saved = (await press(tutor, buttonNamed(call, result))) as { refresh?: { action: Button } };
      expect(textOf(saved)).toContain(`Bob Beech4: ${result}. Thank you.`);
      expect(await statusOf('Bob Beech4')).toEqual(['done']);
      if (!saved.refresh) throw new Error('The card does not refresh itself');
      const again = await press(tutor, saved.refresh.action);
      expect(textOf(again)).toContain(`Bob Beech4: ${result}. Thank you.`);
      await press(tutor, buttonNamed(again, 'Undo'));
      expect(await statusOf('Bob Beech4')).toEqual(['open']);
    },
  );

  it('says whom one rang, and asks which of several numbers was wrong', async () => {
    await product.importCsv(
      'contacts',
      'school,upn,order,name,relationship,phone\nBA,A8B7,1,Bea Beech,Mother,01632 960501\nBA,A8B7,2,Ben Beech,Father,01632 960502\n',
    );
    const outcomes = async (): Promise<(string | null | undefined)[]> => {
      const { items } = (await product.request('/api/actions?status=done&limit=200')).body as {
        items: { pupil: { name: string } | null; outcome: { contact: string | null } | null }[];
      };
      return items.filter(({ pupil }) => pupil?.name === 'Bob Beech7').map(({ outcome }) => outcome?.contact);
    };
    const call = await callOf('A8B7', 'Bob Beech7');
    const whom = JSON.stringify(['Ben Beech', '01632 960502']);
    const why = await press(tutor, buttonNamed(call, 'Spoke to'), { whom });
    const when = await press(tutor, buttonNamed(why, 'Illness'));
    const saved = await press(tutor, buttonNamed(when, 'Next school day'));
    expect(textOf(saved)).toContain('Spoke to Ben Beech, illness, back tomorrow');
    expect(await outcomes()).toEqual(['Ben Beech']);
    const again = await press(tutor, buttonNamed(saved, 'Undo'));

    const whose = await press(tutor, buttonNamed(again, 'Wrong number'));
    expect(textOf(whose)).toContain('Which number was wrong?');
    expect(await outcomes()).toEqual([]);
    await press(tutor, buttonNamed(whose, 'Bea Beech, 01632 960501'));
    expect(await outcomes()).toEqual(['Bea Beech']);
    const { items } = (await product.request('/api/actions?kind=contact-correction&status=open')).body as {
      items: { raisedBecause: string }[];
    };
    expect(items.map(({ raisedBecause }) => raisedBecause)).toContain(
      'A telephone number is out of date: Bea Beech, 01632 960501.',
    );
  });

  it('can be undone no longer than in the tab', async () => {
    const call = await callOf('A8B4', 'Bob Beech4');
    const saved = (await press(tutor, buttonNamed(call, 'No answer'))) as { refresh?: { action: Button } };
    const refresh = saved.refresh?.action ?? { type: 'Action.Execute' };
    const later = { ...refresh, data: { ...refresh.data, madeAt: '2026-09-16T09:30:00+01:00' } };
    expect(buttonsOf(await press(tutor, later)).map(({ title }) => title)).not.toContain('Undo');
  });

  it('that the pupil was believed in school is made sure of, and it is said who is told', async () => {
    const call = await callOf('A8B5', 'Bob Beech5');
    const why = await press(tutor, buttonNamed(call, 'Spoke to'));
    const sure = await press(tutor, buttonNamed(why, 'They thought Bob was in school'));
    expect(textOf(sure)).toMatch(
      /nobody knows where Bob is\. .*sends a line to Hana Head .*Teams cannot tell Sal Safeguarding/,
    );
    expect(await statusOf('Bob Beech5')).toEqual(['open']);
    const told = await press(tutor, buttonNamed(sure, 'Save it as a safeguarding alert'));
    expect(textOf(told)).toMatch(
      /the family believed the pupil in school\. Thank you\. A line goes to Hana Head .*Teams cannot tell Sal Safeguarding/,
    );
  });

  it('that reached nobody is noted for the family, and undone for all of it', async () => {
    await product.importCsv(
      'pupils',
      [
        'school,upn,surname,forename,yearGroup,tutorGroup,startDate,household',
        'BA,TWIN1,Twin,Una,8,8B,2026-09-01,H9',
        'BA,TWIN2,Twin,Vic,8,8B,2026-09-01,H9',
      ].join('\n'),
    );
    await product.importCsv('marks', 'school,upn,date,session,code\nBA,TWIN2,2026-09-16,AM,N\n');
    const call = await callOf('TWIN1', 'Una Twin');
    expect(textOf(call)).toContain(
      'Same family: Vic Twin. One call: “no answer” is noted for both; spoken to, ask about each.',
    );
    const saved = await press(tutor, buttonNamed(call, 'Voicemail'));
    expect(textOf(saved)).toContain('Una Twin and Vic Twin: Voicemail. Thank you.');
    expect([await statusOf('Una Twin'), await statusOf('Vic Twin')]).toEqual([['done'], ['done']]);
    const undone = await press(tutor, buttonNamed(saved, 'Undo'));
    expect([await statusOf('Una Twin'), await statusOf('Vic Twin')]).toEqual([['open'], ['open']]);

    const why = await press(tutor, buttonNamed(undone, 'Spoke to'));
    const when = await press(tutor, buttonNamed(why, 'Travel'));
    const spoken = await press(tutor, buttonNamed(when, 'Not known'));
    expect(textOf(spoken)).toMatch(/Una Twin: Spoke to, travel[\s\S]*Ring home: Vic Twin/);
  });
});

describe('an outcome over HTTP', () => {
  it('refuses a day that is past, and shows an alert to whoever raised it', async () => {
    await product.importCsv('marks', 'school,upn,date,session,code\nBA,A8B2,2026-09-16,AM,N\n');
    const { items } = (
      await product.request('/api/actions?status=open&kind=absence-call', { as: 'tutor8b@grove.example' })
    ).body as { items: { id: string; pupil: { name: string } }[] };
    const path = `/api/actions/${items.find(({ pupil }) => pupil.name === 'Bob Beech2')?.id}/outcome`;
    const as = 'tutor8b@grove.example';
    const past = { result: 'spoke-to', expectedBack: { kind: 'date', date: '2025-02-01' } };
    expect((await product.request(path, { as, json: past })).status).toBe(400);
    const answer = await product.request(path, {
      as,
      json: { result: 'spoke-to', parentBelievedInSchool: true },
    });
    expect(answer.body).toMatchObject({
      action: { status: 'done' },
      raised: [{ kind: 'safeguarding-alert' }],
    });
    const seen = (await product.request('/api/actions?kind=safeguarding-alert', { as })).body as {
      items: unknown[];
    };
    expect(seen.items).toEqual([]);
  });
});

describe('a call that is no longer needed', () => {
  it('is told to whoever had begun it, without a name', async () => {
    await product.importCsv('marks', 'school,upn,date,session,code\nBA,A8B1,2026-09-16,AM,N\n');
    const calls = await say('tutor8b@grove.example', 'personal', 'my calls');
    const { items } = (await product.request('/api/actions?kind=absence-call&status=open')).body as {
      items: { id: string; pupil: { name: string } }[];
    };
    const call = items.find(({ pupil }) => pupil.name === 'Bob Beech1');
    expect(textOf(calls)).toMatch(/Bob Beech1/);
    await press('tutor8b@grove.example', {
      type: 'Action.Execute',
      verb: 'open-call',
      data: { actionId: call?.id },
    });
    connector.takeSent();
    await product.importCsv('marks', 'school,upn,date,session,code\nBA,A8B1,2026-09-16,AM,L\n');
    const told = await eventually('the message', async () =>
      connector.sent.find(
        ({ path, body }) => path.includes('tutor8b') && /no longer needed/.test(String(body.text)),
      ),
    );
    expect(JSON.stringify(told.body)).not.toMatch(allNames);
    await product.importCsv('marks', 'school,upn,date,session,code\nBA,A8B1,2026-09-16,AM,N\n');
    const reopened = (await product.request('/api/actions?kind=absence-call&status=open')).body as {
      items: { id: string }[];
    };
    expect(reopened.items.map(({ id }) => id)).toContain(call?.id);
    await product.importCsv('marks', 'school,upn,date,session,code\nBA,A8B1,2026-09-16,AM,/\n');
  });
});

describe('in a channel', () => {
  it('speaks of no pupil', async () => {
    expect(textOf(await say('head@grove.example', 'channel', 'summary khan'))).toMatch(
      /ask me in a personal chat/,
    );
    expect(textOf(await say('officer@grove.example', 'channel', 'my calls'))).toMatch(
      /ask me in a personal chat/,
    );
  });

  it('binds only for those who may, names the codes when it must ask, posts, updates and stops', async () => {
    expect(textOf(await say('tutor8a@grove.example', 'channel', 'post here'))).toMatch(/Ask one of them/);
    expect(textOf(await say('trust@grove.example', 'channel', 'post here'))).toMatch(/BA, CA/);
    expect(textOf(await say('officer@grove.example', 'channel', 'post here'))).toMatch(
      /daily card of Birch Academy/,
    );
    const posted = await eventually('the daily card', async () =>
      connector.sent.find(({ body }) => /to target/.test(String(body.summary))),
    );
    // 13 pupil premium pupils, 3 of 13 absent; 93 % allows none (floor of 0.91).
    const text = textOf(posted.body);
    expect(text).toMatch(/BA · Wed 16 Sep, morning/);
    expect(text).toMatch(/−3/);
    expect(text).toMatch(/3 pupil premium pupils absent, 0 allowed: 3 over/);
    expect(text).toMatch(/1 pupil = 7\.69 %/);
    expect(text).toMatch(/3 worse than Tuesday · data from 09:4\d · no mark missing/);
    expect(JSON.stringify(posted.body)).not.toMatch(allNames);

    await product.importCsv('marks', 'school,upn,date,session,code\nBA,A8A1,2026-09-16,AM,L\n');
    const update = await eventually('the update', async () =>
      connector.sent.find(({ method, body }) => method === 'PUT' && /−2/.test(textOf(body))),
    );
    expect(update.id).toBe(posted.id);

    const now = (await product.request('/api/schools/BA/daily-card', { method: 'POST' })).body as {
      channels: unknown[];
    };
    expect(now.channels).toEqual([
      { channel: '19:channel@thread.tacv2', activityId: posted.id, posted: 'updated' },
    ]);

    expect(textOf(await say('officer@grove.example', 'channel', 'stop posting'))).toMatch(/No more cards/);
    expect((await product.request('/api/schools/BA/daily-card', { method: 'POST' })).body).toEqual({
      channels: [],
    });
  });

  it('tells no figure of a school of one pupil, and says why', async () => {
    await product.importCsv('marks', 'school,upn,date,session,code\nCA,CEDAR1,2026-09-16,AM,/\n');
    await say('officer.ca@grove.example', 'channel', 'post here');
    const posted = await eventually('the card', async () =>
      connector.sent.find(({ body }) => String(body.summary).startsWith('CA')),
    );
    expect(textOf(posted.body)).toMatch(/Fewer than 10 pupils, so no figure is told here/);
    expect(textOf(posted.body)).not.toMatch(/absent, |allowed:|1 pupil =|mark/);
  });

  it('gives a trust channel a row for each school and their sum', async () => {
    await say('trust@grove.example', 'channel', 'post here trust');
    const posted = await eventually('the trust’s card', async () =>
      connector.sent.find(({ body }) => String(body.summary).startsWith('Grove Trust')),
    );
    expect(textOf(posted.body)).toMatch(
      /BA[\s\S]*CA[\s\S]*not told: fewer than 10 pupils[\s\S]*Trust[\s\S]*not told/,
    );
  });
});

describe('the door', () => {
  it('refuses a serviceUrl elsewhere, and what is no activity', async () => {
    const elsewhere = {
      ...activity('head@grove.example', 'personal', { type: 'message', text: 'help' }),
      serviceUrl: 'https://example.org/',
    };
    expect((await post(elsewhere)).status).toBe(403);
    for (const odd of [
      {},
      [],
      'x',
      null,
      { type: 'message' },
      { type: 7, serviceUrl: connector.serviceUrl },
    ]) {
      expect((await post(odd as object)).status).toBeGreaterThanOrEqual(400);
      expect((await post(odd as object)).status).toBeLessThan(500);
    }
  });

  it('answers an unknown invoke and an unknown verb without failing', async () => {
    expect(
      (
        await post(
          activity('head@grove.example', 'personal', { type: 'invoke', name: 'what/ever', value: {} }),
        )
      ).status,
    ).toBe(501);
    expect(textOf(await press('head@grove.example', { type: 'Action.Execute', verb: 'nonsense' }))).toMatch(
      /did not understand/,
    );
  });
});
