import type { z } from 'zod';
import type { ApiRequest } from '#shared/contracts/api-request.ts';
import type { ByteSource } from '#shared/contracts/imports/file-rows.ts';
import type { StaffContext } from '../operations/context.ts';

type Part<Request, Key extends 'params' | 'query' | 'body'> =
  Request extends Record<Key, infer Schema>
    ? Schema extends z.ZodType
      ? z.infer<Schema>
      : unknown
    : unknown;

/** What is asked: each part as its contract says. */
interface RequestInput<Request> {
  params: Part<Request, 'params'>;
  query: Part<Request, 'query'>;
  body: Part<Request, 'body'>;
  /** The file itself, for requests that bring one. */
  file: ByteSource;
}

/** What answers each request of a list; none can be left out. */
export type HandlersOf<Requests extends Record<string, ApiRequest>> = {
  [Name in keyof Requests]: (ctx: StaffContext, input: RequestInput<Requests[Name]>) => Promise<unknown>;
};
