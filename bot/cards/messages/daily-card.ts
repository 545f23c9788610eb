import type { DailyCardView, TrustCardView } from '#shared/contracts/messages/daily-card.ts';
import { meaningOfDiff } from '#shared/domain/targets/target.ts';
import { dataAge, dayAndSessionsText, dayText } from '#shared/wording/basics/date-text.ts';
import { notToldShort, tooFewText } from '#shared/wording/basics/told-text.ts';
import {
  diffChangeText,
  diffMeaningText,
  diffSentence,
  missingText,
  noFigureToldText,
  notToldLabel,
  onePupilText,
  returnsText,
  schoolsCountedText,
  smallCohortText,
} from '#shared/wording/figures/diff-text.ts';
import { yearsText } from '#shared/wording/targets/cohort-text.ts';
import { plural, sentenceCase, signed } from '#shared/wording/basics/number-text.ts';
import {
  card,
  colourOf,
  columns,
  openTab,
  subtle,
  text,
  type AdaptiveCard,
  type CardAction,
  type CardElement,
} from '../basics/card-parts.ts';
import { explainDailyCard } from '../basics/plain-cards.ts';

/** The daily card of a school or the trust, for a channel: numbers, never a name. */
export function dailyCard(view: DailyCardView | TrustCardView): AdaptiveCard {
  return view.kind === 'school' ? schoolCard(view) : trustCard(view);
}

/** What a notification shows: no more than the card's first line. */
export function dailyCardSummary(view: DailyCardView | TrustCardView): string {
  const scope = view.kind === 'school' ? view.school : view.name;
  const notTold = view.kind === 'school' ? notToldLabel : notToldShort;
  const told = view.allowed === null ? notTold : `${signed(view.diff)} to target`;
  return `${scope}: ${told}, ${dayText(view.date)}`;
}

function schoolCard(view: DailyCardView): AdaptiveCard {
  const look = { color: colourOf[meaningOfDiff(view.diff)], weight: 'Bolder' };
  const years = view.years ? ` · ${yearsText(view.years)}` : '';
  const when = view.schoolDay
    ? dayAndSessionsText(view.date, view.sessions)
    : `${dayText(view.date)}: no school today`;
  const heading = {
    width: 'stretch',
    items: [text(`${view.school} · ${when}`, { weight: 'Bolder' }), subtle(`${view.name}${years}`)],
  };
  const buttons = [openTab('Open the desk', view.link), whatIsThis()];
  if (view.tooFew)
    return card([columns(heading), text(`${noFigureToldText}.`), ...replacesLine(view.replaces)], buttons);
  return card(
    [
      columns(heading, {
        width: 'auto',
        items: [text(signed(view.diff), { ...look, size: 'ExtraLarge', horizontalAlignment: 'Right' })],
      }),
      columns(
        { width: 'stretch', items: [text(`${diffSentence(view)}.`)] },
        {
          width: 'auto',
          items: [text(diffMeaningText(view.diff), { ...look, horizontalAlignment: 'Right' })],
        },
      ),
      text(
        sentences(onePupilText(view.onePupilPercent), returnsText(view.returnsNeeded, view.targetPercent)),
      ),
      subtle(provenance(view, diffChangeText(view.change?.value ?? null, view.change?.since ?? null))),
      ...(view.smallCohort ? [subtle(smallCohortText)] : []),
      ...replacesLine(view.replaces),
    ],
    buttons,
  );
}

function trustCard(view: TrustCardView): AdaptiveCard {
  const look = { color: colourOf[meaningOfDiff(view.diff)], weight: 'Bolder' };
  const cell = (label: string, style: Record<string, unknown> = {}): object => ({
    type: 'TableCell',
    items: [text(label, style)],
  });
  const row = (...cells: object[]): object => ({ type: 'TableRow', cells });
  const number = { horizontalAlignment: 'Right' };
  const bold = { weight: 'Bolder' };
  const table: CardElement = {
    type: 'Table',
    firstRowAsHeader: true,
    columns: [{ width: 7 }, { width: 8 }, { width: 8 }, { width: 5 }, { width: 6 }],
    rows: [
      row(
        ...['School', 'Allowed', 'Absent', 'Diff', ''].map((label, index) =>
          cell(label, { ...bold, ...(index > 0 && index < 4 && number) }),
        ),
      ),
      ...view.rows.map((school) => {
        const colour = { color: colourOf[meaningOfDiff(school.diff)] };
        return row(
          cell(school.smallCohort ? `${school.school} (all pupils)` : school.school),
          cell(countOf(school.allowed), number),
          cell(countOf(school.absent), number),
          cell(signed(school.diff), { ...number, ...colour, ...bold }),
          cell(school.tooFew ? notToldLabel : diffMeaningText(school.diff), colour),
        );
      }),
      row(
        cell('Trust', bold),
        cell(countOf(view.allowed), { ...number, ...bold }),
        cell(countOf(view.absent), { ...number, ...bold }),
        cell(signed(view.diff), { ...number, ...look }),
        cell(view.allowed === null ? notToldShort : diffMeaningText(view.diff), look),
      ),
    ],
    fallback: text(
      [
        ...view.rows.map(
          (school) =>
            `${school.school}: ${school.tooFew ? notToldLabel : `${signed(school.diff)} ${diffMeaningText(school.diff)}`}`,
        ),
        `Trust: ${view.allowed === null ? notToldShort : signed(view.diff)}`,
      ].join('\n\n'),
    ),
  };
  const everyPp = view.rows.every((school) => school.cohort === 'pp' || school.smallCohort);
  return card(
    [
      columns(
        {
          width: 'stretch',
          items: [
            text(`${view.name} · ${dayAndSessionsText(view.date, view.sessions)}`, { weight: 'Bolder' }),
            subtle(
              `${schoolsCountedText(view.counted, view.total)}${everyPp ? ' · pupil premium pupils' : ''}`,
            ),
          ],
        },
        {
          width: 'auto',
          items: [text(signed(view.diff), { ...look, size: 'ExtraLarge', horizontalAlignment: 'Right' })],
        },
      ),
      table,
      ...(view.allowed === null ? [subtle(tooFewText)] : []),
      text(
        view.returnsNeeded === null || view.returnsNeeded === 0
          ? ''
          : `${view.returnsNeeded} back in and the trust is on target.`,
      ),
      subtle(provenance(view, diffChangeText(view.change, view.changeSince))),
      ...replacesLine(view.replaces),
    ].filter((element) => element.text !== ''),
    [openTab('Open the figures', view.link), whatIsThis()],
  );
}

const countOf = (pupils: number | null): string => (pupils === null ? '–' : String(pupils));

const sentences = (...parts: string[]): string =>
  parts
    .filter(Boolean)
    .map((part) => `${part}.`)
    .join(' ');

type Provenance = Pick<
  DailyCardView,
  'asOf' | 'now' | 'registersMissing' | 'missingMarks' | 'best' | 'worst'
>;

/** "7 better than Tuesday · data from 13:52 · 1 mark missing (−12 to −12)" */
function provenance(view: Provenance, change: string): string {
  const missing = missingText({
    missingMarks: view.missingMarks,
    registersMissing: view.registersMissing,
    diffIfMissingAbsent: view.worst,
    diffIfMissingPresent: view.best,
  });
  const registers =
    view.missingMarks === 0 && view.registersMissing > 0
      ? `${plural(view.registersMissing, 'register')} missing`
      : '';
  return sentenceCase(
    [change, dataAge(view.asOf, view.now).text, missing || registers || 'no mark missing']
      .filter(Boolean)
      .join(' · '),
  );
}

const replacesLine = (replaces: boolean): CardElement[] =>
  replaces ? [subtle('This replaces an earlier card of today.')] : [];

/** Opens within the card: no answer is waited for, and the figures stay where they are. */
const whatIsThis = (): CardAction => ({
  type: 'Action.ShowCard',
  title: 'What is this?',
  card: explainDailyCard(),
});
