import { describe, expect, it } from '@jest/globals';
import { requestUrl } from '../../tabs/api/request-url.ts';

describe('the address of a request', () => {
  it('fills in the names of the path, whatever a group is called', () => {
    expect(requestUrl('tutorGroup', { params: { school: 'BRA', group: '10 B/Ä' } })).toBe(
      '/api/schools/BRA/tutor-groups/10%20B%2F%C3%84',
    );
  });

  it('leaves out what is not asked for', () => {
    expect(requestUrl('actions', { query: { assignee: 'me', status: undefined, limit: 20 } })).toBe(
      '/api/actions?assignee=me&limit=20',
    );
    expect(requestUrl('trustDaily')).toBe('/api/trust/daily');
  });

  it('refuses a path with a hole in it', () => {
    expect(() => requestUrl('callSheet')).toThrow('needs "id"');
  });
});
