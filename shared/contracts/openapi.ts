import { z } from 'zod';
import type { ApiRequest } from './api-request.ts';
import { tabApi } from './tab-api.ts';
import { problemBody } from './basics/problem.ts';

/** The reference in OpenAPI 3.1, made from the one list of requests. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, request] of Object.entries<ApiRequest>(tabApi)) {
    (paths[request.path] ??= {})[request.method.toLowerCase()] = operationOf(name, request);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Attendance First', version: '1' },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: z.toJSONSchema(problemBody) },
    },
  };
}

function operationOf(name: string, request: ApiRequest): object {
  const body = request.csv
    ? { 'text/csv': { schema: { type: 'string' } } }
    : request.body && { 'application/json': { schema: z.toJSONSchema(request.body, { io: 'input' }) } };
  return {
    operationId: name,
    summary: request.summary,
    parameters: [
      ...parameters(request.params, 'path'),
      ...parameters(request.query, 'query'),
      ...(request.sheet ? [asSheet] : []),
    ],
    ...(body && { requestBody: { required: true, content: body } }),
    responses: {
      '200': {
        description: 'Done',
        content: {
          'application/json': { schema: z.toJSONSchema(request.answer) },
          ...(request.sheet && sheetContent),
        },
      },
      default: {
        description: 'Refused',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const asSheet = {
  name: 'format',
  in: 'query',
  required: false,
  description: 'The same as a table: CSV, or an Excel workbook',
  schema: { enum: ['csv', 'xlsx'] },
};
const sheetContent = {
  'text/csv': { schema: { type: 'string' } },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    schema: { type: 'string', format: 'binary' },
  },
};

function parameters(schema: z.ZodObject | undefined, where: 'path' | 'query'): object[] {
  if (!schema) return [];
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, object>;
  };
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: where,
    required: where === 'path',
    schema: described,
  }));
}
