import { describe, expect, it } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import type { CodingWatch } from '#shared/contracts/patterns/coding-watch.ts';
import { CodingQuestions } from '../../../tabs/pages/patterns/CodingWatch.tsx';

const watch: CodingWatch = {
  school: 'BRA',
  schoolName: 'Bramblewood Academy',
  from: '2026-11-02',
  to: '2026-11-27',
  questions: [
    {
      asks: 'Code B was 2.1 % of sessions, 0.6 % before. Is there a new programme?',
      evidence: {
        kind: 'code-share',
        code: 'B',
        recent: { found: 210, sessions: 10_000 },
        before: { found: 60, sessions: 10_000 },
      },
    },
  ],
};

describe('questions about the registers', () => {
  it('are shown in words with the days they are about', () => {
    const html = renderToStaticMarkup(<CodingQuestions watch={watch} />);
    expect(html).toContain('Is there a new programme?');
    expect(html).toContain('Mon 2 Nov to Fri 27 Nov');
  });

  it('are good news when there are none', () => {
    expect(renderToStaticMarkup(<CodingQuestions watch={{ ...watch, questions: [] }} />)).toContain(
      'Nothing to ask',
    );
  });
});
