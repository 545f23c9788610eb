/** The one list of requests that cross the HTTP door; routes, the tab's client and the OpenAPI document come from it. */
import type { z } from 'zod';
import { actionRequests } from './actions/requests.ts';
import { adminRequests } from './admin/requests.ts';
import { escalationRequests } from './escalation/requests.ts';
import { figureRequests } from './figures/requests.ts';
import { importRequests } from './imports/requests.ts';
import { messageRequests } from './messages/requests.ts';
import { patternRequests } from './patterns/requests.ts';
import { peopleRequests } from './people/requests.ts';
import { pupilRequests } from './pupils/requests.ts';
import { targetRequests } from './targets/requests.ts';
import type { ApiRequest } from './api-request.ts';
import { changes } from './changes.ts';
import { me } from './people/person.ts';

export const tabApi = {
  me: { method: 'GET', path: '/api/me', summary: 'Who I am and what I may open', right: 'staff', answer: me },
  changes: {
    method: 'GET',
    path: '/api/changes',
    summary:
      'Whether data where I have a post has changed, by signs that differ then: asked every few seconds by an open page',
    right: 'staff',
    polled: true,
    answer: changes,
  },
  ...peopleRequests,
  ...targetRequests,
  ...figureRequests,
  ...patternRequests,
  ...actionRequests,
  ...escalationRequests,
  ...pupilRequests,
  ...messageRequests,
  ...importRequests,
  ...adminRequests,
} as const satisfies Record<string, ApiRequest>;

export type TabApi = typeof tabApi;
export type RequestName = keyof TabApi;
/** Requests whose answers also leave as CSV or a workbook. */
export type SheetName = {
  [Name in RequestName]: TabApi[Name] extends { sheet: true } ? Name : never;
}[RequestName];
export type SheetFormat = 'csv' | 'xlsx';
export type AnswerTo<Name extends RequestName> = z.infer<TabApi[Name]['answer']>;
type Part<Name extends RequestName, Key extends 'params' | 'query' | 'body'> =
  TabApi[Name] extends Record<Key, infer Schema>
    ? Schema extends z.ZodType
      ? z.infer<Schema>
      : unknown
    : unknown;
export type ParamsOf<Name extends RequestName> = Part<Name, 'params'>;
export type QueryOf<Name extends RequestName> = Part<Name, 'query'>;
export type BodyOf<Name extends RequestName> = Part<Name, 'body'>;
