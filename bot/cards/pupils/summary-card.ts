import type { PupilMatch, PupilSummary } from '#shared/contracts/pupils/pupil-summary.ts';
import { actionKindLabels } from '#shared/wording/actions/action-text.ts';
import { dataFromText, shortDayText } from '#shared/wording/basics/date-text.ts';
import { flagLabels } from '#shared/wording/roll/flag-text.ts';
import { plural, percentText } from '#shared/wording/basics/number-text.ts';
import { pupilLabels } from '#shared/wording/roll/pupil-text.ts';
import { persistentAbsenceText, yearText } from '#shared/wording/roll/pupil-facts.ts';
import { byWhomText, outcomeText, restrictedNoteText } from '#shared/wording/actions/outcome-text.ts';
import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';
import {
  card,
  heading,
  openTab,
  press,
  subtle,
  text,
  type AdaptiveCard,
  type CardElement,
} from '../basics/card-parts.ts';

const WEEKS_SHOWN = 4;

/** A pupil's summary, for a personal chat only. */
export function summaryCard(
  summary: PupilSummary,
  options: { today: string; madeAt: string; readerId: string | null; link: string },
): AdaptiveCard {
  const { pupil, yearToDate } = summary;
  const facts: CardElement = {
    type: 'FactSet',
    facts: [
      {
        title: 'This year',
        value: `${percentText(yearToDate.percent)}: ${summary.missedSessions} of ${plural(yearToDate.possible, 'session')} missed`,
      },
      {
        title: 'Band',
        value: [
          summary.band ?? 'not known yet',
          persistentAbsenceText(summary.persistentAbsence, yearToDate.possible),
        ]
          .filter(Boolean)
          .join(' · '),
      },
      ...(summary.plan
        ? []
        : [
            {
              title: 'Stage',
              value: summary.stage === null ? 'none reached' : `stage ${summary.stage} reached`,
            },
          ]),
      ...(summary.mayRing ? contactFacts(summary) : [{ title: 'Contacts', value: pupilLabels.notForYou }]),
    ],
  };
  const made = card(
    [
      heading(pupil.name),
      text(
        [
          pupil.schoolName,
          pupil.tutorGroup,
          yearText(pupil.yearGroup),
          ...pupil.flags.map((flag) => flagLabels(flag).short),
        ]
          .filter(Boolean)
          .join(' · '),
      ),
      facts,
      ...(summary.plan?.sentences ?? []).map((sentence) => text(sentence)),
      ...(summary.plan?.standing ?? []).map(({ says }) => text(says)),
      text('Last weeks (morning, afternoon)', { weight: 'Bolder', separator: true }),
      ...summary.lastWeeks
        .slice(0, WEEKS_SHOWN)
        .map(({ week, marks }) =>
          text(`${shortDayText(week)}:  ${marksOfWeekText(marks)}`, { fontType: 'Monospace' }),
        ),
      text('Last contacts', { weight: 'Bolder', separator: true }),
      ...(summary.lastOutcomes.length === 0 ? [subtle("We haven't spoken to anyone yet.")] : []),
      ...summary.lastOutcomes.map((outcome) =>
        text(
          `${outcomeText(outcome, options.today)} (${byWhomText(outcome, options.today)})${outcome.note ? `: ${outcome.note}` : ''}`,
        ),
      ),
      ...(summary.restrictedNotes > 0 ? [subtle(restrictedNoteText)] : []),
      subtle(dataFromText(summary.asOf, options.today)),
    ],
    [openTab('Open in the tab', options.link)],
  );
  if (!options.readerId) return made;
  const refresh = press('Refresh', 'refresh-summary', { pupilId: pupil.id, madeAt: options.madeAt });
  return { ...made, refresh: { action: refresh, userIds: [options.readerId] } };
}

function contactFacts({ contacts, actions }: PupilSummary): { title: string; value: string }[] {
  const named = contacts
    .slice(0, 3)
    .map(
      ({ name, relationship, phone }) =>
        `${nameInSentence(name)}${relationship ? ` (${relationship})` : ''}${phone ? ` ${phone}` : ''}`,
    );
  return [
    { title: 'Contacts', value: named.join('; ') || 'none on file yet' },
    {
      title: 'Open',
      value: actions.map((action) => actionKindLabels[action.kind]).join('; ') || 'nothing open',
    },
  ];
}

/** Mon to Fri, each morning and afternoon: "/\ /\ I I -- --" */
function marksOfWeekText(marks: readonly string[]): string {
  const days: string[] = [];
  for (let day = 0; day < marks.length; day += 2) days.push(`${marks[day] || '·'} ${marks[day + 1] || '·'}`);
  return days.join('   ');
}

/** Several pupils match: the reader chooses, whose summary or of whom to say something. */
export function matchesCard(
  text: string,
  matches: readonly PupilMatch[],
  more: boolean,
  verb: 'open-summary' | 'ask-notice' = 'open-summary',
): AdaptiveCard {
  return card([
    heading(`Which pupil? ${plural(matches.length, 'match', 'matches')} for “${nameInSentence(text)}”`),
    ...matches.map((match): CardElement => ({
      type: 'ActionSet',
      spacing: 'Small',
      actions: [
        press(
          `${nameInSentence(match.name)} · ${[match.tutorGroup, match.school].filter(Boolean).join(', ')}`,
          verb,
          { pupilId: match.id },
        ),
      ],
    })),
    ...(more ? [subtle('There are more. Add another part of the name.')] : []),
  ]);
}
