import { describe, expect, it } from '@jest/globals';
import { answerTeams, linkInside, themeEvent } from '../../tabs/local-desk/teams-host.ts';
import type { Hosted } from '../../tabs/local-desk/teams-host.ts';

const origin = 'http://127.0.0.1:3978';
const heard: string[] = [];
const hosted: Hosted = {
  theme: 'dark',
  person: {
    name: 'Tilly Tutor',
    email: 'tilly@school.example',
    entraObjectId: 'oid-1',
    tenantId: 'tenant-1',
  },
  subPageId: 'call/7',
  token: async () => 'a-token',
  openLink: (link) => heard.push(link),
  failed: (why) => heard.push(why),
};
const ask = (func: string, ...args: unknown[]) =>
  answerTeams({ id: 3, uuidAsString: 'u-3', func, args }, hosted);

describe('the frame that hosts the tab', () => {
  it('answers initialize under the request’s own ids, with a runtime teams-js can parse', async () => {
    const answer = await ask('initialize', '2.58.0', 4, []);
    expect(answer).toMatchObject({
      id: 3,
      uuidAsString: 'u-3',
      args: ['content', 'web', expect.any(String), '2.58.0'],
    });
    expect(JSON.parse(answer?.args[2] as string)).toMatchObject({ apiVersion: 4, supports: { pages: {} } });
  });

  it('names the person, the theme and the page asked for', async () => {
    expect((await ask('getContext'))?.args).toMatchObject([
      {
        theme: 'dark',
        userObjectId: 'oid-1',
        loginHint: 'tilly@school.example',
        tid: 'tenant-1',
        subEntityId: 'call/7',
      },
    ]);
    expect(themeEvent('contrast')).toEqual({ func: 'themeChange', args: ['contrast'] });
  });

  it('hands out the picked person’s token, or says why not', async () => {
    expect((await ask('authentication.getAuthToken'))?.args).toEqual([true, 'a-token']);
    const token = () => Promise.reject(new Error('Nobody by that name.'));
    const refused = await answerTeams({ id: 1, func: 'authentication.getAuthToken' }, { ...hosted, token });
    expect(refused?.args).toEqual([false, 'Nobody by that name.']);
  });

  it('opens links, and stays silent where Teams does', async () => {
    expect((await ask('executeDeepLink', `${origin}/tab`))?.args).toEqual([true]);
    expect(heard).toEqual([`${origin}/tab`]);
    expect(await ask('registerHandler', 'themeChange')).toBeUndefined();
    expect(await answerTeams({ func: 'initialize' }, hosted)).toBeUndefined();
  });
});

describe('a link on a card', () => {
  const entity = 'https://teams.microsoft.com/l/entity/app/attendance';
  it.each([
    [`${origin}/tab?page=today#x`, { path: '/tab?page=today#x', subPageId: null }],
    ['/tab', { path: '/tab', subPageId: null }],
    [
      `${entity}?context=${encodeURIComponent('{"subEntityId":"call/7"}')}`,
      { path: '/tab', subPageId: 'call/7' },
    ],
    [
      `${entity}?webUrl=${encodeURIComponent(`${origin}/tab/calls`)}&context=x`,
      { path: '/tab/calls', subPageId: null },
    ],
    [`${origin}/tabs`, null],
    ['https://elsewhere.example/tab', null],
    ['http://[', null],
  ])('%s leads to %j', (link, inside) => {
    expect(linkInside(link, origin)).toEqual(inside);
  });
});
