import { describe, expect, it } from '@jest/globals';
import { appToken } from '../../bot/graph/app-token.ts';

const tenantId = '6a1f0e52-9d3b-4c7a-8e15-0b2d4f6a8c90';

describe('the application’s token for Graph', () => {
  it('is asked of the tenant once, and kept', async () => {
    const asked: { url: string; body: string }[] = [];
    const answer = { token_type: 'Bearer', expires_in: 3600, access_token: 'graph-token' };
    const token = appToken({
      tenantId,
      clientId: '1c7e5b90-4a2d-4f38-b6c1-93d0a85e7f24',
      clientSecret: 'shh',
      networkClient: {
        sendGetRequestAsync: () => Promise.reject(new Error('nothing to look up')),
        sendPostRequestAsync: async <Body>(url: string, options?: { body?: string }) => {
          asked.push({ url, body: options?.body ?? '' });
          return { headers: {}, status: 200, body: answer as Body };
        },
      },
    });
    expect([await token(), await token()]).toEqual(['graph-token', 'graph-token']);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toContain(`/${tenantId}/oauth2/v2.0/token`);
    const sent = new URLSearchParams(asked[0]?.body);
    expect([sent.get('grant_type'), sent.get('scope')?.split(' ')[0]]).toEqual([
      'client_credentials',
      'https://graph.microsoft.com/.default',
    ]);
  });
});
