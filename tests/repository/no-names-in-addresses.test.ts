/** Addresses stand in the logs of gateways, in histories and in links that are passed on: ids alone may. */
import { expect, it } from '@jest/globals';
import type { ApiRequest } from '#shared/contracts/api-request.ts';
import { tabApi } from '#shared/contracts/tab-api.ts';
import { tabPages } from '#shared/contracts/tab-addresses.ts';

const NAMES_SOMEBODY = /name|search|text|words|upn|mail|phone|person|birth/i;

function partsOfAddress({ path, params, query }: ApiRequest): string[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, part = '']) => part);
  return [...inPath, ...Object.keys(params?.shape ?? {}), ...Object.keys(query?.shape ?? {})];
}

it('no request asks for a name, a UPN or an e-mail address in its own address', () => {
  const found = Object.entries<ApiRequest>(tabApi).flatMap(([name, request]) =>
    partsOfAddress(request)
      .filter((part) => NAMES_SOMEBODY.test(part))
      .map((part) => `${name}: ${part}`),
  );
  expect(found).toEqual([]);
});

it('nor does a page of the tab', () => {
  const parts = Object.values(tabPages).flatMap(({ at }) =>
    [...at.matchAll(/:(\w+)/g)].map(([part]) => part),
  );
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.filter((part) => NAMES_SOMEBODY.test(part))).toEqual([]);
});
