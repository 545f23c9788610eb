import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import type { WorkToday } from '#shared/contracts/actions/work-today.ts';
import type { Api } from '../../../tabs/api/api-client.ts';
import { ApiContext } from '../../../tabs/api/use-api.ts';
import { NothingToDo } from '../../../tabs/pages/actions/NothingToDo.tsx';

const NOW = '2026-09-16T09:40:00+01:00';

function shown(registersMissing: number, otherWork: boolean): { text: string; lookAgain: unknown } {
  const client = new QueryClient();
  const work: WorkToday = {
    schools: [
      {
        school: 'BRA',
        schoolName: 'Brackenfield',
        schoolDay: true,
        asOf: '2026-09-16T09:35:00+01:00',
        registersMissing,
        officeOfOne: false,
        codesToEnter: 0,
      },
    ],
  };
  client.setQueryData(['me', {}], { now: NOW });
  client.setQueryData(['workToday', {}], work);
  const html = renderToStaticMarkup(
    <FluentProvider theme={webLightTheme}>
      <QueryClientProvider client={client}>
        <ApiContext value={{} as Api}>
          <NothingToDo otherWork={otherWork} />
        </ApiContext>
      </QueryClientProvider>
    </FluentProvider>,
  );
  const asked = client.getQueryCache().find({ queryKey: ['workToday', {}] })?.options;
  return {
    text: html.replace(/<style.*?<\/style>|<[^>]+>/g, '').trim(),
    lookAgain: asked && 'refetchInterval' in asked ? asked.refetchInterval : null,
  };
}

it('says that registers are missing under no calls, whatever else there is to do', () => {
  expect(shown(2, false).text).toBe('Not known yet: 2 registers missing.');
  expect(shown(2, true).text).toBe('Not known yet: 2 registers missing.');
  expect(shown(0, false).text).toBe('Nothing to do. Thank you.');
  expect(shown(0, true).text).toBe('');
});

it('looks again by itself: a register becomes due with no change of data', () => {
  expect(shown(0, false).lookAgain).toBe(30_000);
});
